#include "engine/page/zip/zip.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace sourcier {
namespace {

struct EndArchive {
  void operator()(archive* handle) const { archive_read_free(handle); }
};
using ArchiveHandle = std::unique_ptr<archive, EndArchive>;

std::string reason_of(archive* handle) {
  const char* text = archive_error_string(handle);
  return text == nullptr ? "it is damaged" : text;
}

class ZipReader {
 public:
  ZipReader(std::string_view bytes, const std::string& path)
      : path_(path),
        handle_(archive_read_new()),
        most_(bytes.size() * kMostInflation + kFreeInflation) {
    archive_read_support_format_zip(handle_.get());
    is_open_ = archive_read_open_memory(handle_.get(), bytes.data(), bytes.size()) == ARCHIVE_OK;
  }

  bool is_open() const { return is_open_; }
  archive* get() const { return handle_.get(); }

  // The data of the member at hand.
  Result<std::string> unpack(archive_entry* entry, const std::string& name) {
    const std::string where = path_ + "/" + name;
    if (archive_entry_is_encrypted(entry) != 0)
      return fail(ErrorKind::kUnsupported, where, "is encrypted");
    std::string bytes;
    for (;;) {
      const void* block = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      const int status = archive_read_data_block(handle_.get(), &block, &size, &offset);
      if (status == ARCHIVE_EOF) return bytes;
      if (status < ARCHIVE_WARN) {
        return fail(ErrorKind::kMalformed, where,
                    "cannot be unpacked: " + reason_of(handle_.get()));
      }
      unpacked_ += size;
      if (bytes.size() + size > kLargestMember || unpacked_ > most_) {
        return fail(ErrorKind::kTooLarge, where,
                    "unpacks to more than " + std::to_string(bytes.size()) +
                        " bytes, which is beyond the limits on members and on inflation");
      }
      if (size > 0) bytes.append(static_cast<const char*>(block), size);
    }
  }

 private:
  const std::string& path_;
  ArchiveHandle handle_;
  std::size_t most_;
  std::size_t unpacked_ = 0;
  bool is_open_ = false;
};

std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  return name == nullptr ? std::string() : name;
}

}  // namespace

Result<void> read_zip(std::string_view archive, const std::string& path,
                      const std::function<bool(const std::string&)>& wants,
                      const std::function<void(Member&&)>& take,
                      const std::function<void(const Error&)>& skipped) {
  ZipReader zip(archive, path);
  if (!zip.is_open())
    return fail(ErrorKind::kMalformed, path, "is no ZIP archive: " + reason_of(zip.get()));
  for (std::size_t count = 0;; ++count) {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(zip.get(), &entry);
    if (status == ARCHIVE_EOF) return {};
    if (status < ARCHIVE_WARN)
      return fail(ErrorKind::kMalformed, path, "is a damaged ZIP archive: " + reason_of(zip.get()));
    if (count >= kMostMembers) {
      return fail(ErrorKind::kTooLarge, path,
                  "has more than " + std::to_string(kMostMembers) + " members");
    }
    std::string name = name_of(entry);
    if (archive_entry_filetype(entry) != AE_IFREG || !wants(name)) continue;
    Result<std::string> bytes = zip.unpack(entry, name);
    if (bytes) {
      take({std::move(name), *std::move(bytes)});
    } else {
      skipped(bytes.error());
      if (bytes.error().kind == ErrorKind::kTooLarge) return {};
    }
  }
}

}  // namespace sourcier
