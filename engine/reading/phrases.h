// Phrases: noun phrases and subjects, told by the small words around them.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/reading/clause_words.h"

namespace sourcier {

// ClauseWords [begin, end) of a unit.
struct Phrase {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool empty() const { return begin >= end; }
  bool operator==(const Phrase&) const = default;
};

using ClauseWords = std::vector<ClauseWord>;

Span span_of(const ClauseWords& words, Phrase phrase);

// Whether any word of the phrase satisfies the predicate; false of an empty phrase.
template <typename Predicate>
bool any_in(const ClauseWords& words, Phrase phrase, Predicate predicate) {
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (predicate(words[i])) return true;
  }
  return false;
}

// The word behind `rest`, a row's words cut at spaces ("-": none), where the words from `at` on
// spell it; 0 where they do not.
std::size_t phrase_end(const ClauseWords& words, std::size_t at, std::string_view rest);

// The noun phrase that begins at `at`, with what "of" adds to it; empty where none begins.
// "la ministre des Transports" | "lors d'un point de presse".
Phrase noun_phrase_at(const ClauseWords& words, std::size_t at);

// The same behind "according to", where what is no known source may lack its article, too, if there
// are several: "recent polls", "neighbours"; not "according to plan".
Phrase cited_phrase_at(const ClauseWords& words, std::size_t at);

// Whether a noun phrase may begin at the word.
bool begins_noun_phrase(const ClauseWord& word);

// The subject of the verb whose first word is `verb`: the phrase or pronoun before it, an
// apposition between commas passed over. Empty where there is none.
Phrase subject_before(const ClauseWords& words, std::size_t verb);

// The first noun phrase of the clause that begins at or after `from`, circumstances in front of it
// passed over: "Hier, à Lyon, |la ministre| ...". Empty where there is none before `until`.
Phrase first_subject(const ClauseWords& words, std::size_t from, std::size_t until);

// True where the word ends what stands before it: a mark, a quotation, a relative, "that".
bool is_boundary_word(const ClauseWord& word);

}  // namespace sourcier
