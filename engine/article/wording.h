// Wording: what single words of a line, and single parts of class names, say of a block. Learned,
// where rules/elements and languages/*/boilerplate are written by people.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/html/tree.h"

namespace sourcier {

// Weights of hashed words: log-odds of journalism, in sixteenths. Read where it is mapped; words
// that share a slot share a weight.
class WordWeights {
 public:
  WordWeights() = default;
  // The bytes must outlive this object; their number must be a power of two.
  explicit WordWeights(std::string_view slots);

  int of(std::uint64_t hash) const {
    return slots_.empty() ? 0 : static_cast<std::int8_t>(slots_[hash & (slots_.size() - 1)]);
  }

 private:
  std::string_view slots_;
};

inline constexpr std::size_t kWordSlots = std::size_t{1} << 16;
inline constexpr std::size_t kTokenSlots = std::size_t{1} << 14;
inline constexpr std::size_t kMostWords = 24;  // Of a line; what it is shows at its beginning.

// Hashes of a line's first words, of each two in a row and, of a short line, of all of it.
struct WordHashes {
  std::vector<std::uint64_t> words;
  std::vector<std::uint64_t> pairs;
  std::uint64_t line = 0;  // 0 for a longer line.
};
void hash_words(std::string_view line, WordHashes& hashes, std::size_t most = kMostWords);

// What the weights of a line's words come to.
struct WordsSay {
  int mean = 0;
  int lowest = 0;  // Of the words, or 0,
  int highest = 0;
  int first = 0;
  int pair_lowest = 0;  // of two in a row.
  int pair_highest = 0;
  int line = 0;
};
WordsSay weigh(const WordHashes& hashes, const WordWeights& weights);

// Hashes of the parts of a class attribute or an id ("article__body" has article, body and
// article-body), added to `hashes`.
void hash_class_parts(std::string_view names, std::vector<std::uint64_t>& hashes);

// Those of an element: its classes and its id.
void hash_element(const html::Tree& tree, html::NodeId id, std::vector<std::uint64_t>& hashes);

}  // namespace sourcier
