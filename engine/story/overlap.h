// Overlap: how much of two prints' words is the same, in words and in sentences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/story/align.h"

namespace sourcier {

struct Overlap {
  std::uint32_t first = 0;      // Words of the first that stand in the second.
  std::uint32_t second = 0;     // And the other way round.
  std::uint32_t longest = 0;    // Words of the longest passage.
  std::uint32_t sentences = 0;  // Whole ones, and parts that are too long for chance.
  bool at_both_ends = false;    // The last passage ends both.
};

// Fewer words in a row are a name, a title or chance, unless they are a whole sentence.
inline constexpr std::uint32_t kLeastPassage = 9;

// Of words as Print keeps them; sentence breaks are aligned with the words and not counted.
Overlap overlap(const std::vector<std::uint16_t>& a, const std::vector<std::uint16_t>& b,
                const AlignOptions& options);

// The same, both made ready.
Overlap overlap(const SeededWords& a, const AlignTarget& b, const AlignOptions& options);

// Words without sentence breaks.
std::size_t count_words(const std::vector<std::uint16_t>& words);

}  // namespace sourcier
