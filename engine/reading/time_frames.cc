#include "engine/reading/time_frames.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "engine/reading/time_dates.h"

namespace sourcier {
namespace {

// The stretch of which one part is meant, as its first and last day.
struct Frame {
  Date first;
  Date last;
  bool is_week = false;
};

constexpr int kThursday = 4;  // A week belongs to the month and year of its Thursday.
constexpr int kSaturday = 6;

Frame month_frame(const Date& month) {
  return {{month.year, month.month, 1},
          {month.year, month.month, days_in_month(month.year, month.month)},
          false};
}

Frame year_frame(int year) { return {{year, 1, 1}, {year, 12, 31}, false}; }

std::optional<Frame> frame_of(const TimeCaptures& c, const TimeContext& context) {
  const int year = c.year != 0 && c.year < 100 ? full_year(c.year, context) : c.year;
  if (c.month != 0) {
    if (year != 0) return month_frame({year, c.month, 0});
    if (!context.published) return std::nullopt;
    TimeCaptures month = c;
    month.offset.reset();
    return month_frame(nearest_month(month, context));
  }
  if (year != 0) return year_frame(year);
  if (!context.published) return std::nullopt;
  const int amount = c.offset.value_or(0);
  const Date& today = *context.published;
  const bool framed = c.weekday != 0 || c.day != 0 || !c.first_unit.empty();
  // Rows that name the week or month leave the unit out.
  std::string_view unit = framed ? c.unit : std::string_view("M");
  if (unit.empty()) unit = c.weekday != 0 && c.ordinal == 0 ? "W" : "M";
  if (unit == "W") {
    const Date monday = add_days(today, std::int64_t{7} * amount - (weekday(today) - 1));
    return Frame{monday, add_days(monday, 6), true};
  }
  if (unit == "Y") return year_frame(today.year + amount);
  if (unit == "M") return month_frame(add_months({today.year, today.month, 0}, amount));
  return std::nullopt;
}

// The nth of a weekday in the frame, counted from its end where it is negative.
std::optional<Date> nth_weekday(const Frame& frame, int wanted, int nth) {
  Date day;
  if (nth > 0) {
    day = add_days(frame.first, (wanted - weekday(frame.first) + 7) % 7 + 7 * (nth - 1));
  } else {
    day = add_days(frame.last, -((weekday(frame.last) - wanted + 7) % 7) + 7 * (nth + 1));
  }
  if (day < frame.first || frame.last < day) return std::nullopt;
  return day;
}

// The nth quarter ("Q") or half ("H") of a year, counted from its end where it is negative.
TimeValue part_of_year(int year, std::string_view unit, int nth) {
  const int parts = unit == "Q" ? 4 : 2;
  const int index = nth < 0 ? parts + 1 + nth : nth;
  TimeValue result;
  if (index < 1 || index > parts) return result;
  result.value = std::to_string(year) + "-" + std::string(unit) + std::to_string(index);
  return result;
}

}  // namespace

TimeValue nth_value(const TimeCaptures& c, const TimeContext& context) {
  if (c.unit == "Y" && c.month != 0 && c.year == 0 && context.published) {  // "last year in March"
    return value_of_day({context.published->year + c.offset.value_or(0), c.month, 0}, {});
  }
  const auto frame = frame_of(c, context);
  if (!frame) return {};
  // "the last Friday of May" has no ordinal and no frame that "last" could move.
  const bool from_end = c.offset.value_or(0) < 0 && (c.month != 0 || c.year != 0);
  const bool last = from_end || (c.ordinal == 0 && !c.first_unit.empty());
  const int nth = last ? -std::max(c.ordinal, 1) : std::max(c.ordinal, 1);
  const std::string_view unit = c.first_unit.empty() ? c.unit : c.first_unit;
  std::optional<Date> day;
  if (c.weekday != 0) {
    day = nth_weekday(*frame, c.weekday, nth);
  } else if (!c.weekend.empty()) {
    const auto saturday = nth_weekday(*frame, kSaturday, nth);
    return saturday ? value_of_weekend(*saturday) : TimeValue{};
  } else if (c.day != 0) {
    const Date wanted{frame->first.year, frame->first.month, c.day};
    if (is_valid_day(wanted.year, wanted.month, wanted.day)) day = wanted;
  } else if (unit == "W") {
    const auto thursday = nth_weekday(*frame, kThursday, nth);
    return thursday ? value_of_week(*thursday) : TimeValue{};
  } else if (unit == "M" && std::abs(nth) <= 12) {
    TimeValue result;
    result.value = iso({frame->first.year, nth < 0 ? 13 + nth : nth, 0});
    return result;
  } else if ((unit == "Q" || unit == "H") && frame->last.month - frame->first.month == 11) {
    return part_of_year(frame->first.year, unit, nth);
  } else if (unit == "D") {
    day = nth < 0 ? add_days(frame->last, nth + 1) : add_days(frame->first, nth - 1);
    if (frame->last < *day || *day < frame->first) day.reset();
  }
  return day ? value_of_day(*day, c.part) : TimeValue{};
}

TimeValue from_value(const TimeCaptures& c, const TimeContext& context, bool day_first, int sign) {
  const double count = c.count.value_or(1);
  constexpr double kMostUnits = 10000;
  if (count < 0 || count > kMostUnits) return {};
  TimeCaptures base = c;
  base.count.reset();
  TimeRule rule = TimeRule::kDate;
  if (!c.digits.empty()) {
    rule = TimeRule::kDigits;
  } else if (!c.holiday.empty()) {
    rule = TimeRule::kHoliday;
  } else if (c.month == 0 && c.weekday == 0) {
    rule = TimeRule::kDeictic;
  } else if (c.weekday != 0 && c.unit.empty() && c.count) {
    // "two Sundays from now": the second to come.
    if (!context.published) return {};
    const int today = weekday(*context.published);
    const int days = sign * ((sign * (c.weekday - today) + 6) % 7 + 1);
    const int weeks = sign * (static_cast<int>(std::lround(count)) - 1);
    return value_of_day(add_days(*context.published, days + 7 * weeks), c.part);
  }
  const std::optional<Date> from = time_value(rule, base, context, day_first).day;
  if (!from) return {};
  const int amount = sign * static_cast<int>(std::lround(count));
  // "the day after tomorrow" has no unit but the word of its row.
  if (c.unit == "D" || c.unit.empty()) return value_of_day(add_days(*from, amount), c.part);
  if (c.unit == "W") return value_of_day(add_days(*from, std::int64_t{7} * amount), c.part);
  if (c.unit == "2W") return value_of_day(add_days(*from, std::int64_t{14} * amount), c.part);
  if (c.unit == "M") return value_of_day(add_months_to_day(*from, amount), c.part);
  if (c.unit == "Y") return value_of_day(add_months_to_day(*from, 12 * amount), c.part);
  return {};
}

TimeValue week_of_value(const TimeCaptures& c, const TimeContext& context) {
  const std::optional<Date> day = time_value(TimeRule::kDate, c, context, true).day;
  return day ? value_of_week(*day) : TimeValue{};
}

TimeValue week_number_value(const TimeCaptures& c, const TimeContext& context) {
  constexpr int kMostWeeks = 53;
  const int week = static_cast<int>(c.count.value_or(0));
  int year = c.year != 0 && c.year < 100 ? full_year(c.year, context) : c.year;
  if (year == 0 && context.published) year = context.published->year;
  TimeValue result;
  if (week < 1 || week > kMostWeeks || year == 0) return result;
  result.value = std::to_string(year) + "-W" + two(week);
  return result;
}

}  // namespace sourcier
