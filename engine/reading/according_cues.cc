// Cues of "according to X", in front of what is reported, behind it or amid it.
#include <algorithm>

#include "engine/reading/cue_finder.h"
#include "engine/reading/subjects.h"
#include "engine/reading/tagged_words.h"

namespace sourcier {

std::size_t CueFinder::according(std::size_t at, Frame frame) {
  if (words_[at].mention != kNowhere) return at;
  Phrase source = cited_phrase_at(words_, frame.end);
  if (source.empty() && frame.end < words_.size() && words_[frame.end].has(kObject)) {
    source = {frame.end, frame.end + 1};
  }
  if (source.empty()) return at;
  Cue cue;
  cue.form = CueForm::kAccording;
  const std::size_t described = described_end(source);
  const bool opens = at == 0 || words_[at - 1].kind == WordKind::kMark;
  if (frame.kind == FrameClass::kInView && !opens) return at;  // "trouver grâce aux yeux de X"
  if (frame.kind == FrameClass::kOpinion) {
    if (!opens || source.end >= words_.size() || !words_[source.end].is_mark(',') ||
        !names_someone(source)) {
      return at;
    }
    if (described == 0) cue.form = CueForm::kOpinion;
  }
  cue.begin = at;
  cue.end = frame.end;
  cue.subject = source;
  cue.verb = VerbClass::kSays;
  const bool in_front = at == 0 || !has_words(at);
  const std::size_t behind = described != 0 ? described + 1 : behind_source(source.end);
  cue.content = in_front ? Phrase{behind, last()} : Phrase{clause_begin(at), at};
  // "12 000 according to X and | 40 000 according to Y": each says what stands before it.
  if (!in_front && !cues_.empty() && cues_.back().form == CueForm::kAccording) {
    const std::size_t earlier = cues_.back().subject.end;
    if (earlier < at) cue.content.begin = std::max(cue.content.begin, earlier);
  }
  const Phrase name = in_front ? Phrase{} : named_behind(source);
  if (!name.empty()) cue.subject = name;
  const std::size_t end = name.empty() ? source.end : name.end;
  if (!in_front) go_on_behind(at, end, cue);
  cues_.push_back(cue);
  return end;
}

// In the middle of a sentence a source speaks for the whole; "…, qui, selon elle, porte atteinte",
// "because, according to X, …": for the clause that stands around it.
void CueFinder::go_on_behind(std::size_t at, std::size_t end, Cue& cue) const {
  const bool amid = words_[at - 1].is_mark(',') && end < last() && words_[end].is_mark(',') &&
                    behind_cited(end + 1) < last();
  if (!amid || gives_other_figure(end + 1)) return;
  if (at > 1 && words_[at - 2].has(kRelative | kThat | kSubordinator)) {
    cue.content = {end + 1, last()};
  } else if (!begins_clause(cue.content, end + 1)) {
    cue.content.end = last();
  }
}

// "300 people, according to X, | (and) 1,000 according to Y": another's number comes next.
bool CueFinder::gives_other_figure(std::size_t at) const {
  constexpr std::size_t kFarthest = 5;
  if (at < words_.size() && !is_number(words_[at])) ++at;  // "or"
  if (at >= words_.size() || !is_number(words_[at])) return false;
  for (std::size_t i = at + 1; i < std::min(words_.size(), at + kFarthest); ++i)
    if (frames_.at(words_, i).kind == FrameClass::kAccording) return true;
  return false;
}

// "Il ressort du rapport que CONTENT", "It emerged from the report that CONTENT".
std::size_t CueFinder::emerges(std::size_t at, std::size_t end) {
  Cue cue;
  cue.form = CueForm::kAccording;
  cue.begin = at;
  cue.end = end;
  cue.verb = VerbClass::kSays;
  cue.subject = cited_phrase_at(words_, end);
  const std::size_t that = cue.subject.end;
  if (cue.subject.empty() || that + 1 >= words_.size() || !words_[that].has(kThat)) return at;
  cue.content = {that + 1, last()};
  cues_.push_back(cue);
  return that + 1;
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
  return any_in(words_, {at + 1, behind},
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

// "De source policière, CONTENT", "CONTENT, de source policière."; elsewhere it tells of a verb.
std::size_t CueFinder::from_source(std::size_t at, Frame frame) {
  const std::size_t noun = frame.end - 1;
  const Phrase source = noun_phrase_at(words_, noun);
  if (source.empty()) return at;
  const bool in_front = !has_words(at) && source.end < last() && words_[source.end].is_mark(',');
  const bool behind = at > 0 && words_[at - 1].is_mark(',') && source.end >= last();
  return in_front || behind ? according(at, {FrameClass::kAccording, noun}) : at;
}

// "In the mayor's view, CONTENT", "CONTENT, in Untel's view.", "If X is to be believed, CONTENT".
std::size_t CueFinder::viewed(std::size_t at, std::size_t end) {
  Cue cue;
  cue.form = CueForm::kAccording;
  cue.begin = at;
  cue.end = end;
  cue.subject = phrase_ending_at(words_, 0, at);
  if (cue.subject.empty() || cue.subject.begin == 0 || !names_someone(cue.subject)) return at;
  const std::size_t opener = cue.subject.begin - 1;
  if (!words_[opener].has(kPreposition | kBy | kSubordinator)) return at;
  cue.verb = VerbClass::kSays;
  if (has_words(opener)) {
    if (!words_[opener - 1].is_mark(',') || end < last()) return at;
    cue.content = {0, opener - 1};
  } else {
    if (end >= words_.size() || !words_[end].is_mark(',')) return at;
    cue.content = {end + 1, last()};
  }
  if (cue.content.empty()) return at;
  cues_.push_back(cue);
  return end;
}

// "Pour Unetelle, directrice de l'institut, CONTENT", "pour la directrice, Unetelle, CONTENT":
// where what tells more of a person ends; 0 if there is nothing. Who is described is one to be
// quoted; without that, "pour Unetelle, la saison est finie" may be said of her.
std::size_t CueFinder::described_end(Phrase source) const {
  const std::size_t at = source.end + 1;
  if (at >= last() || !words_[source.end].is_mark(',')) return 0;
  const Phrase described = noun_phrase_at(words_, at);
  const bool is_named = words_[source.end - 1].named == EntityType::kPerson;
  const bool is_name_behind = words_[at].named == EntityType::kPerson;
  const bool parted = !described.empty() && is_named != is_name_behind &&
                      is_name(words_[at]) == is_name_behind && described.end < last() &&
                      words_[described.end].is_mark(',');
  return parted && !has_main_verb(words_, at, described.end) &&
                 has_main_verb(words_, described.end, last())
             ? described.end
             : 0;
}

bool CueFinder::names_someone(Phrase phrase) const {
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (words_[i].mention != kNowhere || words_[i].sense != NounSense::kNone) return true;
  }
  return words_[phrase.begin].has(kPronoun);
}

std::size_t CueFinder::behind_source(std::size_t at) const {
  if (at < words_.size() && words_[at].is_mark(':')) return at + 1;
  std::size_t i = at;
  while (i < words_.size() && i < at + kLongestAside && !words_[i].is_mark(',')) ++i;
  if (i >= words_.size() || !words_[i].is_mark(',')) return at;
  // "Selon Unetelle, 32 ans, CONTENT"
  const bool is_person =
      i > 0 && words_[i - 1].mention != kNowhere && words_[i - 1].named == EntityType::kPerson;
  if (is_person && i + 2 < words_.size() && words_[i + 1].kind == WordKind::kNumber) {
    const std::size_t age = i + (words_[i + 2].has(kTimeWord) ? 3 : 2);
    if (age < words_.size() && words_[age].is_mark(',')) return age + 1;
  }
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
  const Frame frame = frames_.passed_at(words_, at);
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

}  // namespace sourcier
