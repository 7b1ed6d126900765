// The subject of a verb where no part of speech tells it: the noun phrase that stands before it.
#include <algorithm>

#include "engine/reading/phrases.h"
#include "engine/reading/tagged_words.h"
#include "engine/reading/verb_groups.h"

namespace sourcier {
namespace {

// How far an apposition in front of the verb may reach.
constexpr std::size_t kLongestApposition = 40;
constexpr std::size_t kMostAppositions = 4;
constexpr std::size_t kLongestParenthesis = 40;

constexpr std::uint32_t kLeading = kAnd | kBut | kAdverb | kSubordinator | kTimeWord | kNegation;

// The stretch without inner commas that ends at `end`: where it begins.
std::size_t stretch_begin(const ClauseWords& words, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongestApposition) {
    const ClauseWord& word = words[begin - 1];
    if (word.is_mark(')')) {  // A parenthesis is passed over whole.
      std::size_t open = begin - 1;
      while (open > 0 && begin - open < kLongestParenthesis && !words[open].is_mark('(')) --open;
      if (!words[open].is_mark('(')) break;
      begin = open;
      continue;
    }
    // "La grève a cessé quand | le ministre a dit"
    if (is_boundary_word(word) || (word.has(kSubordinator) && !word.has(kPreposition))) break;
    --begin;
  }
  return begin;
}

// The subject in a stretch: its first noun phrase that is not governed by a preposition.
Phrase phrase_in(const ClauseWords& words, std::size_t begin, std::size_t end) {
  std::size_t at = begin;
  while (at < end && words[at].has(kLeading) && !is_name(words[at]) &&
         !words[at].has(kDeterminer | kPronoun)) {
    ++at;
  }
  // "d'autres responsables": the article of a plural is written "of".
  if (at + 1 < end && words[at].has(kOf) && words[at + 1].has(kIndefinite)) ++at;
  if (at >= end) return {};
  if (words[at].has(kPreposition | kTo | kOf | kBy) && !words[at].has(kDeterminer) &&
      !is_name(words[at])) {
    // A circumstance without its comma: the last name or pronoun is the likeliest subject.
    for (std::size_t i = end; i-- > at + 1;) {
      if (words[i].has(kPronoun)) return {i, i + 1};
      if (is_name(words[i]) && !words[i - 1].has(kOf | kPreposition | kTo | kBy) &&
          words[i - 1].mention != words[i].mention) {
        return {i, noun_phrase_at(words, i).end};
      }
    }
    return {};
  }
  const Phrase phrase = noun_phrase_at(words, at);
  return {phrase.begin, std::min(phrase.end, end)};
}

// What may be a subject with an apposition behind it, and is none itself.
bool is_full_subject(const ClauseWord& word) {
  return is_name(word) || word.is_capital || word.has(kDeterminer | kTitle | kPronoun);
}

// Where the comma stands that opens the relative clause in which the stretch at `begin` lies, be it
// in a clause of that one: "Untel, qui ne veut pas que | son nom soit dit, a"; kNoWord if in none.
std::size_t relative_comma(const ClauseWords& words, std::size_t begin) {
  for (std::size_t i = begin; i > 1 && begin - i < kLongestApposition; --i) {
    const ClauseWord& word = words[i - 1];
    if (word.has(kThat | kRelative) && words[i - 2].is_mark(',')) return i - 2;
    const bool passes = word.is_word() && !(i == begin && !word.has(kThat | kRelative));
    if (!passes) return kNoWord;
  }
  return kNoWord;
}

}  // namespace

Phrase subject_before(const ClauseWords& words, std::size_t verb) {
  std::size_t end = verb;
  bool passed_apposition = false;
  Phrase bare;
  for (std::size_t i = 0; i <= kMostAppositions && end > 0; ++i) {
    const std::size_t begin = stretch_begin(words, end);
    const bool behind_comma = begin > 0 && words[begin - 1].is_mark(',');
    // Between two commas in front of the verb stands an apposition, not the subject.
    const bool is_apposition = end < verb && words[end].is_mark(',') && !passed_apposition;
    // "la note, que X a pu consulter, dit": the relative clause has a subject of its own.
    const std::size_t comma = is_apposition ? relative_comma(words, begin) : kNoWord;
    if (begin < end && comma != kNoWord) {
      passed_apposition = true;
      end = comma;
      continue;
    }
    if (begin < end && !(is_apposition && behind_comma)) {
      const Phrase found = phrase_in(words, begin, end);
      const bool full = !found.empty() && is_full_subject(words[found.begin]);
      if (full || (!found.empty() && !passed_apposition && !behind_comma)) return found;
      // "Untel, adjoint au maire a dit": an apposition that no comma closes.
      if (bare.empty() && !passed_apposition) bare = found;
    }
    passed_apposition = passed_apposition || (begin < end && is_apposition);
    if (begin == 0) return bare;
    if (!words[begin - 1].has(kRelative) && !behind_comma) return bare;
    end = begin - 1;
    if (end > 0 && words[begin - 1].has(kRelative) && words[end - 1].is_mark(',')) --end;
  }
  return bare;
}

Phrase first_subject(const ClauseWords& words, std::size_t from, std::size_t until) {
  std::size_t at = from;
  while (at < until) {
    std::size_t end = at;
    while (end < until && words[end].kind != WordKind::kMark && !words[end].is_quotation()) ++end;
    const Phrase found = phrase_in(words, at, end);
    if (!found.empty()) return found;
    at = end + 1;
  }
  return {};
}

}  // namespace sourcier
