// Cues: the words that say that someone says something, with what they report and who is named.
#pragma once

#include <vector>

#include "engine/reading/frames.h"
#include "engine/reading/verb_groups.h"

namespace sourcier {

enum class CueForm : std::uint8_t {
  kClause,     // "… said that CONTENT"; an infinitive clause too.
  kObject,     // "… hailed CONTENT": a noun phrase or quoted words.
  kBehind,     // "CONTENT, … said."
  kAccording,  // "According to …, CONTENT"
  kOpinion,    // The same for words in quotation marks only.
  kAside,      // "CONTENT, as … says": the clause names one more source.
  kAnaphoric,  // "That is what … says": the content is the sentence before.
  kRefusal,    // "… declined to comment."
};

struct Cue {
  CueForm form = CueForm::kClause;
  std::size_t begin = 0;  // Words of the cue.
  std::size_t end = 0;
  VerbClass verb = VerbClass::kNone;
  Phrase subject;               // Empty: shared with the cue before, or the clause's.
  bool shares_subject = false;  // "…, adding that": the subject of the clause before.
  bool is_unnamed = false;      // "a-t-on appris": only a stated source counts.
  bool tells_us = false;        // "nous a-t-il dit": its listener is who writes.
  Phrase relay;                 // Who passes it on: "was quoted by X as saying".
  bool has_object = false;      // What follows is reported in full, quoted or not.
  Phrase content;               // Words of what is reported.
  Stance stance = Stance::kAsserts;
};

// The cues of a unit in order of their words. Content phrases may nest. Bounded by the unit.
std::vector<Cue> find_cues(const ClauseWords& words, const Frames& frames);

}  // namespace sourcier
