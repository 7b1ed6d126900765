// Part features: what the tagger sees of a word and of the words around it, as rows of its table.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/word_lexicon.h"
#include "engine/text/span.h"

namespace sourcier {

// One word as the features take it. Hashes are of its lower case.
struct WordFacts {
  std::uint64_t form = 0;
  std::array<std::uint64_t, 4> endings{};     // Of 2 to 5 letters; 0 where the word is shorter.
  std::array<std::uint64_t, 2> beginnings{};  // Of 2 and 3 letters.
  std::uint16_t shape = 0;                    // Case, digits, marks; first of its sentence or not.
  WordClass word = kUnknownWord;              // Of the lower case.
  std::uint8_t listed = 0;                    // What word lists say of the lower case.
  std::uint8_t sure_tag = 0;                  // One more than the tag that it always has; else 0.
  PartOfSpeech main = PartOfSpeech::kX;       // What it mostly is.
  bool is_listed_name = false;                // The form as it is written is in the lists.
};

// Appends the lower case of a form as lexicons know it: apostrophes, hyphens and quotation marks
// alike; a long form loses its middle. Gives the form's shape.
std::uint16_t append_key(std::string_view form, std::string& out);

// `key` and `shape` are the form's, by append_key.
WordFacts facts_of(std::string_view form, std::string_view key, std::uint16_t shape, bool is_first,
                   const WordLexicon& lexicon);

// Whether the shape is that of a word in lower case, or of no word.
bool begins_small(std::uint16_t shape);

inline constexpr std::size_t kFixedFeatures = 34;   // Of the words.
inline constexpr std::size_t kTaggedFeatures = 10;  // Of the tags before.

// Hashes; a table takes as many of their upper bits as it has.
using FixedFeatures = std::array<std::uint32_t, kFixedFeatures>;
using TaggedFeatures = std::array<std::uint32_t, kTaggedFeatures>;

// `at` lies in `words`; what lies outside is an empty word.
FixedFeatures fixed_features(std::span<const WordFacts> words, std::size_t at);
// `before` is the tag of the word before, `second` of the one before that.
TaggedFeatures tagged_features(std::span<const WordFacts> words, std::size_t at,
                               std::uint8_t before, std::uint8_t second);

}  // namespace sourcier
