// A file beside the store: SQLite's own locks are on the store's file, and closing any other
// descriptor of it would drop them.
#include "engine/store/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace sourcier {
namespace {

constexpr mode_t kMode = 0644;

// Who held the lock before may have taken the file away after we had opened it.
bool is_still_there(const std::string& path, int file) {
  struct stat ours{};
  struct stat there{};
  return fstat(file, &ours) == 0 && stat(path.c_str(), &there) == 0 &&
         ours.st_ino == there.st_ino && ours.st_dev == there.st_dev;
}

}  // namespace

Result<WriterLock> WriterLock::take(const std::string& store_path) {
  std::string path = store_path + "-lock";
  for (;;) {
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, kMode);
    if (file < 0) {
      const bool is_folder_missing = errno == ENOENT || errno == ENOTDIR;
      if (is_folder_missing)
        return fail(ErrorKind::kNotFound, store_path,
                    "there is no folder of that name to write in");
      return fail(ErrorKind::kIo, store_path,
                  std::string("cannot write beside the store: ") + std::strerror(errno));
    }
    if (flock(file, LOCK_EX | LOCK_NB) != 0) {
      close(file);
      return fail(ErrorKind::kIo, store_path,
                  "another program is adding to the store or taking out of it; wait until it has "
                  "ended");
    }
    if (is_still_there(path, file)) return WriterLock(std::move(path), file);
    close(file);
  }
}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : path_(std::move(other.path_)), file_(std::exchange(other.file_, -1)) {}

WriterLock::~WriterLock() {
  if (file_ < 0) return;
  unlink(path_.c_str());
  close(file_);
}

}  // namespace sourcier
