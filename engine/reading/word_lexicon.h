// Word lexicon: what a form may be and its lemmas, read where it is mapped.
//
// A form is a slot of a hash table with a fingerprint of 24 bits: an unknown form is taken for a
// known one about once in two million. What forms share is stored once: a set of readings, and a
// rule that makes the lemma of the form. docs/formats/parts_model.md draws the bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/reading.h"

namespace sourcier {

// What word lists tell beyond the part of speech.
enum class WordDetail : std::uint8_t {
  kNone,
  kFinite,
  kInfinitive,
  kPastParticiple,
  kPresentParticiple,
  kRelative,
  kInterrogative,
};

// One reading of a form.
struct WordReading {
  PartOfSpeech part = PartOfSpeech::kX;
  WordDetail detail = WordDetail::kNone;
  bool listed = false;  // A word list has it; else only a treebank.
  std::string lemma;

  auto operator<=>(const WordReading&) const = default;
};

struct WordEntry {
  std::string form;
  std::vector<WordReading> readings;  // The likeliest of a part first.
  std::uint8_t sure_tag = 0;          // One more than the tag that a model always gives it.
};

// The readings of a form, as they are stored.
using WordClass = std::uint16_t;
inline constexpr WordClass kUnknownWord = 0;

class WordLexicon {
 public:
  WordLexicon() = default;  // Knows no word.
  // `bytes`, which pack_word_lexicon wrote, must outlive it. Constant time.
  explicit WordLexicon(std::string_view bytes);

  // The class of a form; kUnknownWord where it is not there. Expected constant time.
  WordClass find(std::string_view form) const;
  WordClass find_hash(std::uint64_t hash) const { return slot_value(forms_, hash); }
  // A number for the set of parts and details that word lists give the class; 0 for none.
  std::uint8_t signature(WordClass word) const;
  // The part it mostly has; kX where unknown.
  PartOfSpeech main_part(WordClass word) const;
  // One more than the tag that the word always has; 0 where its place decides.
  std::uint8_t sure_tag(WordClass word) const;
  // The lemma of `form`, whose class is `word`, read as `part`.
  std::optional<std::string> lemma(std::string_view form, WordClass word, PartOfSpeech part) const;
  // The lemma of an unknown form by its ending: the longest known one decides.
  std::optional<std::string> guess(std::string_view form, PartOfSpeech part) const;

 private:
  struct Section {
    std::uint32_t at = 0;
    std::uint32_t count = 0;
  };
  std::string apply(std::uint16_t rule, std::string_view form) const;
  std::uint16_t slot_value(const Section& table, std::uint64_t hash) const;

  std::string_view bytes_;
  Section forms_;
  Section endings_;
  Section classes_;
  Section rules_;
};

std::string pack_word_lexicon(std::span<const WordEntry> entries);

}  // namespace sourcier
