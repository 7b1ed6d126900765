#include "engine/reading/quoting_verbs.h"

#include <algorithm>

namespace sourcier {
namespace {

// More clitics or adverbs never stand around a verb that quotes.
constexpr std::size_t kMostBetween = 3;
// Bytes of the last mark of a sentence and of the closing mark behind it.
constexpr std::uint32_t kEndBytes = 6;
// Fewer blanks part the words of a title, a name or a term.
constexpr std::ptrdiff_t kLeastSpaces = 5;

bool is_unknown_verb(const ClauseWord& word) {
  return word.part == PartOfSpeech::kVerb && word.verb == VerbClass::kNone && word.classes == 0 &&
         word.sense == NounSense::kNone && word.mention == kNowhere;
}

// Or a verb of saying that the tagger takes for an adjective.
bool may_be_verb(const ClauseWord& word) {
  const bool known = word.part == PartOfSpeech::kAdj && (word.shapes & kFinite) != 0 &&
                     word.mention == kNowhere && word.sense == NounSense::kNone;
  return known || is_unknown_verb(word);
}

// Whether the quoted words end with a mark, as those do that a verb follows.
bool ends_with_mark(const ClauseWord& quotation, std::string_view text) {
  const std::uint32_t begin =
      quotation.span.size() > kEndBytes ? quotation.span.end - kEndBytes : quotation.span.begin;
  return slice(text, Span{begin, quotation.span.end}).find_first_of(",!?.") !=
         std::string_view::npos;
}

// The first word of which `skips` is not true, from `at`.
template <typename Skips>
std::size_t behind(const ClauseWords& words, std::size_t at, const Skips& skips) {
  std::size_t i = at;
  while (i < words.size() && i < at + kMostBetween && skips(words[i])) ++i;
  return i;
}

// Whether the quoted words are all that has been said so far.
bool opens_sentence(const ClauseWords& words, std::size_t quotation) {
  const auto end = words.begin() + static_cast<std::ptrdiff_t>(quotation);
  return std::none_of(words.begin(), end, [](const ClauseWord& word) {
    return word.is_quotation() || (word.is_word() && !word.has(kAnd | kBut | kAdverb));
  });
}

// Behind a word or two in marks stands a verb of the sentence around them, whose object comes next.
// Whoever can speak does so where the quoted words are a sentence of their own.
bool may_speak(const ClauseWords& words, Phrase subject, bool opens) {
  if (subject.empty()) return false;
  for (std::size_t i = subject.begin; i < subject.end && !opens; ++i)
    opens = words[i].mention != kNowhere || words[i].sense != NounSense::kNone;
  return opens;
}

// "…, | a-t-il fulminé", "…, | s'étrangle un élu": the subject is behind the verb or its auxiliary.
void lend_inverted(ClauseWords& words, std::size_t at, bool opens) {
  std::size_t verb = behind(words, at, [](const ClauseWord& word) {
    return word.has(kReflexive | kObject | kNegation) && !word.has(kPronoun);
  });
  if (verb >= words.size()) return;
  const bool compound = words[verb].has(kHave | kBe) && words[verb].mention == kNowhere;
  if (compound) {
    verb = behind(words, verb + 1, [](const ClauseWord& word) {
      return word.is_inverted || word.has(kAdverb | kNegation);
    });
  }
  if (verb >= words.size() || !is_unknown_verb(words[verb])) return;
  const bool has_next = verb + 1 < words.size();
  const bool pronoun =
      compound ? words[verb - 1].is_inverted : has_next && words[verb + 1].is_inverted;
  if (!pronoun && !(has_next && may_speak(words, noun_phrase_at(words, verb + 1), opens))) return;
  words[verb].verb = VerbClass::kVoices;
  words[verb].shapes |= compound ? kParticiple : kFinite;
}

// "“…,” | Untel thundered": the verb ends its clause.
void lend_behind_subject(ClauseWords& words, std::size_t at, bool opens) {
  const Phrase phrase = noun_phrase_at(words, at);
  // What the phrase takes for its last word: "the mayor admitted".
  const bool takes_verb = phrase.end > at + 1 && may_be_verb(words[phrase.end - 1]);
  const std::size_t verb = takes_verb ? phrase.end - 1 : phrase.end;
  if (verb >= words.size() || !may_be_verb(words[verb])) return;
  if (!may_speak(words, {phrase.begin, verb}, opens)) return;
  const std::size_t next = verb + 1;
  const bool ends = next >= words.size() || words[next].kind == WordKind::kMark ||
                    words[next].is_quotation() || words[next].has(kPreposition | kTimeWord);
  if (!ends) return;
  words[verb].part = PartOfSpeech::kVerb;
  if (words[verb].verb == VerbClass::kNone) words[verb].verb = VerbClass::kVoices;
  words[verb].shapes |= kFinite;
}

// "L'association | rassure : « … »": right behind one who can speak.
void lend_before_colon(ClauseWords& words, std::size_t quotation) {
  if (quotation < 3 || !words[quotation - 1].is_mark(':')) return;
  ClauseWord& verb = words[quotation - 2];
  const ClauseWord& before = words[quotation - 3];
  const bool speaks = before.mention != kNowhere || before.sense != NounSense::kNone;
  if (!speaks || !is_unknown_verb(verb)) return;
  verb.verb = VerbClass::kVoices;
  verb.shapes |= kFinite;
}

}  // namespace

void lend_voices(ClauseWords& words, std::string_view text) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].is_quotation()) continue;
    lend_before_colon(words, i);
    const bool opens = opens_sentence(words, i);
    const bool is_long = std::ranges::count(slice(text, words[i].span), ' ') >= kLeastSpaces;
    const bool comma = i + 1 < words.size() && words[i + 1].is_mark(',');
    if ((!opens && !is_long) || (!comma && !ends_with_mark(words[i], text))) continue;
    const std::size_t at = comma ? i + 2 : i + 1;
    if (at >= words.size()) continue;
    lend_inverted(words, at, opens);
    if (!comma) lend_behind_subject(words, at, opens);
  }
}

}  // namespace sourcier
