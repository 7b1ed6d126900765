// What the bytes over 127 of a page tell of its encoding, where its declaration is missing or
// wrong.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/page/charset/charsets.h"

namespace sourcier {

struct HighBytes {
  std::size_t characters = 0;  // Of UTF-8, of two bytes and more.
  std::size_t others = 0;      // Bytes that are part of none,
  std::size_t in_words = 0;    // and of these: between ASCII letters, or a letter and a blank.

  // Accented letters in words, and no sign of UTF-8: a page whose declaration lies.
  bool are_letters_of_single_bytes() const;
};

HighBytes count_high_bytes(std::string_view bytes);

// The legacy encoding that the bytes spell best; `otherwise` where nothing is likely enough. Looks
// at the first words that need one, about kGuessed bytes of them. Linear.
inline constexpr std::size_t kGuessed = 64u << 10;  // Some pages of text; more changes no guess.
std::string_view guess_encoding(std::string_view bytes, const Charsets& charsets,
                                std::string_view otherwise);

}  // namespace sourcier
