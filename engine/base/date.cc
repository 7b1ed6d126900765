#include "engine/base/date.h"

#include <array>
#include <cassert>
#include <charconv>

namespace sourcier {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.front() == '-') return {};
  return value;
}

std::string padded(int value, std::size_t width) {
  std::string out = std::to_string(value);
  if (out.size() < width) out.insert(0, width - out.size(), '0');
  return out;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() > 10 && (text[10] == 'T' || text[10] == ' ')) text = text.substr(0, 10);
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return {};
  Date date;
  const auto year = digits(text.substr(0, 4));
  if (!year || *year == 0) return {};
  date.year = *year;
  if (text.size() == 4) return date;
  const auto month = digits(text.substr(5, 2));
  if (text[4] != '-' || !month || *month < 1 || *month > 12) return {};
  date.month = *month;
  if (text.size() == 7) return date;
  const auto day = digits(text.substr(8, 2));
  if (text[7] != '-' || !day || !is_valid_day(*year, *month, *day)) return {};
  date.day = *day;
  return date;
}

std::string iso(const Date& date) {
  if (date.year == 0) return {};
  std::string out = padded(date.year, 4);
  if (date.month == 0) return out;
  out += '-' + padded(date.month, 2);
  if (date.day != 0) out += '-' + padded(date.day, 2);
  return out;
}

bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
  constexpr std::array<int, 13> kDays = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : kDays[static_cast<std::size_t>(month)];
}

bool is_valid_day(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

// Counts in 400-year eras of years that begin in March, so that the leap day ends a year
// (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
std::int64_t day_number(const Date& date) {
  assert(date.is_day());
  const int year = date.month <= 2 ? date.year - 1 : date.year;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return std::int64_t{era} * 146097 + day_of_era - 719468;
}

Date date_of(std::int64_t number) {
  number += 719468;
  const std::int64_t era = (number >= 0 ? number : number - 146096) / 146097;
  const int day_of_era = static_cast<int>(number - era * 146097);
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_from_march = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const int year = year_of_era + static_cast<int>(era) * 400 + (month <= 2 ? 1 : 0);
  return {year, month, day};
}

int weekday(const Date& date) {
  const std::int64_t number = day_number(date);  // 1970-01-01 was a Thursday.
  return static_cast<int>(((number + 3) % 7 + 7) % 7) + 1;
}

Week iso_week(const Date& date) {
  // The week belongs to the year that holds its Thursday.
  const Date thursday = date_of(day_number(date) + 4 - weekday(date));
  const std::int64_t from_new_year = day_number(thursday) - day_number({thursday.year, 1, 1});
  return {thursday.year, static_cast<int>(from_new_year / 7) + 1};
}

DayRange day_range(const Date& date) {
  if (date.is_day()) return {day_number(date), day_number(date)};
  if (date.month != 0) {
    return {day_number({date.year, date.month, 1}),
            day_number({date.year, date.month, days_in_month(date.year, date.month)})};
  }
  return {day_number({date.year, 1, 1}), day_number({date.year, 12, 31})};
}

}  // namespace sourcier
