#include "engine/reading/time_dates.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "engine/reading/time_values.h"

namespace sourcier {
namespace {

// A weekday and day of month repeat within this many years, leap years included.
constexpr int kWeekdayCycle = 11;
bool fits(int year, const TimeCaptures& c) {
  return is_valid_day(year, c.month, c.day) &&
         (c.weekday == 0 || weekday({year, c.month, c.day}) == c.weekday);
}

}  // namespace

std::string two(int value) {
  const std::string digits = std::to_string(value);
  return digits.size() < 2 ? "0" + digits : digits;
}

std::string number_text(double value) {
  if (value == std::floor(value)) return std::to_string(static_cast<long long>(value));
  std::string text(32, '\0');
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  text.resize(static_cast<std::size_t>(end - text.data()));
  return text;
}

Date add_days(const Date& date, std::int64_t days) { return date_of(day_number(date) + days); }

Date add_months(const Date& date, int months) {
  const int index = date.year * 12 + date.month - 1 + months;
  return {index / 12, index % 12 + 1, 0};
}

Date add_months_to_day(const Date& date, int months) {
  Date moved = add_months(date, months);
  moved.day = std::min(date.day, days_in_month(moved.year, moved.month));
  return moved;
}

std::optional<int> year_by_publication(const TimeCaptures& c, const TimeContext& context) {
  const std::int64_t today = day_number(*context.published);
  std::optional<int> best;
  std::int64_t best_distance = 0;
  const int reach = c.weekday != 0 ? kWeekdayCycle : 4;  // 29 February comes every four years.
  for (int year = context.published->year - reach; year <= context.published->year + reach;
       ++year) {
    if (!fits(year, c)) continue;
    const std::int64_t distance = day_number({year, c.month, c.day}) - today;
    if (c.offset && *c.offset < 0 && distance >= 0) continue;
    if (c.offset && *c.offset > 0 && distance <= 0) continue;
    if (context.bare && !c.offset && c.weekday == 0 && distance < 0) continue;
    if (best && std::llabs(distance) >= best_distance) continue;
    best = year;
    best_distance = std::llabs(distance);
  }
  return best;
}

std::optional<int> year_by_text(const TimeCaptures& c, const TimeContext& context) {
  if (c.weekday == 0) return std::nullopt;
  std::optional<int> best;
  int best_distance = kWeekdayCycle + 1;
  for (const int stated : context.years) {
    for (int year = stated - kWeekdayCycle; year <= stated + kWeekdayCycle; ++year) {
      if (!fits(year, c) || std::abs(year - stated) > best_distance) continue;
      // Of two as near the later is meant: texts state the past more often than the future.
      best = std::abs(year - stated) < best_distance ? year : std::max(*best, year);
      best_distance = std::abs(year - stated);
    }
  }
  return best;
}

Date nearest_month(const TimeCaptures& c, const TimeContext& context) {
  const Date& today = *context.published;
  int distance = c.month - today.month;  // In months, within the year of publication.
  const auto wrap = [&distance](int low, int high) {
    while (distance < low) distance += 12;
    while (distance > high) distance -= 12;
  };
  if (c.offset && *c.offset < 0) {
    wrap(-12, -1);
  } else if (c.offset && *c.offset > 0) {
    wrap(1, 12);
    distance += 12 * (*c.offset - 1);  // "March after next"
  } else if (context.bare) {
    wrap(0, 11);
  } else if (c.offset) {
    wrap(-6, 6);
  } else if (context.future) {
    wrap(-2, 9);
  } else {
    wrap(-7, 4);
  }
  return add_months({today.year, today.month, 0}, distance);
}

std::optional<Date> day_of_weekday(const TimeCaptures& c, const TimeContext& context) {
  if (!context.published) return std::nullopt;
  const int today = weekday(*context.published);
  const int back = (today - c.weekday + 7) % 7;
  const int ahead = (c.weekday - today + 7) % 7;
  const int offset = c.offset.value_or(0);
  // "the Tuesday before last", "Wednesday after next" are a week farther.
  if (offset < 0) {
    return add_days(*context.published, -(back == 0 ? 7 : back) + 7 * (offset + 1));
  }
  if (offset > 0) {
    const bool not_this_week = context.next_is_of_next_week && offset == 1 && c.weekday > today;
    const int weeks = not_this_week ? 1 : offset - 1;
    return add_days(*context.published, (ahead == 0 ? 7 : ahead) + 7 * weeks);
  }
  // "this Friday", said on a Monday, is to come; "this Sunday" was the day before.
  constexpr int kJustPast = 2;
  const bool to_come = c.offset && back > kJustPast && c.weekday > today;
  return add_days(*context.published, context.future || to_come ? ahead : -back);
}

std::optional<Date> day_in_month(const TimeCaptures& c, const TimeContext& context) {
  if (!context.published) return std::nullopt;
  const std::int64_t today = day_number(*context.published);
  std::optional<Date> best;
  for (int months = -kWeekdayCycle; months <= kWeekdayCycle; ++months) {
    Date date = add_months({context.published->year, context.published->month, 0}, months);
    date.day = c.day;
    if (!is_valid_day(date.year, date.month, date.day)) continue;
    if (c.weekday != 0 && weekday(date) != c.weekday) continue;
    if (context.bare && day_number(date) < today) continue;
    if (best && std::llabs(day_number(date) - today) >= std::llabs(day_number(*best) - today)) {
      continue;
    }
    best = date;
  }
  return best;
}

}  // namespace sourcier
