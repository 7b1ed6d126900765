// Text counts: what kinds of bytes a text has, and how it begins and ends.
#pragma once

#include <cstdint>
#include <string_view>

namespace sourcier {

struct TextCounts {
  std::uint32_t bytes = 0;  // Looked at: enough to tell the text's kind.
  std::uint32_t stops = 0;  // Full stops and the like.
  std::uint32_t commas = 0;
  std::uint32_t capitals = 0;
  std::uint32_t digits = 0;
  std::uint32_t signs = 0;
  std::uint32_t wide = 0;  // Bytes beyond ASCII.
  std::uint32_t lines = 0;
  std::uint32_t asks = 0;
  std::uint32_t exclaims = 0;
  std::uint32_t addresses = 0;  // "@" and "//".
  std::uint8_t begins = 0;  // 0 a small letter, 1 a capital, 2 a digit, 3 a sign, 4 beyond ASCII.
  std::uint8_t last = 0;    // 0 a letter, 1 a digit, 2 a stop, 3 "?", 4 "!", 5 ":", 6 else.
};

// `text` is not empty.
TextCounts count_text(std::string_view text);

}  // namespace sourcier
