#include "engine/reading/chains.h"

#include <algorithm>

namespace sourcier {
namespace {

constexpr std::size_t kMostRelays = 4;  // Side by side: "citée par X, Y et Z".
constexpr std::size_t kMostNested = 3;  // "the estimates of the report of …".
constexpr std::size_t kLongestComplement = 12;

bool holds(const Chain& chain, const Referent& referent) {
  return std::ranges::any_of(chain, [&](const Referent& hop) { return hop.is_same(referent); });
}

// "un rapport de la commission", but "la transcription de l'appel": neither words nor things write.
bool may_issue(const ClauseWords& words, Phrase phrase, bool noun_last) {
  const auto noun = plain_noun(words, phrase, noun_last);
  return !noun || (words[*noun].noun != NounKind::kWords && words[*noun].noun != NounKind::kThing);
}

// The phrase behind the first "of" within `phrase`: the complement of its noun.
Phrase complement(const ClauseWords& words, Phrase phrase) {
  for (std::size_t i = phrase.begin + 1; i + 1 < phrase.end; ++i) {
    if (!words[i].has(kOf)) continue;
    // "des services": the article is one with "of".
    const Phrase inner = noun_phrase_at(words, words[i].has(kDeterminer) ? i : i + 1);
    return {inner.begin, std::min(inner.end, phrase.end)};
  }
  return {};
}

// "les éléments fournis par le procureur", "a report by the UN".
// When and where it was published may stand between: "un communiqué publié mardi sur X par".
Phrase behind_by(const ClauseWords& words, Phrase phrase) {
  constexpr std::size_t kReach = 8;
  std::size_t at = phrase.end;
  if (at < words.size() && words[at].is_tagged_verb()) ++at;  // "a statement | posted on X by"
  while (at < std::min(words.size(), phrase.end + kReach) && !words[at].has(kBy)) {
    if (words[at].has(kPreposition | kTo) && !words[at].has(kTimeWord)) {
      const Phrase place = noun_phrase_at(words, words[at].has(kDeterminer) ? at : at + 1);
      const bool day = at + 1 < words.size() && words[at + 1].has(kTimeWord);
      if (place.empty() && !day) return {};
      at = day ? at + 2 : place.end;
    } else if (words[at].has(kTimeWord | kAdverb) || words[at].kind == WordKind::kNumber) {
      ++at;
    } else {
      return {};
    }
  }
  if (at >= words.size() || !words[at].has(kBy)) return {};
  return noun_phrase_at(words, at + 1);
}

// "a report in the Guardian", "un article sur le site de la RTS": where a document stands.
Phrase behind_preposition(const ClauseWords& words, Phrase phrase) {
  const std::size_t at = phrase.end;
  if (at >= words.size() || !words[at].has(kPreposition)) return {};
  return noun_phrase_at(words, words[at].has(kDeterminer) ? at : at + 1);
}

bool is_named(const Referent& referent) {
  return referent.entity.has_value() || referent.kind == SourceKind::kPerson ||
         referent.kind == SourceKind::kOrganisation || is_outlet(referent.kind);
}

}  // namespace

Hop hop_of(const Referent& referent, bool is_source) {
  Hop hop;
  hop.name = referent.name;
  hop.role = is_source ? HopRole::kSource : HopRole::kRelay;
  hop.kind = referent.shown_as.value_or(referent.kind);
  hop.mention = referent.mention;
  hop.entity = referent.entity;
  hop.inherited = referent.is_inherited;
  return hop;
}

// Who issued the document: "of", "by" or "from" in its phrase, or "from" right behind it.
Phrase Chains::issuer_phrase(const ClauseWords& words, Phrase phrase, Phrase given) const {
  const Phrase inner = complement(words, phrase);
  if (!inner.empty()) return inner;
  for (std::size_t i = phrase.begin + 1; i < phrase.end; ++i) {
    const Frame frame = frames_.at(words, i);
    const bool is_from = frame.kind == FrameClass::kIssuedBy;
    if (!is_from && !words[i].has(kBy)) continue;
    const Phrase issuer = noun_phrase_at(words, is_from ? frame.end : i + 1);
    return {issuer.begin, std::min(issuer.end, phrase.end)};
  }
  const Frame behind = frames_.at(words, given.end);
  return behind.kind == FrameClass::kIssuedBy ? noun_phrase_at(words, behind.end) : Phrase{};
}

// "on its website", "sur son site": whoever speaks there does so himself. "our newspaper" is the
// article's outlet.
bool Chains::is_own_channel(const ClauseWords& words, Phrase phrase, const Referent& hop) const {
  return !hop.entity && is_outlet(hop.kind) && words[phrase.begin].has(kPossessive) &&
         frames_.at(words, phrase.begin).kind != FrameClass::kOwnOutlet;
}

// What stands in an outlet is the outlet's: "a story on the website Example".
std::optional<Referent> Chains::carrier_of(const ClauseWords& words, Phrase phrase,
                                           std::size_t unit) const {
  const Phrase place = behind_preposition(words, phrase);
  if (place.empty()) return std::nullopt;
  auto referent = referents_.resolve(words, place, unit);
  if (!referent || !is_outlet(referent->kind) || is_own_channel(words, place, *referent))
    return std::nullopt;
  return referents_.whole_outlet(words, place, std::move(*referent));
}

// "un rapport diffusé | par", "the report quotes |"
bool Chains::is_passed_on(const ClauseWords& words, Phrase phrase) const {
  const FrameClass behind = frames_.at(words, phrase.end - 1).kind;
  return behind == FrameClass::kQuotedBy || behind == FrameClass::kGivenTo ||
         behind == FrameClass::kQuoting;
}

// The words for the document itself: "un rapport | diffusé par", "un communiqué | publié mardi
// par", "a letter | seen by Reuters".
Phrase Chains::without_passing(const ClauseWords& words, Phrase given, bool passed_on) const {
  Phrase phrase = given;
  const ClauseWord& last = words[phrase.end - 1];
  const bool participle = last.is_tagged_verb() && (last.shapes & kParticiple) != 0;
  const bool dated = (last.part == PartOfSpeech::kAdj || last.is_tagged_verb()) &&
                     phrase.end < words.size() &&
                     words[phrase.end].has(kTimeWord);  // "une étude de X | publiée jeudi"
  const bool issued_by = last.mention == kNowhere && last.sense == NounSense::kNone &&
                         !last.is_tagged_noun() && !behind_by(words, given).empty();
  const bool is_cut = passed_on || participle || dated || issued_by;
  if (is_cut && phrase.end > phrase.begin + 1) --phrase.end;
  for (std::size_t i = phrase.begin + 1; i < phrase.end; ++i) {
    if (frames_.at(words, i).kind == FrameClass::kQuotedBy) phrase.end = i;
  }
  return phrase;
}

// A document is a relay, and the one it comes from, where it is said, the source.
Chain Chains::own_chain(const ClauseWords& words, Phrase phrase, std::size_t unit) const {
  Chain chain;
  for (std::size_t n = 0; n < kMostNested && !phrase.empty(); ++n) {
    const Phrase given = phrase;
    if (frames_.at(words, phrase.begin).kind == FrameClass::kOwnOutlet) {
      Referent own = referents_.own_outlet(span_of(words, phrase));
      if (!own.name.empty()) return {std::move(own)};
    }
    const bool passed_on = is_passed_on(words, phrase);
    phrase = without_passing(words, phrase, passed_on);
    auto referent = referents_.resolve(words, phrase, unit);
    if (!referent) break;
    Phrase inner;
    if (!referent->entity && referent->kind == SourceKind::kDocument) {
      inner = issuer_phrase(words, phrase, given);
      if (inner.empty() && !passed_on) inner = behind_by(words, given);
    }
    if (inner.empty()) {
      const bool definite =
          words[phrase.begin].has(kDeterminer) && !words[phrase.begin].has(kIndefinite);
      const bool document = referent->kind == SourceKind::kDocument && !referent->entity;
      if (auto carrier = document ? carrier_of(words, given, unit) : std::nullopt) {
        chain.push_back(std::move(*carrier));
        break;
      }
      chain.push_back(std::move(*referent));
      // "ajoute le communiqué": of the one who spoke last.
      const auto issuer = document && definite ? referents_.issuer() : std::nullopt;
      if (issuer) chain.push_back(*issuer);
      break;
    }
    const auto issuer = referents_.resolve(words, inner, unit);
    // "la version de l'avocat" is the lawyer's, "la version des faits" is nobody's.
    const bool by_someone = issuer && (issuer->entity || head_noun(words, inner, false));
    if (referent->passes && by_someone) {
      phrase = inner;
      continue;
    }
    // "un rapport de l'ONU" has an issuer, "un rapport de 30 pages" has none.
    const bool issued = issuer && is_named(*issuer) &&
                        may_issue(words, inner, frames_.noun_last()) &&
                        inner.end - inner.begin <= kLongestComplement &&
                        (issuer->entity || words[inner.begin].has(kDeterminer));
    chain.push_back(std::move(*referent));
    if (!issued) break;
    phrase = inner;
  }
  return chain;
}

std::vector<Referent> Chains::listed(const ClauseWords& words, std::size_t at,
                                     std::size_t unit) const {
  std::vector<Referent> found;
  while (found.size() < kMostRelays) {
    Phrase phrase = noun_phrase_at(words, at);
    if (phrase.empty()) break;
    // Two names that "and" joins are two relays.
    for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
      if (words[i].has(kAnd)) phrase.end = i;
    }
    auto referent = referents_.resolve(words, phrase, unit);
    if (!referent) break;
    found.push_back(std::move(*referent));
    at = phrase.end;
    if (at >= words.size() || !(words[at].has(kAnd) || words[at].is_mark(','))) break;
    const bool comma = words[at].is_mark(',');
    ++at;
    // A comma goes on to another name only.
    if (comma && (at >= words.size() || words[at].mention == kNowhere)) break;
  }
  return found;
}

// "the president, Untel, | cited by": behind what stands between the two commas.
Frame Chains::frame_behind_apposition(const ClauseWords& words, std::size_t at) const {
  const std::size_t end = noun_phrase_at(words, at).end;
  if (at == 0 || !words[at - 1].is_mark(',') || end <= at || end >= words.size()) return {};
  const Frame frame = words[end].is_mark(',') ? frames_.at(words, end + 1) : Frame{};
  return frame.kind == FrameClass::kQuotedBy ? frame : Frame{};
}

// "a diplomat | stationed in Bamako, | quoted by": behind what tells where he is, up to a comma.
Frame Chains::frame_behind_place(const ClauseWords& words, std::size_t at) const {
  constexpr std::size_t kLongestPlace = 8;
  if (at >= words.size() || !words[at].has(kPreposition | kOf)) return {};
  std::size_t comma = at;
  while (comma < std::min(words.size(), at + kLongestPlace) && words[comma].is_word() &&
         !words[comma].is_tagged_verb()) {
    ++comma;
  }
  if (comma >= words.size() || !words[comma].is_mark(',')) return {};
  const Frame frame = frames_.passed_at(words, comma + 1);
  return frame.kind == FrameClass::kQuotedBy ? frame : Frame{};
}

std::vector<Chain> Chains::of_phrase(const ClauseWords& words, Phrase phrase,
                                     std::size_t unit) const {
  Chain own = own_chain(words, phrase, unit);
  if (own.empty()) return {};
  std::size_t at = phrase.end;
  if (at < words.size() && words[at].is_mark(',')) ++at;
  Frame frame = frames_.passed_at(words, at);
  // "a letter | from the mayor | seen by Reuters"
  if (frame.kind == FrameClass::kIssuedBy) {
    const Phrase issuer = noun_phrase_at(words, frame.end);
    frame = {};
    for (std::size_t i = issuer.begin; i <= issuer.end && frame.kind == FrameClass::kNone; ++i)
      frame = frames_.at(words, i);
  }
  if (frame.kind == FrameClass::kNone) frame = frame_behind_apposition(words, at);
  if (frame.kind == FrameClass::kNone) frame = frame_behind_place(words, phrase.end);
  // The participle may have been taken for an adjective of the phrase: "un rapport diffusé | par".
  for (std::size_t i = phrase.begin; i < phrase.end && frame.kind == FrameClass::kNone; ++i) {
    const Frame inside = frames_.at(words, i);
    const bool passes = inside.kind == FrameClass::kQuotedBy ||
                        inside.kind == FrameClass::kAskedBy ||
                        (inside.kind == FrameClass::kQuoting && inside.end == phrase.end);
    if (passes) frame = inside;
  }
  // "an official | who spoke to Reuters", "un responsable | interrogé par l'AFP"
  const bool is_heard = frame.kind == FrameClass::kAskedBy ||
                        (frame.kind == FrameClass::kGivenTo && words[at].has(kRelative));
  if (frame.kind == FrameClass::kQuotedBy || is_heard) {
    std::vector<Chain> chains;
    for (Referent& relay : listed(words, frame.end, unit)) {
      if (holds(own, relay) || (is_heard && !is_outlet(relay.kind))) continue;
      Chain chain{std::move(relay)};
      chain.insert(chain.end(), own.begin(), own.end());
      chains.push_back(std::move(chain));
    }
    if (!chains.empty()) return chains;
  } else if (frame.kind == FrameClass::kQuoting) {
    const Chain quoted = own_chain(words, noun_phrase_at(words, frame.end), unit);
    for (const Referent& hop : quoted) {
      if (!holds(own, hop)) own.push_back(hop);
    }
  }
  return {std::move(own)};
}

// Whether an organisation that nobody knows is the listener here: "told X", "a-t-il dit à X". One
// that speaks to it speaks to the press.
bool Chains::is_heard_by(const ClauseWords& words, std::size_t at, const Referent& hop) const {
  if (hop.kind != SourceKind::kOrganisation || !hop.entity || at == 0) return false;
  const Entity& entity = reading_.entities[*hop.entity];
  if (entity.type != EntityType::kOrganisation || !entity.reference.empty()) return false;
  std::size_t before = at - 1;
  if (words[at].mention == kNowhere || words[before].has(kTo)) {
    while (before > 0 && words[before].has(kTo | kDeterminer)) --before;
  }
  const ClauseWord& word = words[before];
  if (word.has(kAddresses) || word.is_talk) return true;
  if (word.has(kPreposition) && before > 0 && words[before - 1].is_talk) return true;
  const bool to = words[at].has(kTo) || words[at - 1].has(kTo) || words[before + 1].has(kTo);
  return to && (word.verb != VerbClass::kNone || word.is_inverted || word.mention != kNowhere ||
                word.is_mark(','));
}

void Chains::add_relay(const ClauseWords& words, std::size_t at, bool outlets_only, Chain& outlets,
                       Chain& documents, std::size_t unit) const {
  Phrase phrase = noun_phrase_at(words, at);
  if (phrase.empty()) phrase = cited_phrase_at(words, at);  // "told | state broadcaster KBS"
  if (phrase.empty()) return;
  for (const Chain& chain : of_phrase(words, phrase, unit)) {
    for (Referent hop : chain) {
      if (outlets_only && is_heard_by(words, at, hop)) hop.kind = SourceKind::kNewspaper;
      if (hop.is_public || is_own_channel(words, phrase, hop)) continue;
      if (is_outlet(hop.kind)) {
        hop = referents_.whole_outlet(words, phrase, std::move(hop));
        if (!holds(outlets, hop)) outlets.push_back(hop);
      } else if (hop.kind == SourceKind::kDocument && !outlets_only && !hop.passes) {
        if (!holds(documents, hop)) documents.push_back(hop);
      }
    }
    break;
  }
}

// "par l'intermédiaire de sa fédération": whoever follows.
void Chains::add_through(const ClauseWords& words, std::size_t at, Chain& outlets,
                         std::size_t unit) const {
  for (const Chain& chain : of_phrase(words, noun_phrase_at(words, at), unit)) {
    for (const Referent& hop : chain) {
      if (!holds(outlets, hop)) outlets.push_back(hop);
    }
    return;
  }
}

Chain Chains::relays_in(const ClauseWords& words, std::size_t begin, std::size_t end,
                        const Chain& chain, std::size_t unit) const {
  Chain outlets;
  Chain documents;
  bool talks = false;
  for (std::size_t i = begin; i < std::min(end, words.size()); ++i) {
    const Frame frame = frames_.passed_at(words, i);
    talks |= words[i].is_talk;
    if (frame.kind == FrameClass::kBeside) {
      i = std::max(i, noun_phrase_at(words, frame.end).end);
      continue;
    }
    if (frame.kind == FrameClass::kThrough) {
      add_through(words, frame.end, outlets, unit);
      continue;
    }
    // What a relative tells of the channel, and what the speaker does beside, names no channel.
    const bool aside = i > begin && words[i - 1].is_mark(',') &&
                       (words[i].has(kRelative) ||
                        ((words[i].shapes & kGerund) != 0 && frame.kind == FrameClass::kNone));
    if (aside) {
      while (i < std::min(end, words.size()) && !words[i].is_mark(',')) ++i;
      continue;
    }
    // "Cité par Interfax, le ministre …": in front of whoever is cited.
    const bool cites = frame.kind == FrameClass::kQuotedBy && i == 0;
    if (cites || frame.kind == FrameClass::kAskedBy || frame.kind == FrameClass::kGivenTo) {
      add_relay(words, frame.end, true, outlets, documents, unit);
      continue;
    }
    if (words[i].has(kTo | kPreposition)) {
      const bool listener = words[i].has(kTo);
      add_relay(words, words[i].has(kDeterminer) ? i : i + 1, listener, outlets, documents, unit);
    } else if (i == begin && i > 0 &&
               (words[i - 1].has(kAddresses) ||
                (words[i].mention != kNowhere && words[i - 1].verb != VerbClass::kNone))) {
      // "told Reuters": the listener without a preposition.
      add_relay(words, i, true, outlets, documents, unit);
    }
  }
  // An interview given to an outlet: the outlet passes it on.
  if (!outlets.empty()) std::erase_if(documents, [](const Referent& hop) { return hop.is_talk; });
  for (Referent& hop : outlets) hop.is_talk = talks;
  Chain relays;
  for (Chain* part : {&outlets, &documents}) {
    for (Referent& hop : *part) {
      if (!holds(chain, hop) && relays.size() < kMostRelays) relays.push_back(std::move(hop));
    }
  }
  return relays;
}

std::optional<Referent> Chains::passed_on_by(const ClauseWords& words, std::size_t begin,
                                             std::size_t end, std::size_t unit) const {
  for (std::size_t i = begin; i + 1 < std::min(end, words.size()); ++i) {
    if (words[i].is_quotation()) break;
    const Frame frame = words[i].is_mark(',') ? frames_.passed_at(words, i + 1) : Frame{};
    if (frame.kind != FrameClass::kQuotedBy) continue;
    std::vector<Referent> relays = listed(words, frame.end, unit);
    if (!relays.empty() && is_outlet(relays.front().kind)) return std::move(relays.front());
  }
  return std::nullopt;
}

Chain Chains::document_at(const ClauseWords& words, std::size_t at, const Chain& chain,
                          std::size_t unit) const {
  if (at >= words.size() || !words[at].has(kIndefinite)) return {};
  const Phrase phrase = noun_phrase_at(words, at);
  if (phrase.empty() || phrase.end >= words.size()) return {};
  const bool quoted = words[phrase.end].is_quotation() ||
                      (phrase.end + 1 < words.size() && words[phrase.end + 1].is_quotation());
  auto referent = quoted ? referents_.resolve(words, phrase, unit) : std::nullopt;
  if (!referent || referent->entity || referent->kind != SourceKind::kDocument) return {};
  if (referent->passes || holds(chain, *referent)) return {};
  return {std::move(*referent)};
}

std::optional<Referent> Chains::unnamed_at(const ClauseWords& words, std::size_t at) const {
  if (at >= words.size() || !words[at].has(kTo | kPreposition)) return std::nullopt;
  const Phrase phrase = noun_phrase_at(words, words[at].has(kDeterminer) ? at : at + 1);
  auto referent = referents_.resolve(words, phrase, 0);
  if (!referent || is_outlet(referent->kind)) return std::nullopt;
  const bool person = referent->kind == SourceKind::kPerson;
  if (referent->entity ? person : !head_noun(words, phrase, false)) return std::nullopt;
  referent->kind = SourceKind::kAnonymous;
  return referent;
}

std::optional<Referent> Chains::unnamed_source(const ClauseWords& words, std::size_t begin,
                                               std::size_t end) const {
  for (std::size_t i = begin; i < std::min(end, words.size()); ++i) {
    const Frame frame = frames_.at(words, i);
    if (frame.kind != FrameClass::kFromSource) continue;
    const Phrase phrase = noun_phrase_at(words, frame.end - 1);
    auto referent = referents_.resolve(words, phrase, 0);
    if (!referent) continue;
    referent->kind = SourceKind::kAnonymous;
    return referent;
  }
  return std::nullopt;
}

std::optional<Referent> Chains::learned_from(const ClauseWords& words, std::size_t begin) const {
  for (std::size_t i = begin; i < words.size(); ++i) {
    if (words[i].kind == WordKind::kMark || words[i].has(kThat)) break;
    const Frame frame = frames_.at(words, i);
    if (frame.kind != FrameClass::kGivenTo) continue;
    return referents_.resolve(words, noun_phrase_at(words, frame.end), 0);
  }
  return unnamed_source(words, begin, words.size());
}

}  // namespace sourcier
