// Name keys: what entities of different articles are compared by, and whether two are the same.
//
// An entity's keys are, each where it has one:
//   its reference            "country:KP", "agency:afp"
//   "name:<folded name>"     of organisations, places and others, one for each alias; of companies
//                            one without the legal form as well
//   "sound:<sounds>"         of a place the gazetteer does not have
//   "person:<sounds>"        of a person's full name, in the order written ("person:ivan petrov")
//   "family:<sound>"         of a person of whom the article gives one name only
//   "role:<role>:<country>"  of a person in a public role that one holds at a time
// Persons are compared by same_person: a shared family name or role alone makes no one the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/language.h"
#include "engine/reading/reading.h"

namespace sourcier {

// Names of more words are junk; no more words than this are compared.
inline constexpr std::size_t kMostNameWords = 8;

// The sounds of a name's words, parted by spaces; particles (de, von, al) are left out, an initial
// is its letter and a full stop. Linear in the name.
std::string sounds_of(std::string_view name, const Language& language);

enum class PersonMatch : std::uint8_t {
  kDifferent,
  kPossible,  // One bears only the family name of the other: the same if no third competes.
  kSame,
};

// Compares two articles' persons by sound, given names, gender and roles. Two different given names
// are never the same person, unless family name and role agree and the sounds are near.
PersonMatch match_persons(const Entity& a, const Entity& b);

bool same_person(const Entity& a, const Entity& b);  // kSame.

// What a person is found by: two that have none in common are kDifferent. The words of full names
// but initials, each name in one word, lone family names and roles; sorted, each once.
std::vector<std::string> meeting_keys(const Entity& person);

// Two names as sounds_of gives them: kPossible where only near, or one is the other's family name.
PersonMatch match_sounds(std::string_view a, std::string_view b);

}  // namespace sourcier
