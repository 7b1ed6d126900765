// What a cue in front of its content reports: a clause, an infinitive, quoted words, a noun phrase.
#include <algorithm>

#include "engine/reading/cue_finder.h"
#include "engine/reading/subjects.h"
#include "engine/reading/tagged_words.h"

namespace sourcier {
namespace {

// How far into a clause without conjunction its verb may stand.
constexpr std::size_t kFarthestVerb = 30;
constexpr std::size_t kLongestListener = 12;  // Words.
constexpr std::size_t kBehindColon = 3;       // Where the words that it announces begin.

}  // namespace

// "sagte, dass die Lage ernst sei", "sagte, er sei krank": a comma and what may begin a clause.
bool CueFinder::opens_clause(std::size_t at) const {
  if (!words_[at].is_mark(',') || at + 1 >= words_.size()) return false;
  const ClauseWord& next = words_[at + 1];
  return next.has(kThat | kPronoun | kExpletive) || begins_noun_phrase(next);
}

// "told local radio station X | that", "told X | : “…”", "told reporters | he had left": however
// the listener is described.
std::size_t CueFinder::behind_listener(std::size_t at) const {
  if (!words_[at - 1].has(kAddresses)) return at;
  const std::size_t named = noun_phrase_at(words_, at).end;
  const bool is_told = named > at && named < words_.size() && !words_[at].has(kPronoun);
  if (is_told && (begins_noun_phrase(words_[named]) || words_[named].has(kPronoun | kExpletive)) &&
      has_main_verb(words_, named + 1, words_.size())) {
    return named;
  }
  if (const std::size_t that = that_behind_apposition(named); that != kNoWord) return that;
  for (std::size_t i = at; i < std::min(words_.size(), at + kLongestListener); ++i) {
    if (words_[i].has(kThat) && words_[i].part != PartOfSpeech::kDet) return i;
    if (words_[i].is_mark(':') && quotation_from(i, kBehindColon) != kNoWord) return i;
    const bool is_verb = words_[i].is_tagged_verb() && words_[i].sense == NounSense::kNone;
    if (!words_[i].is_word() || is_verb) return at;
  }
  return at;
}

// "told Radio X, | a broadcaster backed by Y, | that": kNoWord where no apposition and "that"
// stand.
std::size_t CueFinder::that_behind_apposition(std::size_t comma) const {
  if (comma + 1 >= words_.size() || !words_[comma].is_mark(',')) return kNoWord;
  for (std::size_t i = comma + 1; i < std::min(words_.size(), comma + kLongestListener); ++i) {
    if (words_[i].is_quotation() || words_[i].is_mark(':')) return kNoWord;
    if (words_[i].is_mark(','))
      return i + 1 < words_.size() && words_[i + 1].has(kThat) ? i + 1 : kNoWord;
  }
  return kNoWord;
}

bool CueFinder::reports(Cue& cue) const {
  std::size_t at = std::max(behind_circumstances(cue.end), behind_listener(cue.end));
  const bool is_that = at < words_.size() && words_[at].has(kThat);
  if (const std::size_t that = that_behind_phrases(cue.end); !is_that && that != kNoWord) {
    // "announced on Monday a plan that": where "that" may be missing it is more often a relative.
    if (!frames_.that_less() || cue.verb == VerbClass::kSays) at = that;
  }
  cue.content = {at, last()};
  if (cue.content.empty()) return cue.verb == VerbClass::kDenies;
  const ClauseWord& word = words_[at];
  if (word.has(kThat)) {
    cue.form = CueForm::kClause;
    ++cue.content.begin;
    return !cue.content.empty();
  }
  if (is_infinitive_clause(at)) {
    if (words_[cue.end - 1].goes_on && words_[at].has(kTo)) return false;  // "continued to grow"
    cue.form = CueForm::kClause;
    const bool of = words_[at].has(kOf);
    if (of) ++cue.content.begin;
    if (cue.verb == VerbClass::kVoices) {
      return (of && words_[at + 1].has(kHave | kBe)) || voices_object(cue, at);
    }
    return cue.verb != VerbClass::kMaintains;
  }
  if (answers_deed(cue, at)) return true;
  if (frames_.comma_clause() && opens_clause(at)) {
    const bool that = words_[at + 1].has(kThat);
    cue.form = CueForm::kClause;
    cue.content.begin = at + (that ? 2 : 1);
    if (cue.content.empty()) return false;
    return that || (cue.verb != VerbClass::kMaintains && cue.verb != VerbClass::kVoices);
  }
  cue.form = CueForm::kObject;
  if (word.is_mark(':')) {
    cue.content.begin = at + 1;
    return quotation_from(at, kBehindColon) != kNoWord;
  }
  if (cue.verb == VerbClass::kMaintains) return false;
  if (accuses_of_deed(cue) || rejects_claim(cue, at)) return true;
  if (reports_objects(cue.verb)) return holds_object(cue);
  const bool object = has_objects(cue.verb);
  const std::size_t quotation = quotation_from(at, kFarthestQuotation);
  if (quotation != kNoWord) {
    if (cue.verb == VerbClass::kVoices && is_far_object(at, quotation)) return false;
    return cue.verb != VerbClass::kThinks || quotation <= at + 4;
  }
  if (says_without_that(cue, at) || voices_object(cue, at) || says_own(cue, at)) return true;
  if (object && answers_without_that(at)) {
    cue.form = CueForm::kClause;
    return true;
  }
  // "denied wrongdoing", "announced 300 job cuts"
  const bool begins = begins_noun_phrase(word) || word.is_tagged_noun() ||
                      word.kind == WordKind::kNumber || word.part == PartOfSpeech::kNum;
  return object && begins;
}

// "denied taking the money", "admitted having lied": what was done, or not.
bool CueFinder::answers_deed(Cue& cue, std::size_t at) const {
  if (cue.verb != VerbClass::kDenies && cue.verb != VerbClass::kConfirms) return false;
  const ClauseWord& deed = words_[at];
  if (!frames_.that_less() || !deed.is_tagged_verb() || !deed.text.ends_with("ing")) return false;
  cue.form = CueForm::kClause;
  return true;
}

// "a confié son enfant à une voisine « … »": two noun phrases in front of the quoted words, which
// are no object of the verb.
bool CueFinder::is_far_object(std::size_t at, std::size_t quotation) const {
  std::size_t determiners = 0;
  for (std::size_t i = at; i < quotation; ++i) determiners += words_[i].has(kDeterminer) ? 1 : 0;
  return determiners > 1;
}

// "accused X of | taking the money": what the one accused has done.
bool CueFinder::accuses_of_deed(Cue& cue) const {
  if (!frames_.that_less() || !words_[cue.end - 1].reports_of) return false;
  std::size_t farthest = cue.end + kLongestListener;
  for (std::size_t i = cue.end; i + 1 < std::min(words_.size(), farthest); ++i) {
    // "accused X, | where a ship is due to dock, | of"
    if (words_[i].is_mark(',') && words_[i + 1].has(kRelative | kSubordinator)) {
      const std::size_t from = i++;
      while (i + 1 < words_.size() && words_[i].is_word()) ++i;
      if (!words_[i].is_mark(',')) return false;
      farthest += i - from;
      continue;
    }
    if (!words_[i].is_word()) return false;
    if (!words_[i].has(kOf) || !words_[i + 1].text.ends_with("ing")) continue;
    cue.form = CueForm::kClause;
    cue.content = {i + 1, last()};
    return true;
  }
  return false;
}

bool CueFinder::reports_objects(VerbClass verb) const {
  if (verb == VerbClass::kHolds) return true;
  return frames_.object_reports() &&
         (verb == VerbClass::kAsks || verb == VerbClass::kThinks || verb == VerbClass::kVoices);
}

// "spoke | to reporters,", "spoke | to Reuters on condition of …": whom it was told, not what.
bool CueFinder::is_listener(std::size_t at) const {
  if (!words_[at].has(kTo) || at + 1 >= words_.size()) return false;
  const Phrase phrase = noun_phrase_at(words_, at + 1);
  if (phrase.empty() || !names_someone(phrase)) return false;
  if (phrase.end >= words_.size()) return true;
  const ClauseWord& next = words_[phrase.end];
  return next.kind == WordKind::kMark || next.part == PartOfSpeech::kAdp || next.has(kTimeWord);
}

// "opposes the plan", "called for calm", "wants him to go": whatever follows the verb.
bool CueFinder::holds_object(Cue& cue) const {
  // "citing a report", "which cited a report": who is cited is farther out in the chain, not what
  // is said.
  if (frames_.at(words_, cue.end - 1).kind == FrameClass::kQuoting) return false;
  if (cue.begin > 0 && frames_.at(words_, cue.begin - 1).kind == FrameClass::kQuoting) return false;
  std::size_t at = cue.end;
  while (at < words_.size() && words_[at].has(kAdverb) && words_[at].mention == kNowhere) ++at;
  if (at >= words_.size() || !(words_[at].is_word() || words_[at].is_quotation())) return false;
  if (words_[at].has(kAnd | kBut | kBy) || is_listener(at)) return false;
  cue.form = CueForm::kObject;
  cue.has_object = true;
  cue.content = {at, last()};
  return true;
}

// "accuse la ville de la fermeture", "s'engage à rouvrir le pont": what a verb that voices leads to
// by its preposition.
bool CueFinder::voices_object(Cue& cue, std::size_t at) const {
  if (cue.verb != VerbClass::kVoices) return false;
  if (words_[cue.end - 1].reports_of && begins_noun_phrase(words_[at])) {
    cue.form = CueForm::kObject;
    cue.has_object = true;
    return true;
  }
  if (!words_[at].has(kOf | kTo)) return false;
  if (at + 1 >= words_.size() || !words_[at].is_tagged()) return false;
  const ClauseWord& next = words_[at + 1];
  const bool infinitive = next.is_tagged_verb() && (next.shapes & kGerund) == 0;
  const bool object = words_[at].has(kOf) && !words_[at].has(kDeterminer) &&
                      next.has(kDeterminer) && !next.has(kIndefinite);
  if (!infinitive && !(object && words_[cue.end - 1].reports_of)) return false;
  cue.form = CueForm::kObject;
  cue.has_object = true;
  cue.content = {at + 1, last()};
  return true;
}

// "a déclaré son intention de partir", "a redit leur soutien".
bool CueFinder::says_own(Cue& cue, std::size_t at) const {
  if (cue.verb != VerbClass::kSays || !words_[at].has(kPossessive)) return false;
  if (!words_[at].is_tagged() || frames_.that_less()) return false;
  cue.form = CueForm::kObject;
  cue.has_object = true;
  return true;
}

bool CueFinder::is_infinitive_clause(std::size_t at) const {
  std::size_t i = at;
  if (words_[i].has(kOf)) ++i;
  while (i < words_.size() && words_[i].has(kNegation)) ++i;  // "assure ne pas savoir"
  if (i >= words_.size()) return false;
  if (words_[i].has(kReflexive)) ++i;
  if (i >= words_.size()) return false;
  if (words_[i].has(kInfinitive)) return true;
  return (words_[i].shapes & kBareInfinitive) != 0 && (words_[i].shapes & kFinite) == 0;
}

bool CueFinder::says_without_that(Cue& cue, std::size_t at) const {
  if (!frames_.that_less()) return false;
  if (cue.verb != VerbClass::kSays && cue.verb != VerbClass::kThinks) return false;
  // "said | between 10 and 15 people would come"
  const bool is_range = at + 2 < words_.size() && words_[at].has(kPreposition) &&
                        words_[at + 1].kind == WordKind::kNumber;
  if (is_range && has_main_verb(words_, at + 1, words_.size())) {
    cue.form = CueForm::kClause;
    return true;
  }
  if (words_[at].is_tagged()) return is_clause_from(cue, at) || is_long_report(cue, at);
  if (!begins_noun_phrase(words_[at]) && !words_[at].has(kPronoun | kExpletive)) return false;
  const Phrase subject = noun_phrase_at(words_, at);
  std::size_t i = subject.empty() ? at + 1 : subject.end;
  // "said the closure left 310 workers idle": a clause whose verb no table has.
  constexpr std::size_t kLongestObject = 3;
  const bool counts =
      any_in(words_, {at, i}, [](const ClauseWord& w) { return w.kind == WordKind::kNumber; });
  if (cue.verb == VerbClass::kSays && counts && i > at + kLongestObject) {
    cue.form = CueForm::kClause;
    return true;
  }
  if (cue.verb == VerbClass::kSays && i < words_.size() && words_[i].is_word() &&
      !words_[i].has(kPreposition | kTo | kAnd | kSubordinator)) {
    cue.form = CueForm::kClause;
    return true;
  }
  for (std::size_t end = std::min(words_.size(), i + 10); i < end; ++i) {
    if (words_[i].kind == WordKind::kMark || words_[i].is_quotation()) return false;
    if (!words_[i].has(kModal | kBe | kHave)) continue;
    cue.form = CueForm::kClause;
    return true;
  }
  return false;
}

// "said its forces shot down 14 drones overnight": behind "said" a subject and so many words are a
// clause, though the tagger sees no verb in them.
bool CueFinder::is_long_report(Cue& cue, std::size_t at) const {
  constexpr std::size_t kShortestReport = 6;
  if (cue.verb != VerbClass::kSays || words_[at].part == PartOfSpeech::kAdp) return false;
  if (noun_phrase_at(words_, at).empty()) return false;
  std::size_t end = at;
  while (end < words_.size() && words_[end].is_word()) ++end;
  if (end < at + kShortestReport) return false;
  cue.form = CueForm::kClause;
  return true;
}

// "confirmed three men | had died", "announced the port | would close": such verbs have objects,
// too, so that the clause must show its verb right behind its subject.
bool CueFinder::answers_without_that(std::size_t at) const {
  if (!frames_.that_less()) return false;
  const Phrase subject = noun_phrase_at(words_, at);
  if (subject.empty() || subject.end >= words_.size()) return false;
  // "announced it | added": a pronoun is no object where a verb stands behind it.
  const bool is_pronoun = words_[at].has(kPronoun) && words_[at].mention == kNowhere;
  if (is_pronoun && is_verb_but_gerund(words_[subject.end])) return true;
  return words_[subject.end].has(kModal | kBe | kHave) &&
         words_[subject.end].part == PartOfSpeech::kAux;
}

// Whether a clause with a verb of its own begins at `at`.
bool CueFinder::is_clause_from(Cue& cue, std::size_t at) const {
  if (words_[at].has(kPreposition | kTo | kBy | kOf)) return false;
  // "which he said | would be": the relative in front belongs to the clause.
  const std::size_t subject = cue.subject.begin;
  const bool relative = subject > 0 && words_[subject - 1].has(kRelative | kThat);
  cue.form = CueForm::kClause;
  if (is_verb_but_gerund(words_[at])) return relative;
  for (std::size_t i = at + 1; i < std::min(words_.size(), at + kFarthestVerb); ++i) {
    if (words_[i].is_mark(';') || words_[i].is_mark(':')) break;
    if (!words_[i].is_tagged_verb() || words_[i - 1].has(kInfinitive)) continue;
    if (words_[i].text.ends_with("ing") && words_[i].part != PartOfSpeech::kAux) continue;
    return true;
  }
  cue.form = CueForm::kObject;
  return false;
}

}  // namespace sourcier
