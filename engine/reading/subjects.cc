#include "engine/reading/subjects.h"

#include <algorithm>

namespace sourcier {
namespace {

// No noun phrase takes more words, and no subject stands farther from its verb.
constexpr std::size_t kLongestPhrase = 30;
constexpr std::size_t kFarthest = 60;
// "Untel, 59, of X, Md., who …, said": stretches between commas.
constexpr std::size_t kMostStretches = 8;

bool is_name(const ClauseWord& word) { return word.mention != kNowhere; }

bool is_relative(const ClauseWord& word) {
  return word.has(kRelative) || (word.has(kThat) && word.part != PartOfSpeech::kDet);
}

// What ends a clause on the left, whatever its part of speech.
bool opens_clause(const ClauseWord& word) {
  if (is_name(word)) return false;
  return is_relative(word) || word.has(kBut) ||
         (word.has(kSubordinator) && word.part != PartOfSpeech::kAdp);
}

bool is_dash(const ClauseWord& word) {
  return word.kind == WordKind::kMark && (word.text == "-" || word.text == "–" || word.text == "—");
}

// Marks that stand inside a noun phrase: "26 %", "AT&T", "Md."
bool is_inner_mark(const ClauseWord& word) {
  return word.is_mark('%') || word.is_mark('$') || word.is_mark('&') || word.is_mark('.') ||
         word.is_mark('#') || word.is_mark('@') || word.is_mark('/') || word.text == "€";
}

bool is_noun_like(const ClauseWord& word) {
  return is_name(word) || word.is_tagged_noun() || word.part == PartOfSpeech::kNum ||
         (word.part == PartOfSpeech::kPron && !is_relative(word)) || word.is_mark('%');
}

bool is_determiner(const ClauseWord& word) {
  return word.part == PartOfSpeech::kDet || (word.has(kDeterminer) && !word.has(kOf | kTo));
}

// Whether the word at `i` may stand in a phrase whose next word is `i + 1` and that ends at `end`.
bool joins(const ClauseWords& words, std::size_t limit, std::size_t i, std::size_t end) {
  const ClauseWord& word = words[i];
  const bool is_last = i + 1 == end;
  if (is_name(word)) return true;
  if (word.kind == WordKind::kMark) return is_inner_mark(word) && i > limit;
  if (word.is_quotation() || opens_clause(word)) return false;
  if (word.has(kTimeWord)) return false;
  const bool before_noun = i > limit && is_noun_like(words[i - 1]);
  switch (word.part) {
    case PartOfSpeech::kNoun:
    case PartOfSpeech::kPropn:
    case PartOfSpeech::kNum:
    case PartOfSpeech::kSym:
    case PartOfSpeech::kAdj:
    case PartOfSpeech::kDet:
      return true;
    case PartOfSpeech::kPron:
      return is_last || word.has(kDeterminer);
    case PartOfSpeech::kPart:
      return !is_last && word.text == "s";
    case PartOfSpeech::kAdv:  // "the most senior official"
      return !is_last && (words[i + 1].part == PartOfSpeech::kAdj ||
                          words[i + 1].part == PartOfSpeech::kNum || is_determiner(words[i + 1]));
    case PartOfSpeech::kVerb:  // "the elected officials", "those surveyed"
      if (i == limit) return false;
      return is_last ? is_determiner(words[i - 1])
                     : is_determiner(words[i - 1]) || words[i - 1].part == PartOfSpeech::kAdj;
    case PartOfSpeech::kAdp:
      return !is_last && before_noun;
    case PartOfSpeech::kCconj:
      return !is_last && before_noun;
    default:
      return false;
  }
}

bool may_begin(const ClauseWord& word) {
  if (is_name(word) || is_determiner(word)) return true;
  return word.is_word() && word.part != PartOfSpeech::kCconj && word.part != PartOfSpeech::kAdp &&
         word.part != PartOfSpeech::kPart && word.part != PartOfSpeech::kAdv;
}

}  // namespace

Phrase phrase_ending_at(const ClauseWords& words, std::size_t limit, std::size_t end) {
  if (end <= limit) return {};
  const ClauseWord& last = words[end - 1];
  if (last.part == PartOfSpeech::kPron && !last.has(kDeterminer) && !is_name(last)) {
    if (opens_clause(last)) return {};
    return {end - 1, end};
  }
  std::size_t begin = end;
  while (begin > limit && end - begin < kLongestPhrase && joins(words, limit, begin - 1, end)) {
    --begin;
  }
  while (begin < end && !may_begin(words[begin])) ++begin;
  const bool has_noun =
      std::any_of(words.begin() + static_cast<std::ptrdiff_t>(begin),
                  words.begin() + static_cast<std::ptrdiff_t>(end),
                  [](const ClauseWord& w) { return is_noun_like(w) || is_determiner(w); });
  return has_noun ? Phrase{begin, end} : Phrase{};
}

bool has_main_verb(const ClauseWords& words, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (is_relative(words[i])) return false;
    if (!words[i].is_tagged_verb() || is_name(words[i])) continue;
    const bool infinitive = i > begin && words[i - 1].has(kInfinitive);
    const bool participle = i + 1 < end && words[i + 1].has(kBy);
    if (!infinitive && !participle) return true;
  }
  return false;
}

namespace {

// Where the stretch that ends at `end` begins: behind a comma, a quotation or another mark that
// parts.
std::size_t stretch_begin(const ClauseWords& words, std::size_t limit, std::size_t end) {
  std::size_t begin = end;
  while (begin > limit) {
    const ClauseWord& word = words[begin - 1];
    if (word.is_quotation()) break;
    if (word.kind == WordKind::kMark && !is_inner_mark(word) && !word.is_mark('(') &&
        !word.is_mark(')')) {
      break;
    }
    --begin;
  }
  return begin;
}

// The leftmost noun phrase of those that commas part before the verb: "X, a senator, 59, said".
Phrase before_commas(const ClauseWords& words, std::size_t limit, std::size_t comma) {
  Phrase best;
  std::size_t end = comma;
  for (std::size_t n = 0; n < kMostStretches && end > limit; ++n) {
    std::size_t begin = stretch_begin(words, limit, end);
    if (begin == end) return best;
    std::size_t first = begin;
    while (first < end && (words[first].part == PartOfSpeech::kCconj || words[first].has(kBut))) {
      ++first;
    }
    if (first == end) return best;
    const ClauseWord& word = words[first];
    const bool inserted =
        !is_name(word) && (opens_clause(word) || word.is_tagged_verb() ||
                           word.part == PartOfSpeech::kAdp || word.part == PartOfSpeech::kAdv);
    if (!inserted && has_main_verb(words, first, end)) {
      const Phrase near = phrase_ending_at(words, first, end);
      return near.empty() ? best : near;
    }
    const bool subordinate = word.has(kSubordinator) && !is_relative(word);
    if (subordinate || word.has(kTimeWord)) return best;
    if (!inserted) {
      // "a Republican who has refused": up to the relative.
      std::size_t stop = first;
      while (stop < end && !is_relative(words[stop]) && !words[stop].is_tagged_verb()) ++stop;
      const Phrase found = phrase_ending_at(words, first, stop);
      if (!found.empty()) best = found;
    }
    if (begin == limit || !words[begin - 1].is_mark(',')) return best;
    end = begin - 1;
  }
  return best;
}

std::size_t opening(const ClauseWords& words, std::size_t limit, std::size_t close) {
  const bool parenthesis = words[close].is_mark(')');
  for (std::size_t i = close; i > limit; --i) {
    if (parenthesis ? words[i - 1].is_mark('(') : is_dash(words[i - 1])) return i - 1;
  }
  return close;
}

// "The officials who spoke on condition of anonymity | said": the antecedent of the relative that
// governs the phrase right before the verb.
Phrase before_relative(const ClauseWords& words, std::size_t limit, std::size_t at) {
  for (std::size_t i = at; i > limit; --i) {
    const ClauseWord& word = words[i - 1];
    if (word.kind == WordKind::kMark && !is_inner_mark(word)) return {};
    if (!is_relative(word)) continue;
    return phrase_ending_at(words, limit, i - 1);
  }
  return {};
}

}  // namespace

namespace {

// Auxiliaries, negations and adverbs: "has not yet | said", "he's | said".
bool stands_with_verb(const ClauseWord& word) {
  if (is_name(word) || opens_clause(word)) return false;
  if (word.has(kReflexive | kNegation)) return true;
  if (word.has(kObject) && !word.has(kPronoun | kDeterminer | kExpletive)) return true;
  return word.part == PartOfSpeech::kAdv || word.part == PartOfSpeech::kAux ||
         word.part == PartOfSpeech::kPart;
}

}  // namespace

Phrase tagged_subject(const ClauseWords& words, std::size_t verb) {
  const std::size_t limit = verb > kFarthest ? verb - kFarthest : 0;
  std::size_t end = verb;
  while (end > limit && stands_with_verb(words[end - 1])) --end;
  if (end == limit) return {};
  if (is_relative(words[end - 1])) {
    --end;
    if (end > limit && words[end - 1].is_mark(',')) --end;
    return phrase_ending_at(words, limit, end);
  }
  for (std::size_t n = 0; n < 2 && end > limit; ++n) {  // A parenthesis, or two dashes.
    if (!words[end - 1].is_mark(')') && !is_dash(words[end - 1])) break;
    const std::size_t open = opening(words, limit, end - 1);
    if (open == end - 1) break;
    end = open;
  }
  if (end > limit && words[end - 1].is_mark(',')) return before_commas(words, limit, end - 1);
  const Phrase near = phrase_ending_at(words, limit, end);
  if (near.empty() || near.begin == limit) return near;
  const ClauseWord& before = words[near.begin - 1];
  const bool governed = before.part == PartOfSpeech::kAdp || before.is_tagged_verb();
  if (governed && !is_name(before)) {
    const Phrase antecedent = before_relative(words, limit, near.begin);
    if (!antecedent.empty()) return antecedent;
  }
  return near;
}

Phrase tagged_shared_subject(const ClauseWords& words, std::size_t at) {
  const std::size_t limit = at > kFarthest ? at - kFarthest : 0;
  for (std::size_t i = at; i-- > limit;) {
    const ClauseWord& word = words[i];
    if (word.is_mark(';') || word.is_mark(':')) return {};
    if (!word.is_tagged_verb() || is_name(word)) continue;
    if (i > 0 && (words[i - 1].has(kInfinitive | kOf | kPreposition | kTo) ||
                  words[i - 1].has(kDeterminer))) {
      continue;
    }
    const Phrase found = tagged_subject(words, i);
    if (!found.empty() && found.end <= i) return found;
  }
  return {};
}

}  // namespace sourcier
