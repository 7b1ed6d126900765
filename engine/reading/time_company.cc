#include "engine/reading/time_company.h"

#include <algorithm>

namespace sourcier {
namespace {

// Whether an hour beside it is one: lengths and repetitions say nothing of that.
bool gives_company(const FoundTime& found) {
  return !wants_company(found) && found.match.rule != TimeRule::kDuration &&
         found.match.rule != TimeRule::kSomeDuration && found.match.rule != TimeRule::kSkip;
}

// "8am until 6" ends in the afternoon.
void fit_hours(const TimeCaptures& beginning, TimeCaptures& end) {
  constexpr int kHalfDay = 12;
  const int hour =
      beginning.hour + (beginning.meridiem == "PM" && beginning.hour < kHalfDay ? kHalfDay : 0);
  if (beginning.hour < 0 || !end.meridiem.empty() || end.hour > hour) return;
  if (end.hour > 0 && end.hour < kHalfDay && end.hour + kHalfDay > hour) end.hour += kHalfDay;
}

// Makes the end of a range the kind that its beginning is: "19 to 20" are days behind a month.
bool fit_range(const FoundTime& beginning, FoundTime& end) {
  const bool hours = is_clock(beginning);
  if (hours && end.match.rule == TimeRule::kClockThen) {
    fit_hours(beginning.match.captures, end.match.captures);
  }
  if (end.match.captures.year != 0) {  // "de 1802 à 1815", not "le 3 mai 1990 à 1015 francs"
    return beginning.match.captures.year != 0 && beginning.match.captures.month == 0;
  }
  if (hours == (end.match.rule == TimeRule::kClockThen)) return true;
  if (hours || end.match.captures.minute >= 0 || end.match.captures.hour < 2) return false;
  end.match.rule = TimeRule::kDateThen;
  end.match.captures.day = end.match.captures.hour;
  return true;
}

}  // namespace

bool is_clock(const FoundTime& found) {
  return found.match.rule == TimeRule::kClock || found.match.rule == TimeRule::kPart ||
         found.match.rule == TimeRule::kBeside || found.match.rule == TimeRule::kClockThen;
}

bool wants_company(const FoundTime& found) {
  return found.match.rule == TimeRule::kBeside || found.match.rule == TimeRule::kDateThen ||
         found.match.rule == TimeRule::kClockThen;
}

bool is_beside(const FoundTime& first, const FoundTime& second) {
  return first.sentence == second.sentence && second.match.begin - first.match.end <= kCompanyReach;
}

std::vector<FoundTime> in_company(std::span<const FoundTime> found_times) {
  std::vector<FoundTime> kept;
  for (std::size_t first = 0; first < found_times.size();) {
    std::size_t end = first + 1;
    while (end < found_times.size() && is_beside(found_times[end - 1], found_times[end])) ++end;
    const std::span<const FoundTime> group(found_times.data() + first, end - first);
    const bool sure = std::ranges::any_of(group, gives_company);
    for (FoundTime found : group) {
      if (wants_company(found) && !sure) continue;
      if (found.match.rule == TimeRule::kClockThen || found.match.rule == TimeRule::kDateThen) {
        if (kept.empty() || !is_beside(kept.back(), found)) continue;
        if (!fit_range(kept.back(), found)) continue;
      }
      kept.push_back(found);
    }
    first = end;
  }
  return kept;
}

}  // namespace sourcier
