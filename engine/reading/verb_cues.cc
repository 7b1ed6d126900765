// Cues that verbs of saying make, in front of what is said or inside it.
#include <algorithm>
#include <utility>

#include "engine/reading/cue_finder.h"
#include "engine/reading/referents.h"
#include "engine/reading/subjects.h"
#include "engine/reading/tagged_words.h"

namespace sourcier {
std::size_t CueFinder::verb_at(std::size_t at) {
  const auto group = verb_group_at(words_, at);
  if (!group) return at + 1;
  // "s'est refusé à tout commentaire" begins with a verb that reports elsewhere.
  for (std::size_t i = group->begin; i <= group->head; ++i) {
    const Frame frame = frames_.at(words_, i);
    if (frame.kind == FrameClass::kNoComment) return std::max(refusal(i, frame.end), group->end);
    if (frame.kind == FrameClass::kAnonymity) return std::max(frame.end, group->end);
  }
  if (auto cue = cue_of(*group)) {
    if (is_hypothetical(*cue)) return group->end;
    if (!group->is_passive) take_stance(*group, *cue);
    cues_.push_back(*cue);
    if (words_[cue->end - 1].counting != Counting::kNone) add_gapped(*cue);
  }
  return group->end;
}

std::optional<Cue> CueFinder::cue_of(const VerbGroup& group) {
  Cue cue;
  cue.begin = group.begin;
  cue.end = group.end;
  cue.verb = group.verb;
  cue.tells_us = tells_us(group);
  if (group.is_passive) {
    if (const auto told = told_by(group, cue)) return told;
  }
  if (group.is_passive || (group.shape == kParticiple && !group.has_auxiliary)) {
    return without_auxiliary(group, cue);
  }
  if (is_explained_by(group)) return std::nullopt;
  if (group.shape == kBareInfinitive) return narrative(group, cue);
  if (group.shape == kGerund && !is_after_pause(group.begin)) return std::nullopt;
  const bool as = begins_as(group.begin);
  // "l'avait confié": what is said is a pronoun. "les chiffrent à 12": a figure is said of it.
  const bool of_pronoun = !as && group.head > 0 && words_[group.begin].has(kObject) &&
                          words_[group.begin].has(kDeterminer);
  if (of_pronoun || group.verb == VerbClass::kCounts) {
    const bool gives = group.shape != kGerund && give_subject(group, cue) &&
                       !names_thing(cue.subject) && counts(cue);
    return gives ? std::optional(cue) : std::nullopt;
  }
  if (stands_behind(group, cue)) return cue;
  if (!give_subject(group, cue)) return std::nullopt;
  if (says_as(cue)) return cue;
  if (stands_behind_subject(cue)) return cue;
  if (!reports(cue) && !counts(cue)) return std::nullopt;
  // "n'a pas osé déclarer la perte": a thing done, not said.
  const bool is_said = cue.form != CueForm::kObject || words_[cue.content.begin].is_quotation();
  if (!is_said && (group.is_led || names_thing(cue.subject))) return std::nullopt;
  if (frames_.verb_second()) begin_behind_subject(cue);
  return cue;
}

// "let's | hope", "hours ago | posted", "an | estimated 1,500 pirates", "a heavily | criticised
// show", "delivered a snappy | retort": words in front of a verb that are no one, or of what is no
// verb.
bool CueFinder::names_nobody(Phrase subject, const VerbGroup& group) const {
  const ClauseWord& first = words_[subject.begin];
  const auto noun = plain_noun(words_, subject, frames_.noun_last());
  if (noun) return words_[*noun].has(kTimeWord) && !words_[*noun].has(kLatter);
  if (is_name(first) || first.sense != NounSense::kNone) return false;
  const bool is_alone = subject.end == subject.begin + 1;
  if (is_alone && first.text.size() == 1 && !first.is_capital && !first.has(kDeterminer))
    return !first.has(kPronoun);
  if (!first.has(kIndefinite) || !first.has(kDeterminer) || first.is_plural) return false;
  if (is_alone) {
    const bool is_number = group.end < words_.size() && words_[group.end].kind == WordKind::kNumber;
    return subject.end < group.begin || (is_number && group.verb != VerbClass::kSays);
  }
  const bool is_governed = subject.begin > 0 && words_[subject.begin - 1].is_tagged_verb();
  return is_governed && words_[subject.end - 1].part == PartOfSpeech::kAdj;
}

// "A slate | announces the menu", "a cable | snapped".
bool CueFinder::names_thing(Phrase subject) const {
  const auto noun = plain_noun(words_, subject, frames_.noun_last());
  return noun && words_[*noun].noun == NounKind::kThing;
}

bool CueFinder::tells_us(const VerbGroup& group) const {
  for (std::size_t i = group.begin; i < std::min(words_.size(), group.end + 1); ++i) {
    const bool is_us = words_[i].has(kFirstPerson) && words_[i].has(kObject);
    if (is_us && (i < group.end || words_[group.head].has(kAddresses))) return true;
  }
  return false;
}

// "kündigte Adler an, | den Fahrplan zu prüfen": the subject and the verb's particle are no part of
// what is reported.
void CueFinder::begin_behind_subject(Cue& cue) const {
  if (cue.subject.begin < cue.end || cue.content.begin >= cue.subject.end) return;
  constexpr std::size_t kParticle = 1;
  std::size_t at = cue.subject.end;
  if (at + kParticle < words_.size() && words_[at + kParticle].is_mark(',')) at += kParticle;
  if (at < words_.size() && words_[at].is_mark(',')) ++at;
  cue.content.begin = std::min(at, cue.content.end);
}

// "la perte s'expliquerait par « … »": a thing that its cause explains says nothing.
bool CueFinder::is_explained_by(const VerbGroup& group) const {
  const bool reflexive = words_[group.begin].has(kReflexive) ||
                         (group.begin > 0 && words_[group.begin - 1].has(kReflexive));
  return reflexive && group.end < words_.size() && words_[group.end].has(kBy);
}

bool CueFinder::is_after_pause(std::size_t at) const {
  if (at == 0) return true;
  const ClauseWord& before = words_[at - 1];
  return before.kind == WordKind::kMark || before.is_quotation() || before.mention != kNowhere ||
         before.has(kPreposition | kAdverb | kAnd | kBy | kBut);
}

std::optional<Cue> CueFinder::without_auxiliary(const VerbGroup& group, Cue cue) {
  for (std::size_t i = group.end; i < std::min(words_.size(), group.end + kFarthestQuotation);
       ++i) {
    if (words_[i].has(kHave | kBe | kRelative | kThat) || words_[i].is_mark(',')) break;
    if (!words_[i].has(kBy)) continue;
    cue.subject = noun_phrase_at(words_, i + 1);
    if (cue.subject.empty()) break;
    const std::size_t quotation = quotation_from(group.end, kFarthestQuotation / 2);
    if (quotation == kNoWord) break;
    cue.form = CueForm::kObject;
    cue.content = {quotation, quotation + 1};
    return cue;
  }
  const bool coordinated =
      group.shape == kParticiple && group.begin > 0 ? words_[group.begin - 1].has(kAnd) : false;
  if (!coordinated || group.is_passive) return std::nullopt;
  cue.shares_subject = true;
  return reports(cue) ? std::optional(cue) : std::nullopt;
}

std::optional<Cue> CueFinder::narrative(const VerbGroup& group, Cue cue) {
  if (group.begin == 0) return std::nullopt;
  const bool of = words_[group.begin - 1].has(kOf);
  const std::size_t content = behind_circumstances(group.end);
  if (!of || content >= words_.size() || group.begin < 2) return std::nullopt;
  const bool quoted = words_[content].is_quotation() ||
                      (words_[content].is_mark(':') && quotation_from(content, 2) != kNoWord);
  if (!quoted) return std::nullopt;
  cue.subject = subject_before(words_, group.begin - 1);
  if (cue.subject.empty()) return std::nullopt;
  cue.form = CueForm::kObject;
  cue.content = {content, last()};
  return cue;
}

// "The mayor, | asked about the strike, | said …": a participle between the subject and its verb.
bool CueFinder::stands_between(const VerbGroup& group) const {
  const bool asked = group.verb == VerbClass::kAsks || words_[group.head].reports_of ||
                     words_[group.head].has(kAddresses);
  if (!asked || group.begin == 0 || !words_[group.begin - 1].is_mark(',')) return false;
  if ((words_[group.head].shapes & kParticiple) == 0 || group.end >= words_.size()) return false;
  if (!words_[group.end].has(kPreposition | kOf | kBy | kTo | kSubordinator)) return false;
  std::size_t comma = group.end;
  while (comma < words_.size() && words_[comma].is_word()) ++comma;
  if (comma + 1 >= words_.size() || !words_[comma].is_mark(',')) return false;
  return is_verb_but_gerund(words_[comma + 1]);
}

bool CueFinder::give_subject(const VerbGroup& group, Cue& cue) const {
  if (stands_between(group)) return false;
  if (group.shape == kGerund || (group.begin > 0 && words_[group.begin - 1].has(kAnd))) {
    cue.shares_subject = true;
    return true;
  }
  std::size_t before = group.begin;
  while (before > 0 && words_[before - 1].has(kAdverb) && words_[before - 1].mention == kNowhere) {
    --before;
  }
  cue.subject = without_medium(subject_of(before));
  if (follows_as_second(group, cue.subject)) cue.subject = noun_phrase_at(words_, group.end);
  if (cue.subject.empty() || names_nobody(cue.subject, group)) return false;
  const ClauseWord& first = words_[cue.subject.begin];
  return !first.has(kExpletive) || first.has(kPronoun | kDeterminer);
}

// "Am Freitag sagte | die Polizei, …", "Laut dpa erklärte | sie, …": where the verb stands second,
// its subject follows when something else stands in front.
bool CueFinder::follows_as_second(const VerbGroup& group, Phrase in_front) const {
  if (!frames_.verb_second() || group.shape != kFinite || group.begin == 0) return false;
  const bool source =
      !in_front.empty() && frames_.at(words_, in_front.begin).kind != FrameClass::kNone;
  if (!in_front.empty() && !source) return false;
  return is_speaker(noun_phrase_at(words_, group.end), group);
}

// "Contacted by Reuters, | the port, a company of Aster, | said": whom somebody asked or cites in
// front of the first comma stands behind it. `found` where nothing of that kind opens the sentence.
Phrase CueFinder::behind_asked(Phrase found, std::size_t verb) const {
  const FrameClass kind = frames_.passed_at(words_, 0).kind;
  if (kind != FrameClass::kAskedBy && kind != FrameClass::kQuotedBy) return found;
  std::size_t comma = 0;
  while (comma < verb && !words_[comma].is_mark(',')) ++comma;
  if (comma + 1 >= verb || found.begin > comma) return found;
  const Phrase behind = noun_phrase_at(words_, comma + 1);
  return behind.empty() ? found : behind;
}

Phrase CueFinder::subject_of(std::size_t verb) const {
  return behind_asked(plain_subject_of(verb), verb);
}

// By parts of speech where the language has them and builds its reports subject first.
Phrase CueFinder::plain_subject_of(std::size_t verb) const {
  const bool tagged = verb < words_.size() && words_[verb].is_tagged();
  if (!tagged || !frames_.subject_first()) {
    const Phrase antecedent = tagged ? antecedent_of(words_, verb) : Phrase{};
    return antecedent.empty() ? subject_before(words_, verb) : antecedent;
  }
  const Phrase found = tagged_subject(words_, verb);
  return found.empty() ? subject_before(words_, verb) : found;
}

}  // namespace sourcier
