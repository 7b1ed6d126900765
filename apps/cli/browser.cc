#include "apps/cli/browser.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sourcier::cli {

bool open_in_browser(const std::string& page) {
  // The pipe closes by itself when the opener is started; a byte in it says that it was not.
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return false;
  const pid_t child = fork();
  if (child == 0) {
    execlp("xdg-open", "xdg-open", page.c_str(), nullptr);
    const char failed = 1;
    _exit(write(ends[1], &failed, 1) == 1 ? 127 : 126);
  }
  close(ends[1]);
  char failed = 0;
  const bool is_open = child > 0 && read(ends[0], &failed, 1) == 0;
  close(ends[0]);
  if (child > 0 && !is_open) waitpid(child, nullptr, 0);
  return is_open;
}

}  // namespace sourcier::cli
