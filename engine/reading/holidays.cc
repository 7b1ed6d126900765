#include "engine/reading/holidays.h"

#include "engine/reading/time_shapes.h"

namespace sourcier {
namespace {

Date days_after(const Date& date, std::int64_t days) { return date_of(day_number(date) + days); }

// Western Easter, by the anonymous Gregorian computus.
Date easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  return {year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1};
}

}  // namespace

std::optional<Date> holiday_in(int year, std::string_view row) {
  constexpr std::string_view kEaster = "easter";
  if (row.starts_with(kEaster)) {
    return days_after(easter(year), whole_number(row.substr(kEaster.size())).value_or(0));
  }
  if (row.size() < 5) return std::nullopt;
  const int month = whole_number(row.substr(0, 2)).value_or(0);
  if (row.size() == 5) {
    const Date date{year, month, whole_number(row.substr(3)).value_or(0)};
    return is_valid_day(date.year, date.month, date.day) ? std::optional(date) : std::nullopt;
  }
  const int day = row[3] - '0';
  const int nth = whole_number(row.substr(5)).value_or(1);
  if (nth < 0) {
    const Date last{year, month, days_in_month(year, month)};
    return days_after(last, -((weekday(last) - day + 7) % 7));
  }
  const Date first{year, month, 1};
  return days_after(first, (day - weekday(first) + 7) % 7 + 7 * (nth - 1));
}

}  // namespace sourcier
