// Rarity: how much a word tells, from the frequency table that its language ships, never from the
// set at hand.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/reading/language.h"

namespace sourcier {

// Binary logarithm in 256ths; 0 for 0. Integers only, so that every machine agrees.
std::uint32_t log2_256(std::uint64_t value);

// The square root, rounded down.
std::uint64_t square_root(std::uint64_t value);

class Rarity {
 public:
  explicit Rarity(const Language& language);

  // Whether the language ships a table. Where it ships none every word would look rare, and all of
  // its articles alike.
  bool is_known() const { return documents_.rows() != 0; }

  // Rarity of a folded word in 256ths of a bit: the binary logarithm of one in how many documents
  // has it. A word without a row is as rare as the table can tell.
  std::uint32_t of(std::string_view folded) const;

  // Whether the word is of the most common: it binds others and tells nothing itself.
  bool is_function_word(std::string_view folded) const;

 private:
  // Documents with the word, of each 100,000; kUnlisted where the table has no row.
  std::uint32_t documents_with(std::string_view folded) const;

  Table documents_;
};

}  // namespace sourcier
