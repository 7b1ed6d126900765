// Name facts: what is noted of the words of a sentence, before the trained model's features are
// made of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/reading/name_lexicon.h"
#include "engine/reading/name_types.h"
#include "engine/reading/name_words.h"
#include "engine/reading/word_clusters.h"

namespace sourcier {

// Labels of words: none, or the first word of a name of a type, or a further one.
using NameLabel = std::uint8_t;
inline constexpr NameLabel kNoName = 0;
inline constexpr std::size_t kNameLabels = 9;

inline NameLabel first_label(EntityType type) {
  return static_cast<NameLabel>(1 + 2 * static_cast<int>(type));
}
inline NameLabel further_label(EntityType type) {
  return static_cast<NameLabel>(2 + 2 * static_cast<int>(type));
}
inline bool is_first(NameLabel label) { return label % 2 == 1; }
inline EntityType type_of(NameLabel label) { return static_cast<EntityType>((label - 1) / 2); }

// One word as the features take it. Hashes are of its lower case.
struct NameFacts {
  std::uint64_t form = 0;
  std::uint64_t beginning = 0;  // Three letters.
  std::uint64_t ending = 0;
  std::uint16_t shape = 0;
  WordCluster cluster;
  std::uint16_t lists = 0;        // What the tables know of a word with a capital.
  NameLabel rule = kNoName;       // What the rules say.
  std::uint8_t strength = 0;      // How sure they are of the type, in steps.
  bool lengthens = false;         // Stands behind a rules' name and may_lengthen it.
  bool denied = false;            // A role's own word, which the rules never take for a name.
  std::uint32_t quote_begin = 0;  // What stands between quotation marks near each other;
  std::uint32_t quote_end = 0;    // empty where the word does not.
  std::uint32_t unit_begin = 0;   // The run of capitals, or the rules' name, that it stands in;
  std::uint32_t unit_end = 0;     // empty where it stands in none.
  std::uint64_t unit_form = 0;    // All its words.
  std::uint8_t place = 0;         // Chooses the row of transitions.
};

inline bool is_quoted(const NameFacts& word) { return word.quote_end > word.quote_begin; }
inline bool is_in_unit(const NameFacts& word) { return word.unit_end > word.unit_begin; }

inline constexpr std::size_t kNamePlaces = 7;

// Whether the word may go on a name before it: "Ours | de Tarvel", "Coupe | 2004".
bool may_lengthen(const NameWord& word, const NameLexicon& lexicon);

// The facts of the words of one sentence; `names` are the rules' names in it, whose indices count
// from the article's first word, as `first` does. Linear.
std::vector<NameFacts> name_facts(std::string_view text, std::span<const NameWord> sentence,
                                  std::size_t first, std::span<const TypedName> names,
                                  std::span<const RolePhrase> roles, const NameLexicon& lexicon,
                                  const WordClusters& clusters);

}  // namespace sourcier
