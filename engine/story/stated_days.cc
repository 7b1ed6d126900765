#include "engine/story/stated_days.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "engine/story/event_date.h"

namespace sourcier {
namespace {

// TIMEX3 for "the year is not said".
constexpr std::string_view kAnyYear = "XXXX-";
constexpr std::size_t kMonthOfAnyYear = kAnyYear.size() + 2;
constexpr std::int64_t kHalfYear = 183;
constexpr int kMiddle = 15;

constexpr int kDaysInBit = 6;
constexpr int kBits = 61;
constexpr std::uint64_t kAll = (std::uint64_t{1} << kBits) - 1;
// Bits that reach a month.
constexpr int kNear = 4;

// The days of a year before each month; a leap day more or less does not matter here.
constexpr std::array<int, 12> kBefore = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

constexpr int kDaysOfYear = 365;

struct DayOfYear {
  int month = 0;
  int day = kMiddle;
};

std::optional<int> number_at(std::string_view text, std::size_t at) {
  int number = 0;
  if (text.size() < at + 2) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + 2, number);
  if (error != std::errc() || end != text.data() + at + 2) return std::nullopt;
  return number;
}

// "XXXX-07-02", "XXXX-07".
std::optional<DayOfYear> of_any_year(std::string_view value) {
  const auto month = number_at(value, kAnyYear.size());
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  const auto day = number_at(value, kAnyYear.size() + 3);
  return DayOfYear{*month, day.value_or(kMiddle)};
}

std::optional<DayOfYear> near_publication(std::string_view value, const Date& published) {
  const auto date = parse_date(value);
  if (!date || date->month == 0 || published.year == 0) return std::nullopt;
  const std::int64_t apart = day_range(*date).first - day_range(published).first;
  if (std::abs(apart) > kHalfYear) return std::nullopt;
  return DayOfYear{date->month, date->is_day() ? date->day : kMiddle};
}

std::uint16_t day_of_year(const DayOfYear& day) {
  return static_cast<std::uint16_t>(kBefore[static_cast<std::size_t>(day.month - 1)] + day.day);
}

std::uint64_t bit_of(const DayOfYear& day) {
  const int of_year = kBefore[static_cast<std::size_t>(day.month - 1)] + day.day - 1;
  return std::uint64_t{1} << (of_year / kDaysInBit % kBits);
}

std::uint64_t rotated(std::uint64_t bits, int by) {
  return (bits << by | bits >> (kBits - by)) & kAll;
}

}  // namespace

std::uint64_t stated_days(const Reading& reading, const Date& published) {
  std::uint64_t stated = 0;
  for (const TimeExpression& time : reading.times) {
    const std::string_view value = time.value;
    const auto day =
        value.starts_with(kAnyYear) ? of_any_year(value) : near_publication(value, published);
    if (day) stated |= bit_of(*day);
  }
  if (published.month != 0 && published.year != 0)
    stated |= bit_of({published.month, published.is_day() ? published.day : kMiddle});
  return stated;
}

std::uint16_t opening_day(const Reading& reading, const Date& published) {
  if (published.is_day()) return day_of_year({published.month, published.day});
  for (const TimeExpression& time : reading.times) {
    if (time.span.begin >= kOpeningBytes) break;
    const std::string_view value = time.value;
    const auto any_year = value.starts_with(kAnyYear) ? of_any_year(value) : std::nullopt;
    if (any_year && value.size() > kMonthOfAnyYear) return day_of_year(*any_year);
    if (const auto date = parse_date(value); date && date->is_day()) {
      return day_of_year({date->month, date->day});
    }
  }
  return 0;
}

int days_apart(std::uint16_t a, std::uint16_t b) {
  const int apart = std::abs(int{a} - int{b});
  return std::min(apart, kDaysOfYear - apart);
}

bool are_near(std::uint64_t a, std::uint64_t b) {
  std::uint64_t reached = a;
  for (int by = 1; by <= kNear; ++by) reached |= rotated(a, by) | rotated(a, kBits - by);
  return (reached & b) != 0;
}

}  // namespace sourcier
