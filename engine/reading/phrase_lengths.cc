#include "engine/reading/phrase_lengths.h"

#include <algorithm>

#include "engine/base/digest.h"
#include "engine/text/unicode.h"

namespace sourcier {

PhraseLengths::PhraseLengths(const Table& table) {
  constexpr std::ptrdiff_t kMost = 255;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string phrase = fold(table.cell(row, 0));
    std::uint8_t& most = most_[place(phrase)];
    const auto words = std::min(kMost, std::ranges::count(phrase, ' ') + 1);
    most = std::max(most, static_cast<std::uint8_t>(words));
  }
}

// A word of a text may be several of a table's: "mother's" folds to "mother s".
std::size_t PhraseLengths::place(std::string_view folded) {
  return stable_hash(folded.substr(0, folded.find(' '))) % kPlaces;
}

}  // namespace sourcier
