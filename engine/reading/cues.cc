// Cues in order of their words, and those that fixed expressions make but "according to".
#include <algorithm>
#include <utility>

#include "engine/reading/cue_finder.h"
#include "engine/reading/subjects.h"
#include "engine/reading/tagged_words.h"

namespace sourcier {

std::vector<Cue> CueFinder::find() {
  std::size_t at = 0;
  while (at < words_.size()) {
    std::size_t next = frame_at(at);
    if (next == at) next = bracketed(at);
    at = std::max(at + 1, next > at ? next : verb_at(at));
  }
  quotes_behind_colon();
  // Figures whose verb is left out were found together with the one that has it.
  std::ranges::stable_sort(cues_, {}, &Cue::begin);
  for (std::size_t i = 0; i < cues_.size(); ++i) bound(i);
  return std::move(cues_);
}

// "La maire : « … »", "The mayor was blunt: “…”": words in marks that end the sentence behind a
// colon, and that no verb of saying takes, are those of whom the sentence is about.
void CueFinder::quotes_behind_colon() {
  const std::size_t end = last();
  if (end < 3 || !words_[end - 1].is_quotation() || !words_[end - 2].is_mark(':')) return;
  const std::size_t quotation = end - 1;
  const bool is_taken = std::ranges::any_of(cues_, [&](const Cue& cue) {
    return cue.content.begin <= quotation && quotation < cue.content.end;
  });
  if (is_taken) return;
  Cue cue;
  cue.form = CueForm::kObject;
  cue.begin = quotation - 1;
  cue.end = quotation;
  cue.verb = VerbClass::kSays;
  cue.subject = subject_before_colon(cue.begin);
  if (cue.subject.empty()) return;
  cue.content = {quotation, end};
  cues_.push_back(cue);
}

// Whom the clause in front of a colon is about: "Comme ses voisins, | elle a du mal à y croire :";
// or the person named right before it: "Même son de cloche chez Untel :". Empty for anything that
// cannot speak.
Phrase CueFinder::subject_before_colon(std::size_t colon) const {
  std::size_t comma = colon;
  while (comma > 0 && !words_[comma - 1].is_mark(',')) --comma;
  Phrase subject;
  if (has_main_verb(words_, comma, colon)) subject = first_subject(words_, comma, colon);
  // "Untel, directeur du port est formel": an apposition has no article.
  const bool is_full = !subject.empty() && (is_name(words_[subject.begin]) ||
                                            words_[subject.begin].has(kDeterminer | kPronoun));
  if (!is_full) subject = first_subject(words_, 0, colon);
  for (std::size_t i = subject.begin + 1; i < subject.end; ++i) {
    if (words_[i].is_tagged_verb()) subject.end = i;  // "la maire | hausse les épaules"
  }
  if (!subject.empty() && is_headed_by_somebody(subject)) return subject;
  std::size_t name = colon;
  while (name > 0 && words_[name - 1].mention != kNowhere &&
         words_[name - 1].mention == words_[colon - 1].mention) {
    --name;
  }
  const bool is_person =
      words_[colon - 1].mention != kNowhere && words_[colon - 1].named == EntityType::kPerson;
  const bool is_owner = name > 0 && words_[name - 1].has(kOf);  // "prend la défense d'Untel :"
  return is_person && !is_owner ? Phrase{name, colon} : Phrase{};
}

// "the mayor of X", not "the reply of the mayor".
bool CueFinder::is_headed_by_somebody(Phrase phrase) const {
  const ClauseWord& first = words_[phrase.begin];
  if (first.has(kPronoun) && !first.has(kThing | kExpletive | kFirstPerson)) return true;
  for (std::size_t i = phrase.begin; i < phrase.end && !words_[i].has(kOf); ++i) {
    const bool is_person = words_[i].mention != kNowhere && words_[i].named == EntityType::kPerson;
    const bool is_body =
        words_[i].sense == NounSense::kSource && words_[i].source == SourceKind::kOrganisation;
    if (is_person || is_body || words_[i].sense == NounSense::kRole) return true;
  }
  return false;
}

std::size_t CueFinder::last() const {  // Behind the last word that is no closing mark.
  std::size_t end = words_.size();
  while (end > 0 && words_[end - 1].kind == WordKind::kMark && !words_[end - 1].is_mark(')') &&
         !words_[end - 1].is_mark('%')) {
    --end;
  }
  return end;
}

std::size_t CueFinder::frame_at(std::size_t at) {
  const Frame frame = frames_.at(words_, at);
  switch (frame.kind) {
    case FrameClass::kAccording:
    case FrameClass::kInView:
    case FrameClass::kOpinion:
      return according(at, frame);
    case FrameClass::kAccordingBehind:
      return according_behind(at, frame.end);
    case FrameClass::kFromSource:
      return from_source(at, frame);
    case FrameClass::kEmerges:
      return emerges(at, frame.end);
    case FrameClass::kViewed:
      return viewed(at, frame.end);
    case FrameClass::kThatIsWhat:
      return anaphoric(frame.end);
    case FrameClass::kNewsFrom:
      return news_from(at, frame.end);
    case FrameClass::kAsSaying:
      return as_saying(at, frame.end);
    case FrameClass::kNoComment:
      return refusal(at, frame.end);
    case FrameClass::kSoSays:
      return so_says(at, frame.end);
    case FrameClass::kAnonymity:
    case FrameClass::kIdiom:
      return frame.end;
    default:
      return at;
  }
}

bool CueFinder::has_words(std::size_t at) const {
  for (std::size_t i = 0; i < at; ++i) {
    if (words_[i].is_quotation()) return true;
    if (words_[i].is_word() && !words_[i].has(kAnd | kBut | kAdverb)) return true;
  }
  return false;
}

std::size_t CueFinder::anaphoric(std::size_t at) {
  if (at >= words_.size()) return at;
  for (std::size_t i = at; i < std::min(words_.size(), at + 3); ++i) {
    const auto group = verb_group_at(words_, i);
    if (!group) continue;
    Cue cue;
    cue.form = CueForm::kAnaphoric;
    cue.begin = group->begin;
    cue.end = group->end;
    cue.verb = group->verb;
    cue.subject = noun_phrase_at(words_, group->end);
    if (cue.subject.empty() && i > at) cue.subject = noun_phrase_at(words_, at);
    if (!cue.subject.empty()) cues_.push_back(cue);
    return std::max(group->end, cue.subject.end);
  }
  return at;
}

std::size_t CueFinder::news_from(std::size_t at, std::size_t end) {
  Cue cue;
  cue.form = CueForm::kAnaphoric;
  cue.begin = at;
  cue.end = end;
  cue.verb = VerbClass::kSays;
  cue.subject = noun_phrase_at(words_, end);
  if (cue.subject.empty()) return at;
  cues_.push_back(cue);
  return cue.subject.end;
}

// "X was quoted (by Y) as saying that CONTENT", "“…,” X was quoted as saying (by Y)".
std::size_t CueFinder::as_saying(std::size_t at, std::size_t end) {
  constexpr std::size_t kFarthestPassive = 14;
  std::size_t verb = at;
  while (verb > 0 && verb + kFarthestPassive > at && !words_[verb].has(kBe)) {
    if (words_[verb].is_quotation() || words_[verb].is_mark(',')) break;
    --verb;
  }
  if (!words_[verb].has(kBe)) return quotes_as_saying(at, end);
  Cue cue;
  cue.begin = verb;
  cue.end = end;
  cue.verb = VerbClass::kSays;
  cue.subject = subject_of(verb);
  if (cue.subject.empty()) return at;
  for (std::size_t i = verb; i < std::min(words_.size(), end + 1); ++i) {
    if (words_[i].has(kBy)) cue.relay = noun_phrase_at(words_, i + 1);
  }
  if (!cue.relay.empty() && cue.relay.begin > end) cue.end = cue.relay.end;
  if (!takes_content(cue, cue.subject.begin)) return at;
  cues_.push_back(cue);
  return cue.end;
}

// What is said stands before `begin`, where the cue begins with its source, or behind the cue.
bool CueFinder::takes_content(Cue& cue, std::size_t begin) const {
  if (!follows_content(begin)) return reports(cue);
  cue.form = CueForm::kBehind;
  cue.content = {0, begin};
  return true;
}

// "the agency quoted | the minister | as saying": what stands in front of the verb passes on.
std::size_t CueFinder::quotes_as_saying(std::size_t at, std::size_t end) {
  constexpr std::size_t kLongestQuoted = 12;
  for (std::size_t verb = at; verb-- > 0 && verb + kLongestQuoted > at;) {
    if (!words_[verb].is_word() && !words_[verb].is_mark(',')) return at;
    if (!words_[verb].is_tagged_verb()) continue;
    Phrase quoted = noun_phrase_at(words_, verb + 1);
    // "quoted the spokesman, | Untel, | as saying"
    const bool is_apposed = quoted.end + 1 < at && words_[quoted.end].is_mark(',') &&
                            words_[quoted.end + 1].mention != kNowhere;
    // "Reuters reported, | quoting the mayor as saying"
    const bool is_shared =
        (words_[verb].shapes & kGerund) != 0 && verb > 0 && words_[verb - 1].is_mark(',');
    const Phrase relay = is_shared ? tagged_shared_subject(words_, verb) : subject_of(verb);
    if (quoted.empty() || (quoted.end < at && !is_apposed) || relay.empty()) return at;
    Cue cue;
    cue.begin = verb;
    cue.end = end;
    cue.verb = VerbClass::kSays;
    if (!is_apposed) quoted.end = at;
    cue.subject = quoted;
    cue.relay = relay;
    if (!(is_shared && reports(cue)) && !takes_content(cue, relay.begin)) return at;
    if (!cues_.empty() && cues_.back().begin == verb) cues_.pop_back();
    cues_.push_back(cue);
    return end;
  }
  return at;
}

std::size_t CueFinder::refusal(std::size_t at, std::size_t end) {
  std::size_t verb = at;
  while (verb > 0 &&
         words_[verb - 1].has(kHave | kBe | kReflexive | kNegation | kObject | kModal)) {
    --verb;
  }
  Cue cue;
  cue.form = CueForm::kRefusal;
  cue.begin = verb;
  cue.end = end;
  cue.stance = Stance::kNeither;
  cue.subject = subject_before(words_, verb);
  if (cue.subject.empty()) return at;
  cues_.push_back(cue);
  return end;
}

std::size_t CueFinder::so_says(std::size_t at, std::size_t end) {
  if (!follows_content(at)) return at;
  Cue cue;
  cue.form = CueForm::kBehind;
  cue.begin = at;
  cue.end = end;
  cue.verb = VerbClass::kSays;
  cue.subject = noun_phrase_at(words_, end);
  if (cue.subject.empty() || !names_someone(cue.subject)) return at;
  std::size_t behind = cue.subject.end;
  if (behind < words_.size() && words_[behind].has(kAdverb)) ++behind;  // "so Adler weiter"
  if (behind < words_.size() && words_[behind].kind != WordKind::kMark) return at;
  cue.content = {0, at};
  cues_.push_back(cue);
  return cue.subject.end;
}

std::vector<Cue> find_cues(const ClauseWords& words, const Frames& frames) {
  return CueFinder(words, frames).find();
}

}  // namespace sourcier
