// The names that stand behind the descriptions of their bearers.
#include <algorithm>

#include "engine/reading/referents.h"

namespace sourcier {
namespace {

// A longer description is a clause.
constexpr std::size_t kLongestOffice = 18;

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
    // "the prosecutor in Lyon, …": where the office is held.
    comma = std::max(comma, noun_phrase_at(words, comma + 1).end);
  }
  std::size_t at = comma + 1;
  while (at < words.size() && words[at].has(kTitle) && words[at].mention == kNowhere) ++at;
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
