// Cues that verbs of saying make: before, behind and inside what is said.
#include <algorithm>
#include <utility>

#include "engine/reading/cue_finder.h"
#include "engine/reading/subjects.h"

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
  if (const auto cue = cue_of(*group)) {
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
  if (group.verb == VerbClass::kDenies) cue.stance = Stance::kDenies;
  if (group.is_passive || (group.shape == kParticiple && !group.has_auxiliary)) {
    return without_auxiliary(group, cue);
  }
  if (is_explained_by(group)) return std::nullopt;
  if (group.shape == kBareInfinitive) return narrative(group, cue);
  if (group.shape == kGerund && !is_after_pause(group.begin)) return std::nullopt;
  const bool as = begins_as(group.begin);
  if (!as && group.head > 0 && words_[group.begin].has(kObject) &&
      words_[group.begin].has(kDeterminer)) {
    return std::nullopt;  // "l'avait confié": what is said is a pronoun.
  }
  if (group.verb == VerbClass::kCounts) {
    const bool gives = group.shape != kGerund && give_subject(group, cue) && counts(cue);
    return gives ? std::optional(cue) : std::nullopt;
  }
  if (stands_behind(group, cue)) return cue;
  if (!give_subject(group, cue)) return std::nullopt;
  if (says_as(cue)) return cue;
  if (stands_behind_subject(cue)) return cue;
  if (!reports(cue) && !counts(cue)) return std::nullopt;
  if (frames_.verb_second()) begin_behind_subject(cue);
  return cue;
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

bool CueFinder::follows_content(std::size_t at) const {
  if (at == 0) return false;
  const ClauseWord& before = words_[at - 1];
  if (before.is_quotation()) return true;
  return before.kind == WordKind::kMark && !before.is_mark(':') && !before.is_mark('.') &&
         !before.is_mark('(') && !before.is_mark(')') && has_words(at);
}

bool CueFinder::stands_behind(const VerbGroup& group, Cue& cue) {
  if (group.shape == kGerund) return false;
  const bool as = begins_as(group.begin);
  if (group.inverted == kNoWord && !follows_content(group.begin) && !as) return false;
  Phrase subject =
      group.inverted == kNoWord ? Phrase{} : Phrase{group.inverted, group.inverted + 1};
  if (subject.empty()) {
    std::size_t at = group.end;
    while (at < words_.size() && words_[at].has(kAdverb | kTimeWord | kObject) &&
           !words_[at].has(kDeterminer) && words_[at].mention == kNowhere) {
      ++at;
    }
    // "a annoncé dimanche 3 juillet la presse": the number of the day.
    if (at < words_.size() && at > group.end && words_[at].kind == WordKind::kNumber) {
      ++at;
      while (at < words_.size() && words_[at].has(kTimeWord)) ++at;
    }
    at = behind_comma_aside(at, group);
    // "… told X": whom it is told follows, never who tells.
    if (words_[group.head].has(kAddresses)) return false;
    // "a souligné à l'AFP M. Untel", "devant la presse la ministre": the listener in between.
    if (at < words_.size() && words_[at].has(kTo | kPreposition)) {
      const Phrase listener = noun_phrase_at(words_, words_[at].has(kDeterminer) ? at : at + 1);
      if (!listener.empty() && listener.end < words_.size() &&
          begins_noun_phrase(words_[listener.end])) {
        at = listener.end;
      }
    }
    if (at < words_.size() && words_[at].has(kTo) && words_[at].mention == kNowhere) return false;
    if (at < words_.size() && words_[at].part == PartOfSpeech::kSconj) return false;
    const bool pronoun = at < words_.size() && words_[at].has(kPronoun) && frames_.verb_second();
    if (pronoun) subject = {at, at + 1};  // "„…“, sagte er am Mittwoch"
    if (at < words_.size() && (!words_[at].has(kPronoun) || words_[at].has(kWhoever | kLatter))) {
      subject = noun_phrase_at(words_, at);
    }
    if (!pronoun && !is_speaker(subject, group)) return false;
    // "X, a senator, said the plan | was ready": it is the subject of the clause reported.
    const bool has_verb = subject.end < words_.size() && words_[subject.end].is_tagged_verb() &&
                          !words_[subject.end].text.ends_with("ing");
    if (has_verb && !tagged_subject(words_, group.begin).empty()) return false;
  }
  cue.form = CueForm::kBehind;
  cue.subject = subject;
  cue.is_unnamed = words_[subject.begin].has(kAnyone);
  cue.content = {0, as ? as_begin(group.begin) : group.begin};
  if (as && has_words(cue.content.end)) cue.form = CueForm::kAside;
  if (as && cue.form == CueForm::kBehind) cue.content = {subject.end, last()};
  return true;
}

std::size_t CueFinder::behind_comma_aside(std::size_t at, const VerbGroup& group) const {
  if (at >= words_.size() || !words_[at].is_mark(',') || !follows_content(group.begin)) return at;
  if (at + 2 >= words_.size()) return at;
  const bool one_word = words_[at + 1].is_word() && words_[at + 2].is_mark(',');  // ", amer,"
  if (!one_word && !words_[at + 1].has(kPreposition | kTo)) return at;
  for (std::size_t i = at + 1; i < std::min(words_.size(), at + kLongestAside); ++i) {
    if (words_[i].is_quotation()) break;
    if (words_[i].is_mark(',')) return i + 1;
  }
  return at;
}

bool CueFinder::is_speaker(Phrase phrase, const VerbGroup& group) const {
  if (phrase.empty()) return false;
  const bool after_quotation =
      group.begin > 0 && (words_[group.begin - 1].is_quotation() ||
                          (group.begin > 1 && words_[group.begin - 2].is_quotation()));
  for (std::size_t i = phrase.begin; i < std::min(phrase.end, phrase.begin + 4); ++i) {
    if (words_[i].has(kOf) && !words_[i].has(kDeterminer)) break;
    if (words_[i].mention != kNowhere) return true;
    if (words_[i].has(kWhoever)) return true;
    if (words_[i].sense == NounSense::kNone) continue;
    // "X, a port owner, denied | the report of Y": what is denied.
    const bool answers = group.verb == VerbClass::kDenies || group.verb == VerbClass::kConfirms;
    if (answers && words_[i].source == SourceKind::kDocument) return after_quotation;
    // "Trois soldats sont morts, annonce un communiqué", but "X, maire de Y, annonce un rapport".
    const bool tells = has_main_verb(words_, 0, group.begin);
    if (words_[i].source == SourceKind::kDocument && words_[i].is_tagged() && !after_quotation &&
        !tells && !tagged_subject(words_, group.begin).empty()) {
      return false;
    }
    return words_[i].source != SourceKind::kDocument || after_quotation || tells ||
           !words_[phrase.begin].has(kIndefinite);
  }
  return after_quotation || closes_report(phrase, group);
}

// "Three walkers were found, the wardens of the pass announced" with the verb first: behind a whole
// clause and its comma a definite plural that ends the sentence, whoever they are.
bool CueFinder::closes_report(Phrase phrase, const VerbGroup& group) const {
  const ClauseWord& first = words_[phrase.begin];
  const bool definite = first.has(kDeterminer) && !first.has(kIndefinite | kPossessive);
  if (!definite || !first.is_plural || phrase.end < last()) return false;
  if (!words_[group.begin].is_plural) return false;  // It is their verb: "has announced the works".
  if (group.begin == 0 || !words_[group.begin - 1].is_mark(',')) return false;
  return has_main_verb(words_, 0, group.begin - 1);
}

bool CueFinder::give_subject(const VerbGroup& group, Cue& cue) const {
  if (group.shape == kGerund || (group.begin > 0 && words_[group.begin - 1].has(kAnd))) {
    cue.shares_subject = true;
    return true;
  }
  std::size_t before = group.begin;
  while (before > 0 && words_[before - 1].has(kAdverb) && words_[before - 1].mention == kNowhere) {
    --before;
  }
  cue.subject = subject_of(before);
  if (follows_as_second(group, cue.subject)) cue.subject = noun_phrase_at(words_, group.end);
  if (cue.subject.empty()) return false;
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

// By parts of speech where the language has them and builds its reports subject first.
Phrase CueFinder::subject_of(std::size_t verb) const {
  const bool tagged = verb < words_.size() && words_[verb].is_tagged();
  if (!tagged || !frames_.subject_first()) {
    const Phrase antecedent = tagged ? antecedent_of(words_, verb) : Phrase{};
    return antecedent.empty() ? subject_before(words_, verb) : antecedent;
  }
  const Phrase found = tagged_subject(words_, verb);
  return found.empty() ? subject_before(words_, verb) : found;
}

bool CueFinder::stands_behind_subject(Cue& cue) const {
  if (!frames_.subject_first()) return false;
  if (cue.subject.empty()) return false;
  if (!follows_content(cue.subject.begin)) return stands_inside(cue);
  const std::size_t next = behind_circumstances(cue.end);
  bool closes = next >= words_.size() || words_[next].kind == WordKind::kMark ||
                words_[next].has(kPreposition | kSubordinator | kAnd | kBut);
  const bool quoted = words_[cue.subject.begin - 1].is_quotation() ||
                      (cue.subject.begin > 1 && words_[cue.subject.begin - 2].is_quotation());
  if (next < words_.size() && words_[next].is_mark(':')) return false;
  if (!quoted && words_[cue.end - 1].is_tagged() && !has_main_verb(words_, 0, cue.subject.begin)) {
    return follows_circumstance(cue, next);
  }
  const bool addressed = words_[cue.end - 1].has(kAddresses);
  if ((quoted || addressed) && next < words_.size() && begins_noun_phrase(words_[next])) {
    // "… told the newspaper."
    const std::size_t end = noun_phrase_at(words_, next).end;
    closes = end >= words_.size() || words_[end].kind == WordKind::kMark ||
             words_[end].has(kPreposition | kTimeWord | kBy);
  }
  if (quoted && next < words_.size() && !words_[next].has(kThat)) closes = true;
  const bool reports_behind = cue.verb == VerbClass::kSays || cue.verb == VerbClass::kAnnounces ||
                              cue.verb == VerbClass::kConfirms;
  if (!closes || (!quoted && !reports_behind)) return false;
  if (!quoted && quotation_from(cue.end, kFarthestQuotation) != kNoWord) return false;
  cue.form = CueForm::kBehind;
  cue.content = {0, cue.subject.begin};
  return true;
}

// What stands in front of the comma has no verb. "The permit, his campaign said, | had been hard to
// get": the clause goes on; "In the end, she said, | nobody came": it begins; "Over lunch, he
// recalled …": it was a circumstance, and the report is yet to come.
bool CueFinder::follows_circumstance(Cue& cue, std::size_t next) const {
  if (next + 1 >= words_.size() || !words_[next].is_mark(',')) return false;
  cue.form = CueForm::kBehind;
  cue.content = {words_[next + 1].is_tagged_verb() ? 0 : next + 1, last()};
  return true;
}

// "But, he said, | it is a risk": a conjunction alone stands in front.
bool CueFinder::stands_inside(Cue& cue) const {
  if (cue.subject.begin == 0 || !words_[cue.subject.begin - 1].is_mark(',')) return false;
  if (has_words(cue.subject.begin) || cue.end + 1 >= words_.size()) return false;
  if (!words_[cue.end].is_mark(',')) return false;
  cue.form = CueForm::kBehind;
  cue.content = {cue.end + 1, last()};
  return true;
}

}  // namespace sourcier
