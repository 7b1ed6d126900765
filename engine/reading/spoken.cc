#include "engine/reading/spoken.h"

#include <algorithm>
#include <numeric>

#include "engine/reading/subjects.h"

namespace sourcier {
namespace {

bool covers(const Cue& outer, const Cue& inner) {
  return outer.content.begin <= inner.begin && inner.end <= outer.content.end;
}

// "called it “unacceptable” | in an interview with X": where the quoted words end, where it was
// said may follow; the end of the content where a verb or a mark does.
std::size_t behind_quoted(const ClauseWords& words, const Cue& cue) {
  const std::size_t end = std::min(cue.content.end, words.size());
  std::size_t at = end;
  while (at > cue.content.begin && !words[at - 1].is_quotation()) --at;
  if (at == cue.content.begin) return end;
  const bool goes_on =
      any_in(words, {at, end}, [](const ClauseWord& w) { return w.is_tagged_verb(); });
  const bool places = at < end && words[at].has(kPreposition | kTo);
  return places && !goes_on ? at : end;
}

}  // namespace

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

bool is_medium(const Referent& hop) {
  return hop.kind == SourceKind::kAgency || hop.kind == SourceKind::kNewspaper ||
         hop.kind == SourceKind::kBroadcaster || hop.kind == SourceKind::kDocument;
}

std::vector<Chain> SpokenFinder::chains_of(const ClauseWords& words, const Cue& cue,
                                           const std::vector<Spoken>& before,
                                           std::size_t unit) const {
  const bool nobody = !cue.subject.empty() && words[cue.subject.begin].has(kAnyone);
  if (cue.is_unnamed || nobody) {
    auto source = words[cue.end - 1].learns ? chains_.learned_from(words, cue.end)
                                            : chains_.unnamed_source(words, cue.end, words.size());
    if (!source) source = chains_.unnamed_at(words, std::max(cue.end, cue.subject.end));
    if (!source && nobody && cue.subject.begin > 0) source = chains_.unnamed_at(words, 0);
    if (!source) return {};
    return {Chain{std::move(*source)}};
  }
  if (!cue.shares_subject) {
    std::vector<Chain> chains = chains_.of_phrase(words, cue.subject, unit);
    if (words[cue.end - 1].goes_on) go_on(words, cue.subject, chains);
    if (words[cue.end - 1].learns && !chains.empty()) {
      // "a appris l'AFP auprès du parquet": who has learned it passes it on.
      auto source = chains_.learned_from(words, cue.end);
      if (source) chains.front() = joined(chains.front(), {std::move(*source)});
    }
    return chains;
  }
  for (std::size_t i = before.size(); i-- > 0;) {
    const CueForm form = before[i].cue.form;
    if (form == CueForm::kAccording || form == CueForm::kOpinion) continue;
    return {Chain{before[i].chains.front().back()}};
  }
  const Phrase shared = tagged_shared_subject(words, cue.begin);
  if (!shared.empty()) return chains_.of_phrase(words, shared, unit);
  // "Et demandé que …", a sentence by itself.
  const bool opens = cue.begin <= 1 && words.front().has(kAnd);
  if (const auto last = opens ? referents_.last_speaker() : std::nullopt) return {Chain{*last}};
  return chains_.of_phrase(words, first_subject(words, 0, cue.begin), unit);
}

// "« … », a ajouté le Nobel de la paix": one described for the first time, where somebody goes on
// speaking, is who spoke last.
void SpokenFinder::go_on(const ClauseWords& words, Phrase subject,
                         std::vector<Chain>& chains) const {
  if (chains.empty() || chains.front().size() != 1 || subject.empty()) return;
  Referent& described = chains.front().front();
  const ClauseWord& first = words[subject.begin];
  const bool definite = first.has(kDeterminer) && !first.has(kIndefinite | kPossessive);
  if (described.is_plural || !definite || words[subject.begin].is_plural) return;
  // A prize or a people is no one who speaks.
  if (described.entity ? !referents_.is_thing(*described.entity)
                       : described.kind != SourceKind::kPerson) {
    return;
  }
  auto last = referents_.last_speaker();
  if (!last || !last->entity || last->kind != SourceKind::kPerson) return;
  const bool fits = last->gender == Gender::kUnknown || described.gender == Gender::kUnknown ||
                    last->gender == described.gender;
  if (!fits) return;
  last->mention = described.mention;
  described = std::move(*last);
}

// "The mayor, | speaking to Reuters, | said", "in an interview with Reuters": whom the speaker
// told, between the subject and its verb. Empty where nothing of that kind opens there.
Phrase SpokenFinder::told_aside(const ClauseWords& words, const Cue& cue) const {
  const std::size_t begin = cue.subject.end + 1;
  if (cue.subject.empty() || begin >= cue.begin || !words[begin - 1].is_mark(',')) return {};
  constexpr std::size_t kOpening = 3;  // "dans un | entretien au Monde"
  for (std::size_t at = begin; at < std::min(begin + kOpening, cue.begin); ++at) {
    const FrameClass kind = frames_.at(words, at).kind;
    if (kind == FrameClass::kGivenTo || kind == FrameClass::kAskedBy || words[at].is_talk)
      return {begin, cue.begin};
  }
  return {};
}

void SpokenFinder::add_relays(const ClauseWords& words, const std::vector<Cue>& cues, std::size_t i,
                              std::vector<Chain>& chains, std::size_t unit) const {
  const Cue& cue = cues[i];
  const std::size_t earlier = i == 0 ? 0 : cues[i - 1].end;
  const std::size_t later = i + 1 < cues.size() ? cues[i + 1].begin : words.size();
  const Chain& own = chains.front();
  Chain relays;
  if (cue.form == CueForm::kAccording || cue.form == CueForm::kOpinion ||
      cue.form == CueForm::kAside) {
    return;
  }
  if (cue.form == CueForm::kBehind) {
    const std::size_t from = std::min(cue.end, std::max(cue.subject.begin, cue.end));
    relays = chains_.relays_in(words, from, std::max(later, from), own, unit);
    // "…, a-t-il déclaré, cité par Reuters".
    auto relay = relays.empty() && own.size() == 1
                     ? chains_.passed_on_by(words, from, std::max(later, from), unit)
                     : std::nullopt;
    if (relay && !relay->is_same(own.front())) relays.push_back(std::move(*relay));
    const bool leads = !words.empty() && words.front().has(kPreposition | kRefer) &&
                       frames_.at(words, 0).kind != FrameClass::kAccording;
    if (leads) {
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
    Chain behind = chains_.relays_in(words, behind_quoted(words, cue),
                                     std::min(cue.content.end, words.size()), own, unit);
    std::erase_if(behind, [](const Referent& hop) {
      return !hop.entity && hop.kind != SourceKind::kDocument;
    });
    const Phrase aside = told_aside(words, cue);
    const Chain between = chains_.relays_in(words, aside.begin, aside.end, own, unit);
    for (const Chain* found : {&between, &beside, &std::as_const(behind)}) {
      for (const Referent& hop : *found) {
        const bool known =
            std::ranges::any_of(relays, [&](const Referent& r) { return r.is_same(hop); });
        if (!known) relays.push_back(hop);
      }
    }
  }
  if (cue.form == CueForm::kObject && relays.empty()) {
    relays = chains_.document_at(words, cue.content.begin, own, unit);
  }
  if (cue.tells_us && relays.empty()) {
    Referent outlet = referents_.own_outlet(span_of(words, {cue.begin, cue.end}));
    if (!outlet.name.empty()) relays.push_back(std::move(outlet));
  }
  if (!cue.relay.empty()) {
    const std::vector<Chain> passed = chains_.of_phrase(words, cue.relay, unit);
    if (!passed.empty())
      relays.insert(relays.begin(), passed.front().begin(), passed.front().end());
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
    // Who gives a figure is not yet speaking: "he" means who spoke before.
    if (cues[i].verb != VerbClass::kCounts) referents_.note_speaker(chains.front().back());
    Referent speaker = chains.front().back();
    spoken.push_back({cues[i], std::move(chains), std::move(speaker), kNoParent, false});
    add_cited(words, spoken.back(), unit);
    // "Radio Estran reported, citing the mayor": the mayor's words.
    if (is_outlet(spoken.back().speaker.kind))
      spoken.back().speaker = spoken.back().chains.front().back();
    if (spoken.back().cue.form == CueForm::kBehind) {
      add_quoted_report(words, spoken.back(), unit);
    }
  }
  merge_according(spoken);
  nest(spoken);
  mark_told(spoken);
  note(spoken);
  return spoken;
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

// "Selon l'arrêt, « … », a dit X": X says it of the ruling. "Selon Reuters, « … », a dit X": the
// outlet tells what X says.
void SpokenFinder::merge_according(std::vector<Spoken>& spoken) const {
  for (std::size_t a = 0; a < spoken.size(); ++a) {
    const Spoken& front = spoken[a];
    if (front.cue.form != CueForm::kAccording) continue;
    const auto behind = std::ranges::find_if(spoken, [&](const Spoken& other) {
      return other.cue.form == CueForm::kBehind && covers(other.cue, front.cue) &&
             covers(front.cue, other.cue);
    });
    if (behind == spoken.end()) continue;
    behind->cue.content.begin = front.cue.content.begin;
    if (is_outlet(front.chains.front().back().kind)) {
      for (Chain& chain : behind->chains) chain = joined(front.chains.front(), chain);
    } else {
      behind->told = front.chains.front();
    }
    spoken.erase(spoken.begin() + static_cast<std::ptrdiff_t>(a));
    return;
  }
}

bool Spoken::speaks() const {
  if (speaker.entity) return true;
  return !speaker.is_thing && speaker.shown_as != SourceKind::kDocument &&
         cue.verb != VerbClass::kHolds && cue.verb != VerbClass::kAsks;
}

bool Spoken::is_held_inside() const {
  if (parent == kNoParent || holds_quotation) return false;
  return cue.verb == VerbClass::kHolds || cue.verb == VerbClass::kThinks ||
         cue.verb == VerbClass::kAsks || cue.verb == VerbClass::kVoices;
}

// "X a dit que …, selon Z", "Z rapporte que X a dit que …": all that Z reports is a report, whose
// chain is Z, then X.
void SpokenFinder::mark_told(std::vector<Spoken>& spoken) const {
  for (const Spoken& inner : spoken) {
    if (inner.parent == kNoParent || inner.is_held_inside()) continue;
    const Cue& cue = inner.cue;
    Spoken& outer = spoken[inner.parent];
    const bool passes = outer.cue.form == CueForm::kAccording ||
                        outer.cue.form == CueForm::kBehind ||
                        (outer.cue.form == CueForm::kClause && is_outlet(outer.speaker.kind));
    if (!passes) continue;
    const Phrase whole = outer.cue.content;
    std::size_t begin = std::min(cue.begin, cue.content.begin);
    if (!cue.subject.empty()) begin = std::min(begin, cue.subject.begin);
    const std::size_t end = std::min(whole.end, std::max(cue.end, cue.content.end));
    begin = std::max(begin, whole.begin);
    if (end > begin && (end - begin) * 5 >= (whole.end - whole.begin) * 4) {
      outer.is_told_by_inner = true;
    }
  }
}

// "La mère « a expliqué qu'elle partait », a dit le procureur": the quoted words report in turn.
void SpokenFinder::add_quoted_report(const ClauseWords& words, Spoken& spoken,
                                     std::size_t unit) const {
  const Phrase content = spoken.cue.content;
  for (std::size_t i = content.begin + 1; i < content.end; ++i) {
    if (!words[i].is_quotation() || !words[i].reports) continue;
    const Phrase subject = subject_before(words, i);
    if (subject.empty()) continue;
    const std::vector<Chain> chains = chains_.of_phrase(words, subject, unit);
    if (chains.empty() || chains.front().back().is_same(spoken.speaker)) return;
    spoken.told = chains.front();
    return;
  }
}

// The one whom "he" means in the next sentence is told last: media first, then those who are
// quoted inside another's words, then the speakers in the order of the text.
void SpokenFinder::note(const std::vector<Spoken>& spoken) {
  for (const int rank : {0, 1, 2}) {
    for (const Spoken& each : spoken) {
      if (each.cue.verb == VerbClass::kCounts) continue;
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
