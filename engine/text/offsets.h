// Offsets: the one converter between our byte offsets and the code points of JSON and Python.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/text/span.h"

namespace sourcier {

// A checkpoint every 64 bytes: a conversion costs at most 64 byte steps, an index 1/16 of the text.
class CodePointIndex {
 public:
  // `text` must outlive the index.
  explicit CodePointIndex(std::string_view text);

  // The number of code points before byte `offset`, which lies on a boundary.
  std::uint32_t code_points(std::uint32_t offset) const;
  Span code_points(Span bytes) const { return {code_points(bytes.begin), code_points(bytes.end)}; }

  // The byte at which code point `index` begins; nothing past the end.
  std::optional<std::uint32_t> byte_of(std::uint32_t index) const;

  std::uint32_t size() const { return size_; }  // Code points in the text.

 private:
  std::string_view text_;
  std::vector<std::uint32_t> checkpoints_;  // Code points before byte 64 * i.
  std::uint32_t size_ = 0;
};

}  // namespace sourcier
