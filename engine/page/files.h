// Files: the bytes of a file or of standard input, as a stream.
#pragma once

#include <atomic>
#include <cstdio>
#include <system_error>

#include "engine/page/bytes.h"

namespace sourcier {

// What is told of a path that cannot be opened, which may have been meant for an address.
Error cannot_open(const std::string& path, const std::error_code& error);

class FileStream : public ByteStream {
 public:
  // "-" is standard input. What is missing, a folder or closed is an Error. The bytes read are
  // added to `count`.
  static Result<std::unique_ptr<FileStream>> open(const std::string& path,
                                                  std::atomic<std::uint64_t>* count);

  bool append_to(ByteBuffer& buffer) override;
  const std::optional<Error>& failure() const override { return failure_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };
  using File = std::unique_ptr<std::FILE, Close>;
  FileStream(std::string path, File file, std::atomic<std::uint64_t>* count)
      : path_(std::move(path)), file_(std::move(file)), count_(count) {}

  std::string path_;
  File file_;
  std::atomic<std::uint64_t>* count_;
  std::optional<Error> failure_;
};

}  // namespace sourcier
