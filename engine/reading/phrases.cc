#include "engine/reading/phrases.h"

#include <algorithm>

#include "engine/reading/tagged_words.h"

namespace sourcier {
namespace {

// No name, office and institution together take more words.
constexpr std::size_t kLongestPhrase = 24;
// "conservative talk radio | host": no more stand in front of a noun.
constexpr std::size_t kMostModifiers = 4;

constexpr std::uint32_t kStops = kBy | kPreposition | kThat | kRelative | kBut | kSubordinator |
                                 kHave | kBe | kReflexive | kNegation | kTimeWord | kModal |
                                 kRefer | kPronoun | kExpletive;

// A verb that may not be a noun here.
bool is_surely_verb(const ClauseWord& word) {
  return (word.shapes & kFinite) != 0 && word.sense == NounSense::kNone && !is_name(word) &&
         !word.is_capital;
}

bool same_mention(const ClauseWord& a, const ClauseWord& b) {
  return is_name(a) && a.mention == b.mention;
}

// "(AFP)" behind a name: the closing parenthesis, when it is near.
std::size_t behind_parenthesis(const ClauseWords& words, std::size_t at) {
  for (std::size_t i = at + 1; i < std::min(words.size(), at + 6); ++i) {
    if (words[i].is_mark(')')) return i + 1;
    if (!words[i].is_word()) break;
  }
  return at;
}

bool continues_with_and(const ClauseWords& words, std::size_t at) {
  if (at + 1 >= words.size() || at == 0) return false;
  const ClauseWord& next = words[at + 1];
  const ClauseWord& before = words[at - 1];
  if (!is_name(before) && !before.is_capital && before.sense == NounSense::kNone) return false;
  if (is_name(next)) return true;
  return next.has(kDeterminer) && at + 2 < words.size() &&
         (is_name(words[at + 2]) || words[at + 2].sense != NounSense::kNone);
}

// "candidate à la présidentielle", "secrétaire d'État aux droits de l'homme": an office's field.
bool continues_with_to(const ClauseWords& words, std::size_t begin, std::size_t i) {
  if (i == begin || i + 1 >= words.size() || is_name(words[i]) || is_name(words[i + 1])) {
    return is_name(words[i]) || i == begin;
  }
  const ClauseWord& next = words[i + 1];
  if (next.sense != NounSense::kNone || next.has(kOf | kTimeWord)) return false;
  const bool behind_role = words[i - 1].sense == NounSense::kRole;
  // "a source close to the talks"; "une source policière | à l'AFP" has a listener.
  const bool to_name = next.has(kDeterminer) && i + 2 < words.size() && is_name(words[i + 2]);
  if (to_name && !words[i].has(kInfinitive)) return false;
  for (std::size_t k = begin; k + 1 < i; ++k) {
    if (words[k].source == SourceKind::kAnonymous && words[k].sense == NounSense::kSource) {
      return true;
    }
  }
  if (!words[i].has(kDeterminer)) return behind_role && next.has(kDeterminer);
  if (!words[i].is_plural) return false;
  for (std::size_t k = begin; k < i; ++k) {
    if (words[k].sense == NounSense::kRole) return true;
  }
  return false;
}

// "à l'AFP | Paul Durand": an organisation and a person side by side are two, unless an office
// joins them ("le patron de Total Patrick …").
bool parts_names(const ClauseWords& words, std::size_t begin, std::size_t i) {
  if (i == begin || !is_name(words[i]) || !is_name(words[i - 1])) return false;
  if (words[i - 1].named != EntityType::kOrganisation || words[i].named != EntityType::kPerson) {
    return false;
  }
  for (std::size_t k = begin; k < i; ++k) {
    if (words[k].sense == NounSense::kRole) return false;
  }
  return true;
}

// "people familiar | with | the matter": the preposition behind an adjective behind its noun, where
// adjectives stand in front of it otherwise ("l'armée israélienne | dans un communiqué").
bool is_complement(const ClauseWords& words, std::size_t begin, std::size_t i) {
  return i > begin + 1 && words[i].has(kPreposition | kTo) && words[i - 1].is_preposed &&
         words[i - 2].part == PartOfSpeech::kNoun;
}

// Whether the word at `i` may stand in a phrase that began at `begin`.
bool continues(const ClauseWords& words, std::size_t begin, std::size_t i) {
  const ClauseWord& word = words[i];
  if (i > begin && same_mention(words[i - 1], word)) return true;
  if (parts_names(words, begin, i)) return false;
  if (!word.is_word()) return false;
  if (word.has(kOf) && i > begin) return i + 1 < words.size();
  if (word.has(kLatter)) return true;
  if (word.has(kTitle) && i > begin && is_name(words[i - 1])) return false;
  if (word.has(kTo)) return continues_with_to(words, begin, i);
  if (word.has(kDeterminer) && !is_name(word)) {
    if (i == begin || words[i - 1].has(kOf | kAnd | kDeterminer)) return true;
    if (is_complement(words, begin, i - 1)) return true;
    // "le quotidien La Tribune", "le journal l'Équipe": the article is part of the name.
    return i + 1 < words.size() && is_name(words[i + 1]) &&
           (word.is_capital || words[i - 1].sense == NounSense::kSource);
  }
  if (word.has(kAnd)) return continues_with_and(words, i);
  if (is_name(word)) return true;
  if (is_complement(words, begin, i)) return i + 1 < words.size();
  // "l'un d'eux", "one of them"
  if (word.has(kPronoun | kObject) && i > begin && words[i - 1].has(kOf)) return true;
  if (word.has(kStops)) return word.has(kTitle);
  if (word.has(kAdverb) && !words[i].is_capital) return false;
  // "Russia's state news agency", "Iranian state media": behind a possessor or a people "state" is
  // no verb.
  const bool of_people = i > begin && is_name(words[i - 1]) && word.is_tagged_noun() &&
                         words[i - 1].named == EntityType::kOther;
  // "his nightly video address": what holds, by its part here a noun behind a noun.
  const bool compound = i > begin && word.verb == VerbClass::kHolds &&
                        word.part == PartOfSpeech::kNoun &&
                        words[i - 1].part == PartOfSpeech::kNoun;
  const bool takes_noun =
      of_people || compound || (i > begin && words[i - 1].has(kOf | kDeterminer | kPossessive));
  if (is_surely_verb(word) && i > begin && !takes_noun) return false;
  return (word.shapes & kGerund) == 0 || word.sense != NounSense::kNone;
}

}  // namespace

std::size_t phrase_end(const ClauseWords& words, std::size_t at, std::string_view rest) {
  if (rest == "-") return at;
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    if (at >= words.size() || words[at].text != word) return 0;
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    ++at;
  }
  return at;
}

Span span_of(const ClauseWords& words, Phrase phrase) {
  if (phrase.empty()) return {};
  return {words[phrase.begin].span.begin, words[phrase.end - 1].span.end};
}

namespace {

// A word that may stand in front of a noun and is none of the words that build sentences; "state"
// is a noun where the tagger says so.
bool is_modifier(const ClauseWord& word) {
  const bool is_verb = word.verb != VerbClass::kNone && word.part != PartOfSpeech::kNoun;
  return word.kind == WordKind::kLetters && word.classes == 0 && !is_verb &&
         word.sense == NounSense::kNone;
}

// "unnamed | officials", "law enforcement | officials": where the adjectives and nouns end that
// stand at `at`.
std::size_t behind_modifiers(const ClauseWords& words, std::size_t at) {
  std::size_t i = at;
  while (i < words.size() && i < at + kMostModifiers && is_modifier(words[i]) &&
         (words[i].part == PartOfSpeech::kAdj || words[i].is_tagged_noun())) {
    ++i;
  }
  return i;
}

// The noun behind them, if it is an office or a source; `at` where it is not.
std::size_t modified_noun(const ClauseWords& words, std::size_t at) {
  const std::size_t i = behind_modifiers(words, at);
  const bool is_noun = i < words.size() && words[i].part == PartOfSpeech::kNoun &&
                       words[i].sense != NounSense::kNone;
  return is_noun ? i : at;
}

// "septuple vainqueur du Tour", "unnamed officials", "local radio station X": without an article in
// front of an office or a source.
bool precedes_noun(const ClauseWords& words, std::size_t at) {
  if (!is_modifier(words[at]) || at + 1 >= words.size()) return false;
  if (words[at + 1].sense == NounSense::kRole) return true;
  const ClauseWord& noun = words[modified_noun(words, at)];
  return noun.sense == NounSense::kRole ||
         (noun.sense == NounSense::kSource && noun.source != SourceKind::kDocument);
}

// "some say": the determiner is all there is.
bool is_bare_determiner(const ClauseWords& words, Phrase phrase) {
  return words[phrase.begin].has(kIndefinite) && words[phrase.begin].is_plural &&
         !words[phrase.begin].has(kOf) && phrase.end == phrase.begin + 1;
}

}  // namespace

bool begins_noun_phrase(const ClauseWord& word) {
  if (!word.is_word()) return false;
  if (is_name(word) || word.has(kDeterminer | kTitle)) return true;
  if (word.sense != NounSense::kNone) return true;
  return word.is_capital && !word.has(kStops | kAnd | kAdverb | kOf | kTo);
}

namespace {

// What stands at `at`, taken for a noun phrase.
Phrase phrase_from(const ClauseWords& words, std::size_t at) {
  std::size_t end = at;
  while (end < words.size() && end < at + kLongestPhrase) {
    if (words[end].is_mark('(') && end > at) {
      const std::size_t behind = behind_parenthesis(words, end);
      if (behind == end) break;
      end = behind;
      continue;
    }
    if (!continues(words, at, end)) break;
    ++end;
  }
  // "la note du | 14 janvier": the day is none of its words.
  const bool is_day = end > at + 1 && end < words.size() && words[end].has(kTimeWord) &&
                      words[end - 1].kind == WordKind::kNumber && !is_name(words[end - 1]);
  if (is_day) --end;
  while (end > at && words[end - 1].has(kOf | kDeterminer | kAnd | kTo) &&
         !is_name(words[end - 1]) && !is_bare_determiner(words, {at, end})) {
    --end;
  }
  return {at, end};
}

}  // namespace

Phrase noun_phrase_at(const ClauseWords& words, std::size_t at) {
  if (at >= words.size()) return {};
  if (words[at].has(kPronoun) && !is_name(words[at])) return {at, at + 1};
  if (!begins_noun_phrase(words[at]) && !precedes_noun(words, at)) return {};
  return phrase_from(words, at);
}

Phrase cited_phrase_at(const ClauseWords& words, std::size_t at) {
  const Phrase phrase = noun_phrase_at(words, at);
  if (!phrase.empty() || at >= words.size()) return phrase;
  const std::size_t end = behind_modifiers(words, at);
  const bool is_plural = end > at && words[end - 1].is_inflected;
  return is_plural || modified_noun(words, at) != at ? phrase_from(words, at) : phrase;
}

bool is_boundary_word(const ClauseWord& word) {
  return word.kind == WordKind::kMark || word.is_quotation() || word.has(kThat | kRelative | kBut);
}

}  // namespace sourcier
