// Romanisation: how a name sounds, whichever way it was brought into Latin letters.
//
// The correspondences are general rows (data/rules/romanisation.tsv); there are none for single
// names. "Tchaïkovski" and "Chaikovsky" have one sound; "Kharkiv" and "Kharkov" are near each
// other.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/reading/language.h"

namespace sourcier {

// Longer words are no names; what comes after is not sounded. It keeps distances cheap.
inline constexpr std::size_t kLongestSound = 32;

// The sound of one folded word. Linear in the word.
std::string sound_of(std::string_view folded_word, const Language& language);

// How far two sounds lie apart, in quarters of a consonant: what systems of romanisation confuse
// (vowels, voiced and voiceless, n and ng, a mute h) costs less than what tells names apart.
std::uint32_t sound_distance(std::string_view first, std::string_view second);

// Whether two sounds may be one name written under two systems. Never sure by itself.
bool is_near_sound(std::string_view first, std::string_view second);

}  // namespace sourcier
