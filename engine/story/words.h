// Words: the words of a text with their places, folded, as grouping compares them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/span.h"

namespace sourcier {

struct Word {
  Span span;
  std::string folded;    // engine/text/unicode.h: fold.
  bool capital = false;  // Begins with a capital letter.
  bool first = false;    // First of a sentence, a line or a passage in quotation marks.
  bool digits = false;   // Has a digit.
  bool wide = false;     // A character of a script without spaces.
};

// Runs of letters, marks and digits; a character of a script without spaces is a word of its own.
// Apostrophes and hyphens part words, so that spellings with and without them compare equal.
// Linear.
std::vector<Word> scan_words(std::string_view text);

// 32-bit hash of a word, the same on every machine.
std::uint32_t word_hash(std::string_view folded);

}  // namespace sourcier
