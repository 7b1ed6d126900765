// What a cue cites, which is farther out in its chain: in front of its subject, behind its content
// and in between.
#include <algorithm>

#include "engine/reading/spoken.h"

namespace sourcier {

// "Analysts say …, citing a report": what is cited is farther out in the chain.
void SpokenFinder::add_cited(const ClauseWords& words, Spoken& spoken, std::size_t unit) const {
  Cue& cue = spoken.cue;
  add_cited_in_front(words, spoken, unit);
  if (cue.form == CueForm::kBehind) add_cited_behind(words, spoken, unit);
  if (cue.form != CueForm::kClause && cue.form != CueForm::kObject) return;
  for (std::size_t i = cue.end + 1; i < cue.content.end; ++i) {
    if (!words[i - 1].is_mark(',')) continue;
    const Frame frame = frames_.at(words, i);
    if (frame.kind != FrameClass::kQuoting || (words[i].shapes & kGerund) == 0) continue;
    const auto cited = chains_.of_phrase(words, noun_phrase_at(words, frame.end), unit);
    if (cited.empty()) continue;
    for (Chain& chain : spoken.chains) chain = joined(chain, cited.front());
    if (i > cue.content.begin) cue.content.end = i;  // Else "reported, citing Y, that CONTENT".
    return;
  }
}

// "Citing Y, X reported that …": in front of the comma before the subject.
void SpokenFinder::add_cited_in_front(const ClauseWords& words, Spoken& spoken,
                                      std::size_t unit) const {
  const std::size_t comma = spoken.cue.subject.begin;
  if (spoken.cue.subject.empty() || comma < 2 || !words[comma - 1].is_mark(',')) return;
  const Frame frame = frames_.at(words, 0);
  if (frame.kind != FrameClass::kQuoting || frame.end + 1 >= comma) return;
  const auto cited = chains_.of_phrase(words, noun_phrase_at(words, frame.end), unit);
  if (cited.empty()) return;
  for (Chain& chain : spoken.chains) chain = joined(chain, cited.front());
}

// "…, X reported on Monday, citing Y", "…, X reported citing Y": up to the next comma.
void SpokenFinder::add_cited_behind(const ClauseWords& words, Spoken& spoken,
                                    std::size_t unit) const {
  constexpr std::size_t kReach = 10;
  const std::size_t from = std::max(spoken.cue.end, spoken.cue.subject.end);
  for (std::size_t i = from; i + 1 < std::min(words.size(), from + kReach); ++i) {
    if (words[i].is_quotation() || words[i].is_mark(';')) return;
    const bool is_comma = words[i].is_mark(',');
    const Frame frame = frames_.at(words, is_comma ? i + 1 : i);
    if (frame.kind != FrameClass::kQuoting && is_comma) return;
    if (frame.kind != FrameClass::kQuoting) continue;
    const auto cited = chains_.of_phrase(words, noun_phrase_at(words, frame.end), unit);
    if (cited.empty()) return;
    for (Chain& chain : spoken.chains) chain = joined(chain, cited.front());
    return;
  }
}

}  // namespace sourcier
