// Where the content of each cue ends: at the next cue of the same rank, a colon, a semicolon.
#include <algorithm>

#include "engine/reading/cue_finder.h"

namespace sourcier {

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

// "When the minister said the port would close, | all left", "Si le ministre dit que …, | la maire
// en doute": a clause that opens the sentence ends where the one that it belongs to begins.
void CueFinder::end_before_main_clause(Cue& cue) const {
  if (cue.subject.empty() || cue.subject.begin == 0 || cue.content.begin < cue.end) return;
  const std::size_t opener = cue.subject.begin - 1;
  if (!words_[opener].has(kSubordinator) || has_words(opener)) return;
  for (std::size_t k = cue.content.begin + 1; k + 1 < cue.content.end; ++k) {
    if (!words_[k].is_mark(',') || !begins_clause({cue.content.begin, k}, k + 1)) continue;
    cue.content.end = k;
    return;
  }
}

// "says that, contrary to what X promised, | the bridge stays closed": what was promised is not
// what is said.
void CueFinder::begin_behind_contrast(Cue& cue) const {
  std::size_t at = cue.content.begin;
  if (at < cue.content.end && words_[at].is_mark(',')) ++at;
  if (at >= cue.content.end || frames_.at(words_, at).kind != FrameClass::kContrast) return;
  while (at < cue.content.end && !words_[at].is_mark(',')) ++at;
  if (at + 1 < cue.content.end) cue.content.begin = at + 1;
}

// "The port is closed, and not | open, as X claims": only what is not so is X's. A lone "not"
// stands behind a comma: "the port is not closed, as X says".
bool CueFinder::begin_behind_correction(Phrase& content) const {
  for (std::size_t at = content.end; at-- > content.begin + 1;) {
    const Frame frame = frames_.at(words_, at);
    if (frame.kind != FrameClass::kCorrection || frame.end >= content.end) continue;
    if (frame.end == at + 1 && !words_[at - 1].is_mark(',')) continue;
    content.begin = frame.end;
    return true;
  }
  return false;
}

// "…, tout en | précisant que": what leads to a gerund is no part of what is said in front of it.
std::size_t CueFinder::before_gerund(std::size_t begin, std::size_t at) const {
  std::size_t end = at;
  if (end > begin && words_[end - 1].has(kPreposition)) --end;
  if (end < at && end > begin && words_[end - 1].has(kAdverb)) --end;
  return end;
}

// "“…”, X said on Monday, | and there was “…”, Y reported": X goes on, and Y reports all of it.
bool CueFinder::goes_on_behind(std::size_t at) const {
  const std::size_t comma = behind_circumstances(at);
  return comma + 1 < words_.size() && words_[comma].is_mark(',') && words_[comma + 1].has(kAnd);
}

void CueFinder::bound(std::size_t i) {
  begin_behind_contrast(cues_[i]);
  Cue& cue = cues_[i];
  if (cue.form == CueForm::kBehind) {
    // An earlier cue behind its content closes that content.
    for (std::size_t j = i; j-- > 0;) {
      if (cues_[j].form != CueForm::kBehind) continue;
      const std::size_t end = std::max(cues_[j].end, cues_[j].subject.end);
      // "…, X said on Monday, Y reported": the outer cue holds the inner with its content.
      if (is_only_circumstance(end, cue.content.end) || goes_on_behind(end)) continue;
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
  end_before_main_clause(cue);
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
      cue.content.end = std::min(cue.content.end, before_gerund(cue.content.begin, contrast));
      return;
    }
  }
}

}  // namespace sourcier
