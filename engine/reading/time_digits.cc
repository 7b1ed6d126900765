#include "engine/reading/time_digits.h"

#include <utility>

namespace sourcier {
namespace {

// The numbers of a date in digits.
struct DigitParts {
  int values[3] = {0, 0, 0};
  std::size_t sizes[3] = {0, 0, 0};
  std::size_t count = 1;
};

DigitParts digit_parts(std::string_view digits) {
  DigitParts parts;
  for (const char letter : digits) {
    if (letter >= '0' && letter <= '9') {
      parts.values[parts.count - 1] = parts.values[parts.count - 1] * 10 + (letter - '0');
      ++parts.sizes[parts.count - 1];
    } else if (parts.count < 3) {
      ++parts.count;
    }
  }
  return parts;
}

// "11/2016", "22/4": a month and a year, or a day and a month.
TimeValue two_digits_value(const DigitParts& parts, const TimeCaptures& c,
                           const TimeContext& context, bool day_first) {
  TimeCaptures date = c;
  if (parts.sizes[0] == 4 || parts.sizes[1] == 4) {
    const bool year_first = parts.sizes[0] == 4;
    return value_of_day({parts.values[year_first ? 0 : 1], parts.values[year_first ? 1 : 0], 0},
                        c.part);
  }
  date.day = parts.values[day_first ? 0 : 1];
  date.month = parts.values[day_first ? 1 : 0];
  if (date.month > 12) std::swap(date.day, date.month);
  date.weekday = 0;  // "friday 5/12": the day of month is the surer one.
  return date_value(date, context);
}

}  // namespace

TimeValue digits_value(const TimeCaptures& c, const TimeContext& context, bool day_first) {
  const DigitParts parts = digit_parts(c.digits);
  if (parts.count == 2) return two_digits_value(parts, c, context, day_first);
  Date date;
  if (parts.sizes[0] == 4) {
    date = {parts.values[0], parts.values[1], parts.values[2]};
  } else if (parts.sizes[2] == 4 || parts.sizes[2] == 2) {
    date = {parts.values[2], parts.values[day_first ? 1 : 0], parts.values[day_first ? 0 : 1]};
    if (date.month > 12) std::swap(date.month, date.day);
    if (parts.sizes[2] == 2) date.year = full_year(date.year, context);
  }
  if (!is_valid_day(date.year, date.month, date.day)) return unresolved(c);
  return value_of_day(date, c.part);
}

}  // namespace sourcier
