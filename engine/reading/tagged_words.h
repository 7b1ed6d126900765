// Tagged words: what the words of a clause are by their parts of speech. Internal to phrases,
// subjects and cues.
#pragma once

#include "engine/reading/phrases.h"

namespace sourcier {

inline bool is_name(const ClauseWord& word) { return word.mention != kNowhere; }

// "said", "has said", and no "saying".
inline bool is_verb_but_gerund(const ClauseWord& word) {
  return word.is_tagged_verb() && !word.text.ends_with("ing");
}

inline bool is_relative(const ClauseWord& word) {
  return word.has(kRelative) || (word.has(kThat) && word.part != PartOfSpeech::kDet);
}

// What ends a clause on the left, whatever its part of speech.
inline bool opens_clause(const ClauseWord& word) {
  if (is_name(word)) return false;
  return is_relative(word) || word.has(kBut) ||
         (word.has(kSubordinator) && word.part != PartOfSpeech::kAdp);
}

inline bool is_dash(const ClauseWord& word) {
  return word.kind == WordKind::kMark && (word.text == "-" || word.text == "–" || word.text == "—");
}

// Marks that stand inside a noun phrase: "26 %", "AT&T", "Md."
inline bool is_inner_mark(const ClauseWord& word) {
  return word.is_mark('%') || word.is_mark('$') || word.is_mark('&') || word.is_mark('.') ||
         word.is_mark('#') || word.is_mark('@') || word.is_mark('/') || word.text == "€";
}

}  // namespace sourcier
