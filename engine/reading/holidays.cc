#include "engine/reading/holidays.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/base/hindu_calendar.h"
#include "engine/text/calendars.h"

namespace sourcier {
namespace {

Date days_after(const Date& date, std::int64_t days) { return date_of(day_number(date) + days); }

// Western Easter, by the anonymous Gregorian computus.
Date western_easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  return {year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1};
}

// Easter of the Julian calendar (Meeus's computus), as a Gregorian day.
Date orthodox_easter(int year) {
  const int d = (19 * (year % 19) + 15) % 30;
  const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const int century = year / 100;
  const int lag = century - century / 4 - 2;
  return days_after({year, (d + e + 114) / 31, (d + e + 114) % 31 + 1}, lag);
}

// Reads a rule from left to right.
class RuleText {
 public:
  explicit RuleText(std::string_view text) : rest_(text) {}

  bool take(std::string_view prefix) {
    if (!rest_.starts_with(prefix)) return false;
    rest_.remove_prefix(prefix.size());
    return true;
  }
  // The digits that come next, as a number; 0 where there are none.
  int number() {
    int value = 0;
    constexpr int kMost = 10000;  // Keeps a row of digits in range.
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
      value = std::min(value * 10 + (rest_.front() - '0'), kMost);
      rest_.remove_prefix(1);
    }
    return value;
  }
  int signed_number() {
    if (take("-")) return -number();
    take("+");
    return number();
  }
  bool begins_with_digits(std::size_t count) const {
    return rest_.size() >= count &&
           std::ranges::all_of(rest_.substr(0, count), [](char c) { return c >= '0' && c <= '9'; });
  }

 private:
  std::string_view rest_;
};

// The nth weekday of a month, from its end where it is negative.
std::optional<Date> nth_weekday(int year, int month, int day, int nth) {
  if (month < 1 || month > 12) return std::nullopt;
  if (nth < 0) {
    const Date last{year, month, days_in_month(year, month)};
    return days_after(last, -((weekday(last) - day + 7) % 7) + 7 * (nth + 1));
  }
  const Date first{year, month, 1};
  return days_after(first, (day - weekday(first) + 7) % 7 + 7 * (nth - 1));
}

constexpr std::pair<std::string_view, CalendarKind> kCalendars[] = {
    {"hebrew-", CalendarKind::kHebrew},
    {"islamic-", CalendarKind::kIslamic},
    {"chinese-", CalendarKind::kChinese},
    {"persian-", CalendarKind::kPersian},
};

// Years of the moon are shorter than ours: two of one may begin in it.
constexpr int kYearsAround = 2;

// What follows the name of a sky rule: "07-30@18".
struct SkyNumbers {
  int first = 0;
  int second = 0;
  int hour = 0;
};

SkyNumbers sky_numbers(RuleText& text) {
  constexpr int kSunrise = 6;
  SkyNumbers numbers;
  numbers.first = text.number();
  if (text.take("-")) numbers.second = text.number();
  numbers.hour = text.take("@") ? text.number() : kSunrise;
  return numbers;
}

// The day that a rule begins with, `nth` years from the Gregorian one; the text is left behind it.
std::optional<Date> day_of_rule(RuleText& text, int year, int nth) {
  if (text.take("easter")) return western_easter(year + nth);
  if (text.take("orthodox")) return orthodox_easter(year + nth);
  for (const auto& [name, kind] : kCalendars) {
    if (!text.take(name)) continue;
    const int month = text.number();
    text.take("-");
    return day_of_calendar(kind, year, nth, month, text.number());
  }
  if (text.take("hindu-")) {
    const SkyNumbers numbers = sky_numbers(text);
    return hindu_lunar_day(year + nth, numbers.first, numbers.second, numbers.hour);
  }
  if (text.take("sun-")) {
    const SkyNumbers numbers = sky_numbers(text);
    return hindu_sun_entry(year + nth, numbers.first, numbers.hour);
  }
  if (text.take("moon-")) {
    const SkyNumbers numbers = sky_numbers(text);
    return hindu_mansion_day(year + nth, numbers.first, numbers.second, numbers.hour);
  }
  const int month = text.number();
  if (!text.take("-")) return std::nullopt;
  const bool of_weekday = !text.begins_with_digits(2);
  const int day = text.number();
  if (of_weekday && text.take("-"))
    return nth_weekday(year + nth, month, day, text.signed_number());
  if (!is_valid_day(year + nth, month, day)) return std::nullopt;
  return Date{year + nth, month, day};
}

// Moves the day as the rest of the rule says.
Holiday moved(RuleText& text, Date day) {
  while (true) {
    if (text.take("!")) {
      const bool applies = weekday(day) == text.number();
      const int days = text.signed_number();
      if (applies) day = days_after(day, days);
    } else if (text.take(">")) {
      day = days_after(day, (text.number() - weekday(day) + 7) % 7);
    } else if (text.take("<")) {
      day = days_after(day, -((weekday(day) - text.number() + 6) % 7 + 1));
    } else if (text.take("+")) {
      day = days_after(day, text.number());
    } else if (text.take("-")) {
      day = days_after(day, -text.number());
    } else {
      return {day, text.take("/") ? std::max(1, text.number()) : 1};
    }
  }
}

}  // namespace

std::vector<Holiday> holidays_in(int year, std::string_view rule) {
  std::vector<Holiday> found;
  for (int nth = -1; nth <= kYearsAround; ++nth) {
    RuleText text(rule);
    const std::optional<Date> day = day_of_rule(text, year, nth);
    if (!day) continue;
    const Holiday holiday = moved(text, *day);
    if (holiday.first.year == year) found.push_back(holiday);
  }
  return found;
}

const std::vector<Holiday>& HolidayYears::in(int year, std::string_view rule) {
  const auto [known, is_new] = known_.try_emplace({rule.data(), year});
  if (is_new) known->second = holidays_in(year, rule);
  return known->second;
}

}  // namespace sourcier
