#include "engine/reading/verb_groups.h"

#include <algorithm>

namespace sourcier {
namespace {

// Adverbs, clitics and a "lui" between commas: more never stand between auxiliary and participle.
constexpr std::size_t kMostBetween = 6;

bool is_between(const ClauseWords& words, std::size_t i) {
  const ClauseWord& word = words[i];
  if (word.shapes != 0 && (word.shapes & kParticiple) != 0) return false;
  if (word.has(kAdverb | kNegation | kObject | kBe | kTimeWord)) return true;
  return word.is_word() && word.classes == 0 && word.sense == NounSense::kNone &&
         word.mention == kNowhere && word.verb == VerbClass::kNone && i + 1 < words.size() &&
         (words[i + 1].shapes & kParticiple) != 0;
}

// "la direction du port dément : « … »", "la maire juge que", "X dément avoir", "the army claims to
// have": a noun that announces has its article.
bool announces(const ClauseWords& words, std::size_t at) {
  if (at == 0 || at + 2 >= words.size() || (words[at].shapes & kFinite) == 0) return false;
  if (words[at - 1].has(kDeterminer | kOf | kPreposition | kTo | kObject | kAnd)) return false;
  const bool to_have = words[at + 1].has(kTo) && words[at + 2].has(kHave | kBe);
  const bool is_report = words[at + 1].has(kThat) || to_have ||
                         (words[at + 1].has(kInfinitive) && !words[at + 1].has(kTo));
  const ClauseWord& before = words[at - 1];
  const bool may_speak = before.mention != kNowhere || (before.sense != NounSense::kNone &&
                                                        before.source != SourceKind::kDocument);
  return (is_report && may_speak) || (words[at + 1].is_mark(':') && words[at + 2].is_quotation());
}

// "s'indigne Paul Martin": no adjective stands behind the clitic.
bool follows_reflexive(const ClauseWords& words, std::size_t at) {
  return at > 0 && (words[at].shapes & kFinite) != 0 && words[at - 1].has(kReflexive) &&
         words[at - 1].span.size() == 1;
}

// "another said", "two of the four said": what counts, in front of a verb that no noun follows.
bool stands_for_somebody(const ClauseWords& words, std::size_t at) {
  const ClauseWord& verb = words[at + 1];
  if (!words[at].has(kNumberWord | kIndefinite) || !verb.is_tagged_verb()) return false;
  if (at > 0 && words[at - 1].has(kNegation)) return false;
  if ((verb.shapes & kFinite) == 0 || at + 2 >= words.size()) return false;
  const ClauseWord& next = words[at + 2];
  const bool is_amount = next.is_mark('$') || next.kind == WordKind::kNumber;
  if (is_amount && words[at].part == PartOfSpeech::kDet) return false;  // "a reported $12"
  return !next.is_tagged_noun() && next.part != PartOfSpeech::kAdj;
}

// "said reports that … were false", "played down reports that": what is a source as a noun is no
// verb behind another one, or behind its particle.
bool is_told_of(const ClauseWords& words, std::size_t at) {
  if (at == 0 || words[at].sense != NounSense::kSource) return false;
  const ClauseWord& before = words[at - 1];
  const bool says = before.verb != VerbClass::kNone && (before.shapes & kFinite) != 0;
  return (says && before.is_tagged_verb()) || before.part == PartOfSpeech::kAdp;
}

// "said in a statement | published on its website that", "dans une vidéo | diffusée sur": what
// tells of a document that a preposition governs is a participle.
bool tells_of_document(const ClauseWords& words, std::size_t at) {
  constexpr std::size_t kLongest = 5;  // "in the | short video statement"
  if (at < 2 || (words[at].shapes & kParticiple) == 0 || words[at].is_inverted) return false;
  const ClauseWord& noun = words[at - 1];
  const bool is_document = noun.sense != NounSense::kNone && noun.source == SourceKind::kDocument;
  if (!(is_document || noun.is_talk) || noun.mention != kNowhere) return false;
  std::size_t in = at - 1;
  while (in > 0 && in + kLongest > at && words[in].part != PartOfSpeech::kAdp) --in;
  if (words[in].part != PartOfSpeech::kAdp || words[in].has(kOf)) return false;
  // "The mayor in a statement | said": it is the verb of the clause.
  return in == 0 || words[in - 1].kind == WordKind::kMark || words[in - 1].is_tagged_verb();
}

bool may_be_noun_here(const ClauseWords& words, std::size_t at) {
  const ClauseWord& word = words[at];
  if (word.mention != kNowhere || is_told_of(words, at) || tells_of_document(words, at))
    return true;
  const bool inverted = at + 1 < words.size() && words[at + 1].is_inverted;
  // "Brévalon dément", "le groupe chimique assure": no adjective, but what one who can speak does.
  // "Adler promised": what has no capital is no part of the name, whatever the tagger says.
  const bool behind_adjective = at > 1 && words[at - 1].part == PartOfSpeech::kAdj &&
                                words[at - 1].sense == NounSense::kNone &&
                                words[at - 1].mention == kNowhere;
  const std::size_t noun = behind_adjective ? at - 2 : at - 1;
  const bool may_speak =
      at > 0 && (words[noun].mention != kNowhere || words[noun].sense != NounSense::kNone);
  const bool finite_only = word.part == PartOfSpeech::kAdj && word.shapes == kFinite;
  const bool small = word.part == PartOfSpeech::kPropn && !word.is_capital;
  const bool apposed = at > 1 && words[at - 1].is_mark(',') && words[at - 2].mention != kNowhere;
  if (may_speak && finite_only) return false;
  if ((may_speak || apposed) && small && (word.shapes & kFinite) != 0) return false;
  if (announces(words, at) || follows_reflexive(words, at)) return false;
  // "« … », tempête Paul Martin": no noun without its article.
  const bool quotes = at > 1 && words[at - 1].is_mark(',') && words[at - 2].is_quotation();
  if (quotes && at + 1 < words.size() && words[at + 1].mention != kNowhere) return false;
  if (!inverted && (word.is_tagged_noun() || word.part == PartOfSpeech::kAdj)) return true;
  if (word.shapes == kBareInfinitive || word.shapes == kGerund) return false;
  if (at == 0) return word.is_capital && (word.shapes & kGerund) == 0;
  const ClauseWord& before = words[at - 1];
  if (before.has(kObject)) {
    // A clitic object when a subject or a relative stands in front of it, else an article.
    if (before.part == PartOfSpeech::kPron && word.is_tagged_verb()) return false;
    return before.has(kDeterminer) && !(at >= 2 && words[at - 2].has(kRelative | kPronoun | kThat |
                                                                     kNegation | kSubordinator));
  }
  if (stands_for_somebody(words, at - 1)) return false;
  return before.has(kDeterminer | kOf | kPreposition | kTo | kNumberWord) && !before.has(kThat);
}

std::size_t pronoun_behind(const ClauseWords& words, std::size_t at) {
  return at < words.size() && words[at].is_inverted ? at : kNoWord;
}

// Whether what is reported follows the participle, or stood in front of the auxiliary.
bool tells(const ClauseWords& words, std::size_t auxiliary, std::size_t participle) {
  if (auxiliary > 0 && words[auxiliary - 1].is_mark(',')) return true;
  const std::size_t next = participle + 1;
  return next < words.size() &&
         (words[next].has(kThat) || words[next].is_mark(':') || words[next].is_quotation());
}

// "a en outre affirmé que", "a, de son côté, affirmé": the participle behind phrases of other words
// that hold no verb; kNoWord if there is none. "a" alone may be a verb of its own ("a un plan
// annoncé"), so that what is reported must show, or the tagger take it for an auxiliary.
std::size_t far_participle(const ClauseWords& words, std::size_t auxiliary) {
  constexpr std::size_t kFarthest = 9;
  if (!words[auxiliary].has(kHave)) return kNoWord;
  std::size_t commas = 0;
  for (std::size_t i = auxiliary + 1; i < std::min(words.size(), auxiliary + kFarthest); ++i) {
    const ClauseWord& word = words[i];
    commas += word.is_mark(',') ? 1 : 0;
    if (word.is_mark(',')) continue;
    if (!word.is_word() || word.has(kThat | kRelative | kSubordinator)) return kNoWord;
    const bool reports = (word.shapes & kParticiple) != 0 && word.verb != VerbClass::kNone;
    const bool is_told = reports && commas % 2 == 0 && tells(words, auxiliary, i);
    if (!word.is_tagged_verb() && !is_told) continue;
    return is_told || (reports && words[auxiliary].part == PartOfSpeech::kAux) ? i : kNoWord;
  }
  return kNoWord;
}

// have/be … participle.
std::optional<VerbGroup> compound_at(const ClauseWords& words, std::size_t auxiliary) {
  VerbGroup group;
  group.has_auxiliary = true;
  const bool have = words[auxiliary].has(kHave);
  bool be = words[auxiliary].has(kBe);
  std::size_t i = auxiliary + 1;
  group.inverted = pronoun_behind(words, i);
  if (group.inverted != kNoWord) ++i;
  bool saw_been = false;
  for (std::size_t n = 0; n < kMostBetween && i < words.size(); ++n, ++i) {
    const bool comma = words[i].is_mark(',') && i + 2 < words.size() &&
                       (words[i + 1].is_mark(',') || words[i + 2].is_mark(','));
    const bool second = words[i].is_mark(',') && i >= 2 && words[i - 2].is_mark(',');
    if (comma || second) continue;
    // "ont par ailleurs dénoncé"
    if (words[i].has(kBy) && i + 1 < words.size() && words[i + 1].has(kAdverb)) continue;
    if (!is_between(words, i)) {
      // "a, lui, jugé": the pronoun between the commas.
      if (i + 1 < words.size() && words[i - 1].is_mark(',') && words[i + 1].is_mark(',')) continue;
      break;
    }
    saw_been = saw_been || words[i].has(kBe);
    if (words[i].has(kNegation)) ++group.negations;
  }
  const bool is_near = i < words.size() && (words[i].shapes & (kParticiple | kGerund)) != 0;
  if (!is_near) i = far_participle(words, auxiliary);
  if (i >= words.size() || words[i].verb == VerbClass::kNone) return std::nullopt;
  const bool gerund = (words[i].shapes & kGerund) != 0 && (be || saw_been);
  if ((words[i].shapes & kParticiple) == 0 && !gerund) return std::nullopt;
  if (words[i].mention != kNowhere) return std::nullopt;
  const bool reflexive = auxiliary > 0 && words[auxiliary - 1].has(kReflexive);
  be = be && !have;
  group.is_passive = !gerund && !reflexive && (be || saw_been) && words[i].state == State::kNone;
  group.head = i;
  group.end = i + 1;
  group.verb = words[i].verb;
  return group;
}

std::optional<VerbGroup> simple_at(const ClauseWords& words, std::size_t at) {
  const ClauseWord& word = words[at];
  if (word.verb == VerbClass::kNone || word.shapes == 0 || may_be_noun_here(words, at)) {
    return std::nullopt;
  }
  VerbGroup group;
  group.head = at;
  group.end = at + 1;
  group.verb = word.verb;
  if ((word.shapes & kGerund) != 0) {
    group.shape = kGerund;
  } else if ((word.shapes & kFinite) != 0) {
    group.inverted = pronoun_behind(words, at + 1);
    if (group.inverted != kNoWord) ++group.end;
  } else if ((word.shapes & kParticiple) != 0) {
    group.shape = kParticiple;
  } else {
    group.shape = kBareInfinitive;
  }
  return group;
}

// Negation, reflexive and object pronouns in front of the verb belong to the group.
std::size_t with_clitics(const ClauseWords& words, std::size_t at, VerbGroup& group) {
  std::size_t begin = at;
  const auto is_us = [&](std::size_t i) {  // "« … », | nous a dit X"
    return words[i].has(kFirstPerson) && words[i].has(kObject) && i > 0 &&
           (words[i - 1].is_mark(',') || words[i - 1].is_quotation());
  };
  while (begin > 0 && words[begin - 1].has(kNegation | kReflexive | kObject | kModal) &&
         (!words[begin - 1].has(kPronoun) || is_us(begin - 1)) && begin + 4 > at) {
    if (begin > 1 && words[begin - 2].has(kOf)) break;  // "one of them | said"
    if (words[begin - 1].has(kNegation)) ++group.negations;
    --begin;
  }
  return begin;
}

// "a tenu à | préciser", "n'a pas manqué de | dire": an infinitive of saying with the verb that
// leads to it.
std::optional<VerbGroup> led_at(const ClauseWords& words, std::size_t at) {
  constexpr std::uint32_t kLink = kOf | kTo | kBy | kInfinitive;
  constexpr std::uint32_t kWithVerb =
      kHave | kBe | kReflexive | kNegation | kAdverb | kObject | kModal;
  const ClauseWord& word = words[at];
  if (word.verb == VerbClass::kNone || !word.is_tagged_verb()) return std::nullopt;
  if ((word.shapes & (kBareInfinitive | kGerund)) == 0) return std::nullopt;
  VerbGroup group;
  std::size_t lead = at;
  if (lead > 0 && words[lead - 1].has(kLink) && !words[lead - 1].has(kDeterminer)) --lead;
  const auto passes = [&](std::uint32_t classes) {
    const bool is_passed =
        lead > 0 && words[lead - 1].has(classes) && !words[lead - 1].has(kPronoun);
    if (!is_passed) return false;
    if (words[lead - 1].has(kNegation)) ++group.negations;
    group.has_auxiliary = group.has_auxiliary || words[lead - 1].has(kHave | kBe);
    --lead;
    return true;
  };
  while (lead > 0 && words[lead - 1].leads == Leading::kNever && passes(kNegation | kAdverb))
    continue;
  if (lead == 0 || words[--lead].leads == Leading::kNever) return std::nullopt;
  const Leading leads = words[lead].leads;
  if (!words[lead].is_tagged_verb()) passes(kDeterminer);  // "was the | first to report"
  while (passes(kWithVerb)) continue;
  // "va continuer de dire", "pour finir par dire"
  const bool is_infinitive =
      lead > 0 && (words[lead - 1].is_tagged_verb() || words[lead - 1].has(kLink | kPreposition));
  if (is_infinitive || (leads == Leading::kPast && !group.has_auxiliary)) return std::nullopt;
  if (leads == Leading::kNegated && group.negations == 0) return std::nullopt;
  if (leads == Leading::kNegated) group.negations = 0;
  group.begin = lead;
  group.head = at;
  group.end = at + 1;
  group.verb = word.verb;
  group.has_auxiliary = false;
  group.is_led = true;
  return group;
}

// Whether the verb leads to an infinitive that is the one of saying.
bool leads_on(const ClauseWords& words, std::size_t at) {
  constexpr std::size_t kReach = 4;
  if (words[at].leads == Leading::kNever) return false;
  for (std::size_t i = at + 1; i < std::min(words.size(), at + kReach); ++i) {
    if (led_at(words, i)) return true;
  }
  return false;
}

}  // namespace

std::optional<VerbGroup> verb_group_at(const ClauseWords& words, std::size_t at) {
  const ClauseWord& word = words[at];
  if (!word.is_word()) return std::nullopt;
  if (const auto led = led_at(words, at)) return led;
  std::optional<VerbGroup> group;
  if (word.has(kHave | kBe) && word.mention == kNowhere) group = compound_at(words, at);
  if (!group) group = simple_at(words, at);
  if (!group || leads_on(words, group->head)) return std::nullopt;
  group->begin = with_clitics(words, at, *group);
  // "ne confirme | pas"
  const bool behind = group->end < words.size() && words[group->end].has(kNegation);
  if (behind && group->negations > 0 && group->shape == kFinite) ++group->negations;
  return group;
}

}  // namespace sourcier
