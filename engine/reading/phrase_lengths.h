// Phrase lengths: how far a phrase of a table may go, told by its first word. Most words begin
// none, and are passed over without joining the words behind them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/resource/table.h"

namespace sourcier {

// Keeps nothing of the table. 4 KB.
class PhraseLengths {
 public:
  explicit PhraseLengths(const Table& table);

  // The most words that a phrase of the table may have which begins with the folded word; 0 if
  // none does. Now and then too many, never too few.
  std::size_t most(std::string_view folded) const { return most_[place(folded)]; }

 private:
  static constexpr std::size_t kPlaces = 4096;  // Ten times the rows of such tables.
  static std::size_t place(std::string_view folded);

  std::array<std::uint8_t, kPlaces> most_{};
};

}  // namespace sourcier
