#include "apps/cli/parquet.h"

#include <spawn.h>
#include <sys/wait.h>

#include <cstdlib>

#include "apps/cli/command.h"

extern char** environ;

namespace sourcier::cli {
namespace {

constexpr const char* kPythonVariable = "SOURCIER_PYTHON";
constexpr const char* kIsThere =
    "import importlib.util as u, sys\n"
    "sys.exit(any(u.find_spec(name) is None for name in ('sourcier', 'pyarrow')))";

// Its exit status; kFailed where it cannot be run.
int run(std::vector<std::string> command) {
  std::vector<char*> argv;
  for (std::string& word : command) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  if (posix_spawnp(&child, argv.front(), nullptr, nullptr, argv.data(), environ) != 0)
    return kFailed;
  int status = 0;
  if (waitpid(child, &status, 0) != child || !WIFEXITED(status)) return kFailed;
  return WEXITSTATUS(status);
}

}  // namespace

int export_parquet(std::vector<std::string> arguments) {
  const char* named = std::getenv(kPythonVariable);
  const std::string python = named != nullptr && *named != '\0' ? named : "python3";
  if (run({python, "-c", kIsThere}) != 0) {
    complain(
        "parquet needs the Python package: " + python +
        " -m pip install ./bindings/python pyarrow (SOURCIER_PYTHON names another Python); csv "
        "and jsonl are read by the same tools");
    return kFailed;
  }
  std::vector<std::string> command = {python, "-m", "sourcier", "export", "--format", "parquet"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run(std::move(command));
}

}  // namespace sourcier::cli
