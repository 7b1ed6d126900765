// Cues in the passive: "La fermeture a été annoncée par la mairie", "the crowd was put at 300 by
// police".
#include <algorithm>

#include "engine/reading/cue_finder.h"

namespace sourcier {
namespace {

// Words from a verb, or from its number, to the "by" that names who says it.
constexpr std::size_t kFarthestBy = 6;

}  // namespace

// Who stands behind "by" at `at`; empty for anything that cannot speak.
Phrase CueFinder::agent_at(std::size_t at) const {
  while (at < words_.size() && words_[at].has(kAdverb | kTimeWord)) ++at;
  if (at >= words_.size() || !words_[at].has(kBy)) return {};
  const Phrase agent = noun_phrase_at(words_, at + 1);
  return !agent.empty() && names_someone(agent) ? agent : Phrase{};
}

std::optional<Cue> CueFinder::told_by(const VerbGroup& group, Cue cue) {
  if (is_negated(group) || group.begin == 0 || group.shape != kFinite) return std::nullopt;
  if (auto figure = figure_by(group, cue)) return figure;
  // "an executive, quoted anonymously by X, said": X passes on.
  const bool is_alone = group.begin == group.head;
  if (is_alone && frames_.passed_at(words_, group.head).kind == FrameClass::kQuotedBy)
    return std::nullopt;
  const bool is_claim =
      any_in(words_, {0, group.begin}, [](const ClauseWord& word) { return word.has(kThat); });
  const bool denies = group.verb == VerbClass::kDenies ||
                      (words_[group.head].polarity == Polarity::kRejects && is_claim);
  // "was told by X": whom it was told.
  const bool says = group.verb == VerbClass::kSays && !words_[group.head].has(kAddresses);
  if (!denies && !says && !has_objects(group.verb)) return std::nullopt;
  cue.subject = agent_at(group.end);
  cue.content = {clause_begin(group.begin), group.begin};
  if (cue.subject.empty() || cue.content.empty()) return std::nullopt;
  // ", which was first reported by X": what it stands for is told elsewhere.
  const bool is_pronoun = cue.content.end == cue.content.begin + 1 &&
                          words_[cue.content.begin].has(kRelative | kPronoun);
  if (is_pronoun) return std::nullopt;
  cue.form = CueForm::kBehind;
  if (denies) cue.stance = Stance::kDenies;
  return cue;
}

// "estimée (par la police) à 300 personnes", "put at 300 by police and | 1,000 by organisers", "15
// morts ont été recensés par X".
std::optional<Cue> CueFinder::figure_by(const VerbGroup& group, Cue cue) {
  const Counting counting = words_[group.end - 1].counting;
  if (counting == Counting::kNone) return std::nullopt;
  cue.form = CueForm::kBehind;
  cue.content = {clause_begin(group.begin), group.begin};
  cue.subject = agent_at(group.end);
  if (!cue.subject.empty()) {
    const bool has_number = any_in(words_, cue.content, is_number);
    if (counting == Counting::kObject) return has_number ? std::optional(cue) : std::nullopt;
    const std::size_t number = number_given(counting, cue.subject.end);
    if (number == kNoWord) return std::nullopt;
    cue.content.end = figure_end(number);
    return cue;
  }
  const std::size_t number = number_given(counting, group.end);
  if (number == kNoWord) return std::nullopt;
  cue.content.end = by_behind(number);
  cue.subject = agent_at(cue.content.end);
  if (cue.subject.empty()) return std::nullopt;
  add_figures_by(cue);
  return cue;
}

// The "by" behind the number at `number`, or the end of the words.
std::size_t CueFinder::by_behind(std::size_t number) const {
  for (std::size_t i = number + 1; i < std::min(words_.size(), number + kFarthestBy); ++i) {
    if (words_[i].has(kBy)) return i;
    if (words_[i].is_tagged_verb() || words_[i].is_mark(',')) break;
  }
  return words_.size();
}

// "… by police and | 1,000 by organisers": the verb is left out.
void CueFinder::add_figures_by(const Cue& first) {
  Cue cue = first;
  for (std::size_t at = cue.subject.end; at + 1 < words_.size(); at = cue.subject.end) {
    if (!words_[at].is_mark(',') && !words_[at].has(kAnd | kBut)) return;
    const std::size_t number = number_given(Counting::kObject, at + 1);
    if (number == kNoWord) return;
    cue.begin = cue.end = number;
    cue.content = {number, by_behind(number)};
    cue.subject = agent_at(cue.content.end);
    if (cue.subject.empty()) return;
    cues_.push_back(cue);
  }
}

}  // namespace sourcier
