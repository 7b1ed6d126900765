// Time company: which time expressions count only because of those beside them, and what the end of
// a range takes from its beginning.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/reading/time_grammar.h"

namespace sourcier {

struct FoundTime {
  TimeMatch match;
  std::uint32_t sentence = 0;
};

// Words that may stand between two expressions of one time: "Monday, [at] 8".
inline constexpr std::size_t kCompanyReach = 2;

bool is_clock(const FoundTime& found);

// Whether the expression counts only in company: hours that nothing shows to be hours, and the
// second halves of ranges.
bool wants_company(const FoundTime& found);

bool is_beside(const FoundTime& first, const FoundTime& second);

// Of expressions that stand beside each other those that want company stay only with one that
// does not; the end of a range only behind its beginning. Linear.
std::vector<FoundTime> in_company(std::span<const FoundTime> found_times);

}  // namespace sourcier
