// Tagged phrases: the noun phrase that ends at a word, read backwards by parts of speech.
#include "engine/reading/subjects.h"
#include "engine/reading/tagged_words.h"

namespace sourcier {
namespace {

// No noun phrase takes more words.
constexpr std::size_t kLongestPhrase = 30;

bool is_noun_like(const ClauseWord& word) {
  return is_name(word) || word.is_tagged_noun() || word.part == PartOfSpeech::kNum ||
         (word.part == PartOfSpeech::kPron && !is_relative(word)) || word.is_mark('%');
}

bool is_determiner(const ClauseWord& word) {
  return word.part == PartOfSpeech::kDet || (word.has(kDeterminer) && !word.has(kOf | kTo));
}

// An adjective or participle between its noun and the preposition of its complement: "people |
// familiar | with the matter", "people | briefed | on the talks".
bool is_complemented(const ClauseWords& words, std::size_t limit, std::size_t i) {
  if (i <= limit || i + 1 >= words.size() || words[i + 1].part != PartOfSpeech::kAdp) return false;
  const ClauseWord& word = words[i];
  const bool participle = word.part == PartOfSpeech::kVerb && word.verb == VerbClass::kNone &&
                          word.text.ends_with("ed");
  return (word.is_preposed || participle) && words[i - 1].part == PartOfSpeech::kNoun;
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
      if (is_complemented(words, limit, i)) return true;  // "two people briefed on the talks"
      return is_last ? is_determiner(words[i - 1])
                     : is_determiner(words[i - 1]) || words[i - 1].part == PartOfSpeech::kAdj;
    case PartOfSpeech::kAdp:  // "people familiar with the matter"
      return !is_last && (before_noun || (i > limit && is_complemented(words, limit, i - 1)));
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
  // "one of them"
  const bool part_of = end > limit + 2 && words[end - 2].has(kOf);
  if (last.part == PartOfSpeech::kPron && !last.has(kDeterminer) && !is_name(last) && !part_of) {
    if (opens_clause(last)) return {};
    return {end - 1, end};
  }
  std::size_t begin = end;
  while (begin > limit && end - begin < kLongestPhrase && joins(words, limit, begin - 1, end)) {
    --begin;
  }
  while (begin < end && !may_begin(words[begin])) ++begin;
  const bool has_noun = any_in(
      words, {begin, end}, [](const ClauseWord& w) { return is_noun_like(w) || is_determiner(w); });
  return has_noun ? Phrase{begin, end} : Phrase{};
}

}  // namespace sourcier
