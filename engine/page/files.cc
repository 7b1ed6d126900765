#include "engine/page/files.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace sourcier {
namespace {

namespace fs = std::filesystem;

// Few calls for a large file, little memory for a small one.
constexpr std::size_t kReadAtOnce = 256 << 10;

}  // namespace

Error cannot_open(const std::string& path, const std::error_code& error) {
  const bool is_missing = error == std::errc::no_such_file_or_directory;
  const bool is_address = path.find("://") != std::string::npos;
  return {is_missing ? ErrorKind::kNotFound : ErrorKind::kIo, path,
          is_missing && is_address
              ? "is no file, and no address that is fetched here; wanted a file, or http:// or "
                "https:// where the command takes addresses"
              : "cannot open: " + error.message()};
}

Result<std::unique_ptr<FileStream>> FileStream::open(const std::string& path,
                                                     std::atomic<std::uint64_t>* count) {
  if (path == "-") return std::unique_ptr<FileStream>(new FileStream(path, File(stdin), count));
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status) && !error)
    error = std::make_error_code(std::errc::no_such_file_or_directory);
  if (error) return tl::unexpected(cannot_open(path, error));
  if (fs::is_directory(status)) return fail(ErrorKind::kUnsupported, path, "is a folder");
  File file(std::fopen(path.c_str(), "rb"));
  if (file == nullptr) return tl::unexpected(cannot_open(path, {errno, std::generic_category()}));
  return std::unique_ptr<FileStream>(new FileStream(path, std::move(file), count));
}

// Reads until the piece is full, so that the bytes come in the same pieces from a pipe as from a
// file.
bool FileStream::append_to(ByteBuffer& buffer) {
  char* const to = buffer.reserve(kReadAtOnce);
  std::size_t size = 0;
  while (size < kReadAtOnce && !failure_) {
    // Straight from the descriptor: a buffer of the C library would only copy once more.
    const ssize_t count = ::read(fileno(file_.get()), to + size, kReadAtOnce - size);
    if (count == 0) break;
    if (count > 0) {
      size += static_cast<std::size_t>(count);
    } else if (errno != EINTR) {
      failure_ = Error{ErrorKind::kIo, path_, std::string("cannot read: ") + std::strerror(errno)};
    }
  }
  buffer.grow(size);
  *count_ += size;
  return size > 0;
}

}  // namespace sourcier
