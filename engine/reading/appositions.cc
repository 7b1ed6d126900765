// The names that stand behind the descriptions of their bearers.
#include <algorithm>

#include "engine/reading/referents.h"

namespace sourcier {
namespace {

// A longer description is a clause.
constexpr std::size_t kLongestOffice = 18;
constexpr std::size_t kLongestRank = 5;
constexpr std::size_t kLongestCoordination = 12;

// "le secrétaire du Syndicat des chauffeurs | et conducteurs routiers (Sycor), Untel": the rest of
// the name of a body, where the phrase has a complement.
std::size_t behind_coordination(const ClauseWords& words, Phrase phrase, std::size_t at) {
  const bool has_complement =
      any_in(words, phrase, [](const ClauseWord& word) { return word.has(kOf); });
  if (!has_complement || at + 1 >= words.size()) return at;
  std::size_t end = at;
  const bool goes_on = !words[end + 1].has(kDeterminer) || words[end + 1].has(kOf);
  if (words[end].has(kAnd) && goes_on) {
    while (end < words.size() && words[end].is_word() && !words[end].is_tagged_verb()) ++end;
  }
  if (end < words.size() && words[end].is_mark('(')) {
    while (end < words.size() && !words[end].is_mark(')')) ++end;
    ++end;
  }
  const bool closed = end < words.size() && words[end].is_mark(',');
  return closed && end - at < kLongestCoordination ? end : at;
}

}  // namespace

// "la conservatrice, Unetelle, qui": the name that follows a definite description whose noun no
// table has.
std::optional<Referent> Referents::apposed(const ClauseWords& words, Phrase phrase) const {
  const ClauseWord& first = words[phrase.begin];
  const auto noun = head_noun(words, phrase, noun_last_);
  // "a spokesman for the port, Untel, said": one whom the text has not named yet.
  const bool is_office = noun && words[*noun].sense == NounSense::kRole;
  const bool single =
      first.has(kDeterminer) && !first.is_plural && (is_office || !first.has(kIndefinite | kOf));
  if (!single || phrase.end - phrase.begin > kLongestOffice) return std::nullopt;
  std::size_t comma = phrase.end;
  if (comma < words.size() && words[comma].has(kPreposition | kTo | kOf)) {
    // "the prosecutor in Lyon, …", "the opposition leader in exile, …": where the office is held.
    const Phrase place = noun_phrase_at(words, comma + 1);
    const bool bare = place.empty() && comma + 1 < words.size() && words[comma + 1].is_word();
    comma = bare ? comma + 2 : std::max(comma, place.end);
  }
  // "le ministre de l'Aviation | civile, …"
  while (comma + 1 < words.size() && words[comma].part == PartOfSpeech::kAdj &&
         words[comma].mention == kNowhere) {
    ++comma;
  }
  comma = behind_coordination(words, phrase, comma);
  if (comma >= words.size()) return std::nullopt;
  std::size_t at = comma + 1;
  // "le ministre, | le général | Untel"
  while (at < words.size() && at < comma + kLongestRank && words[at].mention == kNowhere &&
         (words[at].has(kTitle) || words[at].is_tagged_noun() ||
          words[at].sense == NounSense::kRole ||
          (words[at].has(kDeterminer) && !words[at].has(kIndefinite)))) {
    ++at;
  }
  if (at >= words.size() || !words[comma].is_mark(',') || words[at].mention == kNowhere) {
    return std::nullopt;
  }
  const std::uint32_t mention = words[at].mention;
  std::size_t end = at;
  while (end < words.size() && words[end].mention == mention) ++end;
  const bool closed = end >= words.size() || words[end].kind == WordKind::kMark;
  if (!closed || reading_.mentions[mention].type != EntityType::kPerson) return std::nullopt;
  return of_entity(reading_.mentions[mention].entity, reading_.mentions[mention].span);
}

}  // namespace sourcier
