// Cues that frames make, refusals, and where each cue's content ends.
#include <algorithm>
#include <utility>

#include "engine/reading/cue_finder.h"
#include "engine/reading/subjects.h"

namespace sourcier {

std::vector<Cue> CueFinder::find() {
  std::size_t at = 0;
  while (at < words_.size()) {
    const std::size_t next = frame_at(at);
    at = std::max(at + 1, next > at ? next : verb_at(at));
  }
  for (std::size_t i = 0; i < cues_.size(); ++i) bound(i);
  return std::move(cues_);
}

std::size_t CueFinder::last() const {  // Behind the last word that is no closing mark.
  std::size_t end = words_.size();
  while (end > 0 && words_[end - 1].kind == WordKind::kMark && !words_[end - 1].is_mark(')')) {
    --end;
  }
  return end;
}

std::size_t CueFinder::frame_at(std::size_t at) {
  const Frame frame = frames_.at(words_, at);
  switch (frame.kind) {
    case FrameClass::kAccording:
    case FrameClass::kOpinion:
      return according(at, frame);
    case FrameClass::kAccordingBehind:
      return according_behind(at, frame.end);
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
      return frame.end;
    default:
      return at;
  }
}

std::size_t CueFinder::according(std::size_t at, Frame frame) {
  if (words_[at].mention != kNowhere) return at;
  Phrase source = noun_phrase_at(words_, frame.end);
  if (source.empty() && frame.end < words_.size() && words_[frame.end].has(kObject)) {
    source = {frame.end, frame.end + 1};
  }
  if (source.empty()) return at;
  Cue cue;
  cue.form = CueForm::kAccording;
  if (frame.kind == FrameClass::kOpinion) {
    const bool begins = at == 0 || words_[at - 1].kind == WordKind::kMark;
    if (!begins || source.end >= words_.size() || !words_[source.end].is_mark(',') ||
        !names_someone(source)) {
      return at;
    }
    cue.form = CueForm::kOpinion;
  }
  cue.begin = at;
  cue.end = frame.end;
  cue.subject = source;
  cue.verb = VerbClass::kSays;
  const bool in_front = at == 0 || !has_words(at);
  cue.content = in_front ? Phrase{behind_source(source.end), last()} : Phrase{clause_begin(at), at};
  // "12 000 according to X and | 40 000 according to Y": each says what stands before it.
  if (!in_front && !cues_.empty() && cues_.back().form == CueForm::kAccording) {
    const std::size_t behind = cues_.back().subject.end;
    if (behind < at) cue.content.begin = std::max(cue.content.begin, behind);
  }
  const Phrase name = in_front ? Phrase{} : named_behind(source);
  if (!name.empty()) cue.subject = name;
  const std::size_t end = name.empty() ? source.end : name.end;
  // In the middle of a sentence it speaks for the whole.
  if (!in_front && words_[at - 1].is_mark(',') && end < last() && words_[end].is_mark(',') &&
      behind_cited(end + 1) < last() && !begins_clause(cue.content, end + 1)) {
    cue.content = {cue.content.begin, last()};
    // "…, qui, selon elle, porte atteinte": of the clause that the relative opens.
    if (at > 1 && words_[at - 2].has(kRelative | kThat | kSubordinator)) {
      cue.content.begin = source.end + 1;
    }
  }
  cues_.push_back(cue);
  return end;
}

// "…, according to its owner, | X Lines": the name of an organisation just described.
Phrase CueFinder::named_behind(Phrase source) const {
  const std::size_t at = source.end + 1;
  if (at >= words_.size() || !words_[source.end].is_mark(',')) return {};
  const bool is_named = words_[at].mention != kNowhere;
  if (!is_named || words_[at].named != EntityType::kOrganisation) return {};
  bool is_organisation = false;
  for (std::size_t i = source.begin; i < source.end; ++i) {
    if (words_[i].mention != kNowhere) return {};
    is_organisation |=
        words_[i].sense == NounSense::kSource && words_[i].source == SourceKind::kOrganisation;
  }
  if (!is_organisation) return {};
  std::size_t end = at;
  while (end < words_.size() && words_[end].mention == words_[at].mention) ++end;
  return end >= last() || words_[end].is_mark(',') ? Phrase{at, end} : Phrase{};
}

// "The pass is closed, according to X, | Y speaking of a slide": one clause is over where what
// stands behind the comma has a subject and a verb of its own.
bool CueFinder::begins_clause(Phrase content, std::size_t at) const {
  if (!has_main_verb(words_, content.begin, content.end)) return false;
  const Phrase subject = noun_phrase_at(words_, at);
  if (subject.empty() || words_[at].is_tagged_verb()) return false;
  const std::size_t behind = std::min(words_.size(), subject.end + 1);
  return std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                     words_.begin() + static_cast<std::ptrdiff_t>(behind),
                     [](const ClauseWord& word) { return word.is_tagged_verb(); });
}

// "Dem Ministerium zufolge CONTENT", "CONTENT, der Polizei zufolge."
std::size_t CueFinder::according_behind(std::size_t at, std::size_t end) {
  // "den Angaben zufolge": whose they are is not told.
  if (at == 0 || words_[at - 1].sense == NounSense::kPasses) return at;
  Cue cue;
  cue.form = CueForm::kAccording;
  cue.begin = at;
  cue.end = end;
  cue.subject = subject_before(words_, at);
  if (cue.subject.empty()) return at;
  cue.verb = VerbClass::kSays;
  const bool in_front = !has_words(cue.subject.begin);
  cue.content = in_front ? Phrase{end, last()} : Phrase{0, cue.subject.begin};
  if (cue.content.empty()) return at;
  cues_.push_back(cue);
  return end;
}

bool CueFinder::names_someone(Phrase phrase) const {
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (words_[i].mention != kNowhere || words_[i].sense != NounSense::kNone) return true;
  }
  return words_[phrase.begin].has(kPronoun);
}

bool CueFinder::has_words(std::size_t at) const {
  for (std::size_t i = 0; i < at; ++i) {
    if (words_[i].is_quotation()) return true;
    if (words_[i].is_word() && !words_[i].has(kAnd | kBut | kAdverb)) return true;
  }
  return false;
}

std::size_t CueFinder::behind_source(std::size_t at) const {
  if (at < words_.size() && words_[at].is_mark(':')) return at + 1;
  std::size_t i = at;
  while (i < words_.size() && i < at + kLongestAside && !words_[i].is_mark(',')) ++i;
  if (i >= words_.size() || !words_[i].is_mark(',')) return at;
  // "D'après le secrétaire, Untel, CONTENT": the name of the one just described.
  std::size_t name = i + 1;
  const bool described = i == at || (i > at && words_[i - 1].sense == NounSense::kRole);
  while (described && name < words_.size() && words_[name].mention != kNowhere &&
         words_[name].named == EntityType::kPerson &&
         words_[name].mention == words_[i + 1].mention) {
    ++name;
  }
  if (name > i + 1 && name < words_.size() && words_[name].is_mark(',')) return name + 1;
  const std::size_t cited = behind_cited(i + 1);
  if (cited == i + 1 && cited < words_.size() && words_[cited].has(kRelative)) {
    // "two people, who asked not to be named, | CONTENT"
    std::size_t comma = cited;
    while (comma < std::min(words_.size(), cited + kLongestAside) && !words_[comma].is_mark(',')) {
      ++comma;
    }
    if (comma < words_.size() && words_[comma].is_mark(',')) return comma + 1;
  }
  return cited == i + 1 ? cited : std::min(words_.size(), cited + 1);
}

std::size_t CueFinder::behind_cited(std::size_t at) const {
  const Frame frame = frames_.at(words_, at);
  if (frame.kind != FrameClass::kQuoting && frame.kind != FrameClass::kQuotedBy) return at;
  const Phrase cited = noun_phrase_at(words_, frame.end);
  return cited.empty() ? at : cited.end;
}

std::size_t CueFinder::clause_begin(std::size_t at) const {
  if (at > 0 && (words_[at - 1].is_mark(',') || words_[at - 1].is_quotation())) return 0;
  for (std::size_t i = at; i > 0; --i) {
    if (words_[i - 1].is_mark(',') || words_[i - 1].is_mark('(') || words_[i - 1].is_mark(';')) {
      return i;
    }
  }
  return 0;
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
    if (words_[verb].is_quotation() || words_[verb].is_mark(',')) return at;
    --verb;
  }
  if (!words_[verb].has(kBe)) return at;
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
  if (follows_content(cue.subject.begin)) {
    cue.form = CueForm::kBehind;
    cue.content = {0, cue.subject.begin};
  } else if (!reports(cue)) {
    return at;
  }
  cues_.push_back(cue);
  return cue.end;
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

// "accuses the mayor of lying: “…,” he said": the quoted words have a cue of their own.
void CueFinder::cut_at_colon(std::size_t i) {
  Cue& cue = cues_[i];
  for (std::size_t k = cue.content.begin + 1; k + 1 < cue.content.end; ++k) {
    if (!words_[k].is_mark(':') || !words_[k + 1].is_quotation()) continue;
    const auto behind = std::find_if(
        cues_.begin() + static_cast<std::ptrdiff_t>(i) + 1, cues_.end(),
        [&](const Cue& later) { return later.form == CueForm::kBehind && later.begin > k; });
    if (behind == cues_.end()) return;
    behind->content.begin = std::max(behind->content.begin, k + 1);
    cue.content.end = k;
    return;
  }
}

std::size_t CueFinder::contrast_begin(std::size_t at) const {
  constexpr std::size_t kLongest = 2;  // Words: "tandis que".
  for (std::size_t back = 1; back <= kLongest && back < at; ++back) {
    const Frame frame = frames_.at(words_, at - back);
    const bool contrasts = (frame.kind == FrameClass::kMeanwhile && frame.end == at) ||
                           (back == 1 && words_[at - back].has(kBut));
    if (contrasts && words_[at - back - 1].is_mark(',')) return at - back - 1;
  }
  return at;
}

void CueFinder::bound(std::size_t i) {
  Cue& cue = cues_[i];
  if (cue.form == CueForm::kBehind) {
    // An earlier cue behind its content closes that content.
    for (std::size_t j = i; j-- > 0;) {
      if (cues_[j].form != CueForm::kBehind) continue;
      const std::size_t end = std::max(cues_[j].end, cues_[j].subject.end);
      // "…, X said on Monday, Y reported": the outer cue holds the inner with its content.
      if (is_only_circumstance(end, cue.content.end)) continue;
      cue.content.begin = std::max(cue.content.begin, end);
      break;
    }
    return;
  }
  if (cue.begin > 0 && words_[cue.begin - 1].has(kRelative)) {
    // A relative clause ends at its comma.
    for (std::size_t k = cue.content.begin; k < cue.content.end; ++k) {
      if (words_[k].is_mark(',')) cue.content.end = k;
    }
  }
  cut_at_colon(i);
  for (std::size_t k = cue.content.begin; k + 1 < cue.content.end; ++k) {
    // "said that …; that …" goes on, "said …; others left" does not.
    if (words_[k].is_mark(';') && !words_[k + 1].has(kThat)) cue.content.end = k;
  }
  for (std::size_t j = i + 1; j < cues_.size(); ++j) {
    const Cue& next = cues_[j];
    std::size_t begin =
        next.subject.empty() ? next.begin : std::min(next.begin, next.subject.begin);
    if (next.form == CueForm::kAside) begin = std::min(begin, next.content.end);
    if (begin <= cue.content.begin) continue;
    const bool paused = next.begin > 0 && (words_[next.begin - 1].is_mark(',') ||
                                           words_[next.begin - 1].is_quotation());
    const bool behind = next.form == CueForm::kBehind || next.form == CueForm::kAside ||
                        (next.form == CueForm::kAccording && paused);
    const std::size_t contrast = next.subject.empty() ? begin : contrast_begin(begin);
    if (behind || next.shares_subject || contrast < begin) {
      cue.content.end = std::min(cue.content.end, contrast);
      return;
    }
  }
}

std::vector<Cue> find_cues(const ClauseWords& words, const Frames& frames) {
  return CueFinder(words, frames).find();
}

}  // namespace sourcier
