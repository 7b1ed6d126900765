#include "engine/reading/time_named.h"

#include <cstdlib>
#include <vector>

#include "engine/reading/holidays.h"
#include "engine/reading/time_dates.h"

namespace sourcier {
namespace {

// The month in the middle of a season.
int season_month(std::string_view season) {
  return season == "SP" ? 4 : season == "SU" ? 7 : season == "FA" ? 10 : 1;
}

// Of the season that lies nearest to the publication, or the one before or after the present one. A
// winter has the year that it begins in.
int season_year(std::string_view season, int offset, bool to_come, const Date& today) {
  int distance = season_month(season) - today.month;  // In months, from now to its middle.
  const auto wrap = [&distance](int low, int high) {
    while (distance < low) distance += 12;
    while (distance > high) distance -= 12;
  };
  // A season that is going on is neither the last nor the next one; of two as far away that of this
  // calendar year is meant.
  if (offset < 0) {
    wrap(-13, -2);
  } else if (offset > 0) {
    wrap(2, 13);
  } else if (to_come) {
    wrap(-2, 9);
  } else {
    wrap(-6, 6);
  }
  const Date middle = add_months({today.year, today.month, 0}, distance);
  return season == "WI" ? middle.year - 1 : middle.year;
}

// Several days are an interval of ISO 8601, both ends included: "2018-05-16/2018-06-14".
TimeValue value_of_holiday(const Holiday& holiday, std::string_view part) {
  TimeValue result = value_of_day(holiday.first, holiday.days == 1 ? part : std::string_view());
  if (holiday.days > 1) result.value += "/" + iso(add_days(holiday.first, holiday.days - 1));
  return result;
}

}  // namespace

TimeValue season_value(const TimeCaptures& c, const TimeContext& context) {
  TimeValue result;
  const std::string suffix = "-" + std::string(c.season);
  if (c.year != 0) {
    result.value = std::to_string(c.year < 100 ? full_year(c.year, context) : c.year) + suffix;
  } else if (context.published) {
    const int year = season_year(c.season, c.offset.value_or(0), context.future || context.bare,
                                 *context.published);
    result.value = std::to_string(year) + suffix;
  } else if (!c.offset) {
    result.value = "XXXX" + suffix;
  }
  return result;
}

TimeValue weekend_value(const TimeCaptures& c, const TimeContext& context) {
  if (!context.published) return {};
  const int today = weekday(*context.published);
  int weeks = c.offset.value_or(0);
  const bool on_it = today >= 6;
  if (weeks == 0 && !on_it && !context.future) weeks = -1;
  if (weeks > 0 && !on_it) weeks -= 1;
  return value_of_weekend(add_days(*context.published, std::int64_t{7} * weeks));
}

TimeValue holiday_value(const TimeCaptures& c, const TimeContext& context) {
  if (c.year != 0) {
    const int year = c.year < 100 ? full_year(c.year, context) : c.year;
    const std::vector<Holiday>& found = context.holidays->in(year, c.holiday);
    return found.empty() ? unresolved(c) : value_of_holiday(found.front(), c.part);
  }
  if (!context.published) return unresolved(c);
  std::optional<Holiday> best;
  const std::int64_t today = day_number(*context.published);
  const auto distance = [today](const Holiday& holiday) {
    return day_number(holiday.first) - today;
  };
  for (int year = context.published->year - 1; year <= context.published->year + 1; ++year) {
    for (const Holiday& holiday : context.holidays->in(year, c.holiday)) {
      if (c.offset && *c.offset < 0 && distance(holiday) >= 0) continue;
      if (c.offset && *c.offset > 0 && distance(holiday) <= 0) continue;
      if (context.bare && !c.offset && distance(holiday) < 0) continue;
      if (!best || std::llabs(distance(holiday)) < std::llabs(distance(*best))) best = holiday;
    }
  }
  return best ? value_of_holiday(*best, c.part) : unresolved(c);
}

}  // namespace sourcier
