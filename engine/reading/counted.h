// Counted: the noun phrase that a number counts.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "engine/reading/language.h"
#include "engine/reading/words.h"

namespace sourcier {

class CountedNouns {
 public:
  explicit CountedNouns(const Language& language);

  // The phrase that begins at word `at`, behind a number: nouns with their adjectives, or what
  // people are ("12 dead"), "of" and words like "other" passed over. Nothing where what follows
  // tells of nothing counted. Constant time.
  std::optional<Span> at(const Words& words, std::size_t at) const;

  // Behind "of", articles and words like "other" at word `at`, of which there are three at most.
  std::size_t behind_skips(const Words& words, std::size_t at) const;

  // Behind the words in brackets at word `at`, of which there are few, or `at`.
  static std::size_t behind_bracket(const Words& words, std::size_t at);

  // Whether the word can stand for people: "person", "dead".
  bool is_of_people(std::string_view word) const {
    return states_.find_folded(word) != Table::kNone;
  }

  // Whether a word of `span`, which begins at word `at`, tells what has become of people: "dead".
  bool tells_state(const Words& words, std::size_t at, Span span) const;

  // "les", "their"
  bool is_determiner(std::string_view word) const;

  // "de", "of": between a number and what it counts.
  bool is_of(std::string_view word) const;

  // Whether the word can only be a noun or a name.
  bool is_noun(const Words& words, std::size_t index) const;

  static constexpr std::size_t kMostWords = 6;

 private:
  enum Category : std::uint8_t {
    kNoun = 1,
    kAdjective = 2,
    kVerb = 4,
    kFunction = 8,
    kName = 16,
    kUnknown = 32,
    kParticiple = 64,  // Of a noun: it may be one.
  };
  std::uint8_t categories(const Words& words, std::size_t index) const;
  static bool is_said_of(const Words& words, std::size_t index, std::uint8_t kind);
  // What a word between the number and the noun is; "" for none of those.
  std::string_view skip_of(std::string_view word) const;
  bool skips(std::string_view word) const;
  std::optional<Span> noun_first(const Words& words, std::size_t at) const;
  std::optional<Span> noun_last(const Words& words, std::size_t at) const;
  bool follows(const Words& words, std::size_t index) const;

  Table lexicon_;
  Table skipped_;
  Table states_;
  bool noun_last_ = false;  // Adjectives stand before their noun.
};

}  // namespace sourcier
