// UTF-8: reading code points one by one, and mending what is not UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sourcier {

inline constexpr char32_t kReplacement = 0xFFFD;

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;  // In bytes; 0 only at the end of the text.
};

// The same for a byte over 127; code_point_at is what to call.
CodePoint code_point_beyond_ascii(std::string_view text, std::size_t at);

// The code point that begins at byte `at`. A byte that begins no valid sequence is U+FFFD of
// size 1.
inline CodePoint code_point_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? CodePoint{byte, 1} : code_point_beyond_ascii(text, at);
}

// The code point that ends before byte `at`; size 0 at the beginning.
CodePoint code_point_before(std::string_view text, std::size_t at);

void append_utf8(std::string& out, char32_t value);

constexpr bool is_boundary(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

bool is_utf8(std::string_view bytes);

// `bytes` with each maximal invalid part replaced by U+FFFD, as the WHATWG decoder does.
std::string mend_utf8(std::string_view bytes);

}  // namespace sourcier
