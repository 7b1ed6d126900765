// Clause lexicon: what a language's rows say of the words of a clause, read once: classes, verbs of
// saying, roles and sources.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/reading/phrases.h"

namespace sourcier {

class ClauseLexicon {
 public:
  // `language.made<ClauseLexicon>()` shares one by threads.
  explicit ClauseLexicon(const Language& language);

  // Gives a word of letters its classes, verb, gender, number and sense. A few look-ups.
  void describe(ClauseWord& word) const;

  // What the part of speech of a described word tells more: "nightly" is no adverb in "a nightly
  // address", "en" no preposition in "il en parle", and "ignorer" is an infinitive.
  void refine(ClauseWord& word) const;

  bool is_pronoun(std::string_view lowered) const;
  Leading leading(std::string_view lemma) const;

  // Makes the word at `at` the verb of the longest phrase that begins with it; the word behind the
  // phrase, or behind `at` where none begins.
  std::size_t describe_phrase(ClauseWords& words, std::size_t at) const;

  // How many words before the number at `at` bound it or make it approximate, where the first of
  // them is else a preposition ("at least", "around"); 0 if none do.
  std::size_t bound_before(const ClauseWords& words, std::size_t at) const;

 private:
  struct WordClass {
    std::uint32_t classes = 0;
    Gender gender = Gender::kUnknown;
    bool is_plural = false;
    Gender alone = Gender::kUnknown;
  };
  struct Verb {
    VerbClass verb = VerbClass::kNone;
    std::uint8_t shape = 0;
    Polarity polarity = Polarity::kPlain;
    bool goes_on = false;
    bool learns = false;
    bool reports_of = false;
    State state = State::kNone;
  };
  struct Role {
    Gender gender = Gender::kUnknown;
    bool is_generic = false;
  };

  void describe_verb(ClauseWord& word) const;
  void describe_noun(ClauseWord& word) const;
  std::size_t role_of(ClauseWord& word) const;

  Table classes_;
  Table verbs_;
  Table roles_;
  Table sources_;
  Table noun_kinds_;
  Table counting_;
  Table phrases_;
  Table leading_;
  Table bounds_;
  Table approximators_;
  bool adjectives_first_ = false;
  std::vector<WordClass> class_rows_;  // By row of the table, as the two below.
  std::vector<Verb> verb_rows_;
  std::vector<Role> role_rows_;
  std::vector<std::string_view> adverb_endings_;
  std::vector<std::string_view> infinitive_endings_;
};

}  // namespace sourcier
