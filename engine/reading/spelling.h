// Spelling: how far two spellings of one word lie apart, whoever wrote them down.
#pragma once

#include <string>
#include <string_view>

namespace sourcier {

// Any script in small Latin letters without marks; dots inside initials go, other marks are spaces,
// "&" is "and". Linear.
std::string latin_letters(std::string_view name);

// In tenths of a letter: a slip of the hand is one letter, what systems of romanisation and
// languages write for each other less. Words of more than kLongestSpelling letters are cut.
inline constexpr std::size_t kLongestSpelling = 40;
int spelling_distance(std::string_view a, std::string_view b);

// The distance up to which two spellings may be of one word.
int spelling_slack(std::string_view a, std::string_view b);

}  // namespace sourcier
