// Clauses that only name who says it: "comme l'a dit X", "as X said", "wie X mitteilte".
#include "engine/reading/cue_finder.h"

namespace sourcier {

std::size_t CueFinder::as_begin(std::size_t at) const {
  std::size_t begin = at;
  while (begin > 0 && !words_[begin].is_mark(',') && !begins_as(begin + 1)) --begin;
  return begin;
}

bool CueFinder::begins_as(std::size_t at) const {
  if (at == 0) return false;
  const FrameClass kind = frames_.at(words_, at - 1).kind;
  return kind == FrameClass::kAsSays || kind == FrameClass::kSoSays;
}

bool CueFinder::says_as(Cue& cue) const {
  const std::size_t first = cue.subject.begin;
  if (cue.subject.empty() || first == 0 || cue.end <= first) return false;
  const FrameClass kind = frames_.at(words_, first - 1).kind;
  if (kind != FrameClass::kAsSays && kind != FrameClass::kSoSays) return false;
  const bool tells_it =
      cue.end < words_.size() && words_[cue.end].has(kExpletive);  // "as X sees it"
  const std::size_t next = behind_circumstances(cue.end + (tells_it ? 1 : 0));
  if (next < words_.size() && words_[next].kind != WordKind::kMark) return false;
  if (has_words(first - 1)) {
    if (!words_[first - 2].is_mark(',')) return false;
    cue.form = CueForm::kBehind;
    cue.content = {0, first - 1};
    begin_behind_correction(cue.content);
    return true;
  }
  if (next + 1 >= words_.size() || !words_[next].is_mark(',')) return false;
  cue.form = CueForm::kBehind;
  cue.content = {next + 1, last()};
  return true;
}

}  // namespace sourcier
