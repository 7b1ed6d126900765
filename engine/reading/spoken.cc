#include "engine/reading/spoken.h"

#include <algorithm>
#include <numeric>

namespace sourcier {
namespace {

Chain joined(const Chain& outer, const Chain& inner) {
  Chain chain;
  for (const Referent& hop : outer) {
    const bool again =
        std::ranges::any_of(inner, [&](const Referent& h) { return h.is_same(hop); });
    if (!again && chain.size() + inner.size() < kLongestChain) chain.push_back(hop);
  }
  chain.insert(chain.end(), inner.begin(), inner.end());
  return chain;
}

bool covers(const Cue& outer, const Cue& inner) {
  return outer.content.begin <= inner.begin && inner.end <= outer.content.end;
}

}  // namespace

bool is_medium(const Referent& hop) {
  return hop.kind == SourceKind::kAgency || hop.kind == SourceKind::kNewspaper ||
         hop.kind == SourceKind::kBroadcaster || hop.kind == SourceKind::kDocument;
}

std::vector<Chain> SpokenFinder::chains_of(const ClauseWords& words, const Cue& cue,
                                           const std::vector<Spoken>& before,
                                           std::size_t unit) const {
  if (cue.is_unnamed) {
    auto source = chains_.unnamed_source(words, cue.end, words.size());
    if (!source) return {};
    return {Chain{std::move(*source)}};
  }
  if (!cue.shares_subject) return chains_.of_phrase(words, cue.subject, unit);
  for (std::size_t i = before.size(); i-- > 0;) {
    const CueForm form = before[i].cue.form;
    if (form == CueForm::kAccording || form == CueForm::kOpinion) continue;
    return {Chain{before[i].chains.front().back()}};
  }
  return chains_.of_phrase(words, first_subject(words, 0, cue.begin), unit);
}

void SpokenFinder::add_relays(const ClauseWords& words, const std::vector<Cue>& cues, std::size_t i,
                              std::vector<Chain>& chains, std::size_t unit) const {
  const Cue& cue = cues[i];
  const std::size_t earlier = i == 0 ? 0 : cues[i - 1].end;
  const std::size_t later = i + 1 < cues.size() ? cues[i + 1].begin : words.size();
  const Chain& own = chains.front();
  Chain relays;
  if (cue.form == CueForm::kAccording || cue.form == CueForm::kOpinion) return;
  if (cue.form == CueForm::kBehind) {
    const std::size_t from = std::min(cue.end, std::max(cue.subject.begin, cue.end));
    relays = chains_.relays_in(words, from, std::max(later, from), own, unit);
    if (!words.empty() && words.front().has(kPreposition | kRefer)) {
      std::size_t comma = 0;
      while (comma < cue.begin && !words[comma].is_mark(',')) ++comma;
      const Chain leading = chains_.relays_in(words, 0, comma, own, unit);
      relays.insert(relays.end(), leading.begin(), leading.end());
    }
  } else {
    const std::size_t before = cue.subject.empty() ? cue.begin : cue.subject.begin;
    relays = chains_.relays_in(words, std::min(earlier, before), before, own, unit);
    const Chain beside =
        chains_.relays_in(words, cue.end, std::max(cue.end, cue.content.begin), own, unit);
    for (const Referent& hop : beside) {
      const bool known =
          std::ranges::any_of(relays, [&](const Referent& r) { return r.is_same(hop); });
      if (!known) relays.push_back(hop);
    }
  }
  for (Chain& chain : chains) chain = joined(relays, chain);
}

// "the mayor, who said": the nearest expression for the source is the relative.
void SpokenFinder::mention_relative(const ClauseWords& words, const Cue& cue,
                                    std::vector<Chain>& chains) {
  std::size_t at = cue.begin;
  while (at > 0 && (words[at - 1].has(kAdverb | kHave | kBe | kModal | kNegation) ||
                    words[at - 1].part == PartOfSpeech::kAux)) {
    --at;
  }
  if (at == 0 || cue.shares_subject || cue.subject.end >= at || !words[at - 1].has(kRelative))
    return;
  for (Chain& chain : chains) chain.back().mention = words[at - 1].span;
}

std::vector<Spoken> SpokenFinder::find(const ClauseWords& words, std::size_t unit) {
  const std::vector<Cue> cues = find_cues(words, frames_);
  std::vector<Spoken> spoken;
  unresolved_.clear();
  for (std::size_t i = 0; i < cues.size(); ++i) {
    std::vector<Chain> chains = chains_of(words, cues[i], spoken, unit);
    if (chains.empty() || chains.front().empty()) {
      const Phrase subject = cues[i].subject;
      if (!subject.empty() && words[subject.begin].has(kPronoun) && !cues[i].is_unnamed) {
        unresolved_.push_back(cues[i]);
      }
      continue;
    }
    mention_relative(words, cues[i], chains);
    add_relays(words, cues, i, chains, unit);
    referents_.note_speaker(chains.front().back());
    Referent speaker = chains.front().back();
    spoken.push_back({cues[i], std::move(chains), std::move(speaker), kNoParent, false});
    add_cited(words, spoken.back(), unit);
  }
  nest(spoken);
  note(spoken);
  return spoken;
}

// "Analysts say …, citing a report": what is cited is farther out in the chain.
void SpokenFinder::add_cited(const ClauseWords& words, Spoken& spoken, std::size_t unit) const {
  Cue& cue = spoken.cue;
  if (cue.form == CueForm::kBehind) add_cited_behind(words, spoken, unit);
  if (cue.form != CueForm::kClause && cue.form != CueForm::kObject) return;
  for (std::size_t i = cue.content.begin + 1; i < cue.content.end; ++i) {
    if (!words[i - 1].is_mark(',')) continue;
    const Frame frame = frames_.at(words, i);
    if (frame.kind != FrameClass::kQuoting || (words[i].shapes & kGerund) == 0) continue;
    const auto cited = chains_.of_phrase(words, noun_phrase_at(words, frame.end), unit);
    if (cited.empty()) continue;
    for (Chain& chain : spoken.chains) chain = joined(chain, cited.front());
    cue.content.end = i;
    return;
  }
}

// "…, X reported on Monday, citing Y": up to the next comma.
void SpokenFinder::add_cited_behind(const ClauseWords& words, Spoken& spoken,
                                    std::size_t unit) const {
  constexpr std::size_t kReach = 10;
  const std::size_t from = std::max(spoken.cue.end, spoken.cue.subject.end);
  for (std::size_t i = from; i + 1 < std::min(words.size(), from + kReach); ++i) {
    if (words[i].is_quotation() || words[i].is_mark(';')) return;
    if (!words[i].is_mark(',')) continue;
    const Frame frame = frames_.at(words, i + 1);
    if (frame.kind != FrameClass::kQuoting) return;
    const auto cited = chains_.of_phrase(words, noun_phrase_at(words, frame.end), unit);
    if (cited.empty()) return;
    for (Chain& chain : spoken.chains) chain = joined(chain, cited.front());
    return;
  }
}

// The chain of the narrowest content that a cue stands in comes before its own.
void SpokenFinder::nest(std::vector<Spoken>& spoken) const {
  std::vector<std::size_t> order(spoken.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto size = [&](std::size_t i) {
    return spoken[i].cue.content.end -
           std::min(spoken[i].cue.content.begin, spoken[i].cue.content.end);
  };
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return size(a) > size(b); });
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    Spoken& inner = spoken[order[rank]];
    for (std::size_t wider = rank; wider-- > 0;) {
      const Spoken& outer = spoken[order[wider]];
      const bool passes_on =
          outer.cue.form != CueForm::kOpinion && outer.cue.form != CueForm::kAside;
      if (!passes_on || !covers(outer.cue, inner.cue)) continue;
      if (covers(inner.cue, outer.cue)) continue;
      inner.parent = order[wider];
      for (Chain& chain : inner.chains) chain = joined(outer.chains.front(), chain);
      break;
    }
  }
}

// The one whom "he" means in the next sentence is told last: media first, then those who are
// quoted inside another's words, then the speakers in the order of the text.
void SpokenFinder::note(const std::vector<Spoken>& spoken) {
  for (const int rank : {0, 1, 2}) {
    for (const Spoken& each : spoken) {
      const Referent& source = each.speaker;
      const bool under_person =
          each.parent != kNoParent && !is_medium(spoken[each.parent].chains.front().back());
      const int own = each.cue.form == CueForm::kAnaphoric ? 2
                      : is_medium(source)                  ? 0
                      : under_person                       ? 1
                                                           : 2;
      if (own == rank) referents_.note_speaker(source);
    }
  }
}

}  // namespace sourcier
