// Shingles: a text as the set of its runs of five words, each a number.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sourcier {

// Words of a shingle; a shorter text is one shingle of all its words.
inline constexpr std::size_t kShingle = 5;

// The shingles of a text in their order, some more than once; none of a text without words. Words
// are runs of letters, marks and digits without regard to case; a character of a script without
// spaces is a word of its own. One pass over the bytes.
void append_shingles(std::string_view text, std::vector<std::uint32_t>& shingles);

}  // namespace sourcier
