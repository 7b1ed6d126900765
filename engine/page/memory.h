// Memory: bytes at hand as a stream, given in pieces of a size that the caller chooses.
#pragma once

#include <algorithm>
#include <cstring>

#include "engine/page/bytes.h"

namespace sourcier {

class MemoryStream : public ByteStream {
 public:
  // The bytes outlive the stream.
  explicit MemoryStream(std::string_view bytes, std::size_t piece = 256 << 10)
      : bytes_(bytes), piece_(piece) {}

  bool append_to(ByteBuffer& buffer) override {
    const std::size_t size = std::min(piece_, bytes_.size());
    if (size == 0) return false;
    std::memcpy(buffer.reserve(size), bytes_.data(), size);
    buffer.grow(size);
    bytes_.remove_prefix(size);
    return true;
  }
  const std::optional<Error>& failure() const override { return failure_; }

 private:
  std::string_view bytes_;
  std::size_t piece_;
  std::optional<Error> failure_;
};

}  // namespace sourcier
