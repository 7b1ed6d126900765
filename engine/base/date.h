// Date: a day, month or year of the Gregorian calendar, of the precision known.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sourcier {

// A part that is 0 is unknown; a day is known only with its month.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;

  constexpr bool is_day() const { return day != 0; }
  constexpr auto operator<=>(const Date&) const = default;
};

// Reads "2025", "2025-07", "2025-07-12" and the date part of an RFC 3339 time
// ("2025-07-12T18:00:00+02:00"). Nothing for any other text or an impossible date.
std::optional<Date> parse_date(std::string_view iso);

// The ISO 8601 form of the precision known; "" for an unknown year.
std::string iso(const Date& date);

bool is_leap_year(int year);
int days_in_month(int year, int month);
bool is_valid_day(int year, int month, int day);

// Days since 1970-01-01; the date must be a day. Proleptic Gregorian.
std::int64_t day_number(const Date& date);
Date date_of(std::int64_t day_number);

// ISO 8601: Monday is 1, Sunday is 7.
int weekday(const Date& date);

// ISO 8601 week of a day, such as {2025, 28}: a year and a week number.
struct Week {
  int year = 0;
  int week = 0;
};
Week iso_week(const Date& date);

// The first and last day that a date of any precision may stand for, as day numbers.
struct DayRange {
  std::int64_t first = 0;
  std::int64_t last = 0;
};
DayRange day_range(const Date& date);

}  // namespace sourcier
