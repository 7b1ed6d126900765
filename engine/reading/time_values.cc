#include "engine/reading/time_values.h"

#include <algorithm>

#include "engine/reading/time_dates.h"
#include "engine/reading/time_digits.h"
#include "engine/reading/time_frames.h"
#include "engine/reading/time_lengths.h"
#include "engine/reading/time_named.h"
#include "engine/reading/time_shapes.h"

namespace sourcier {
namespace {

// Without any date the window of two-digit years ends here.
constexpr int kLatestShortYear = 2029;
constexpr int kShortYearsAhead = 15;

// Whether the hour is one of the second half of the day.
bool is_late(const TimeCaptures& c, const TimeContext& context) {
  constexpr int kFirstOfNight = 6;  // "tonight at 3" is the next morning.
  const std::string_view part = c.part.empty() ? context.part : c.part;
  if (!c.meridiem.empty()) return c.meridiem == "PM";
  return part == "AF" || part == "EV" || (part == "NI" && c.hour >= kFirstOfNight);
}

TimeValue clock_value(const TimeCaptures& c, const TimeContext& context) {
  constexpr int kHours = 24;
  int hour = c.hour;
  if (is_late(c, context) && hour < 12) hour += 12;
  if (c.meridiem == "AM" && hour == 12) hour = 0;
  int minutes = std::max(0, c.minute);
  // "twenty past three", "a quarter to noon", "moins le quart", "halb acht".
  if (c.minute_sign != 0) minutes *= c.minute_sign;
  minutes += c.minute_shift;
  if (minutes < 0) {
    minutes += 60;
    hour = hour == 0 ? kHours - 1 : hour - 1;
  }
  const std::optional<Date>& day = context.anchor ? context.anchor : context.published;
  TimeValue result{TimeType::kTime, "", "", std::nullopt};
  result.value = (day ? iso(*day) : "") + "T" + two(hour) + ":" + two(minutes);
  if (c.second >= 0) result.value += ":" + two(c.second);
  result.value += c.zone;
  return result;
}

// The end of a range of years, or of days: in the month of its beginning or the next one.
TimeValue then_value(const TimeCaptures& c, const TimeContext& context) {
  if (c.year != 0) return value_of_day({c.year, 0, 0}, {});
  if (!context.anchor) return unresolved(c);
  Date day = *context.anchor;
  if (c.day <= day.day) day = add_months({day.year, day.month, 0}, 1);
  day.day = c.day;
  return is_valid_day(day.year, day.month, day.day) ? value_of_day(day, c.part) : unresolved(c);
}

TimeValue period_value(const TimeCaptures& c, const TimeContext& context, std::string_view letter,
                       int most) {
  TimeValue result;
  if (c.ordinal < 1 || c.ordinal > most) return result;
  int year = c.year != 0 ? c.year : context.sentence_year;
  if (year == 0 && context.published) year = context.published->year + c.offset.value_or(0);
  if (year == 0) return result;
  result.value = std::to_string(year) + "-" + std::string(letter) + std::to_string(c.ordinal);
  return result;
}

TimeValue reference_value(const TimeCaptures& c) {
  // Rows say the type with the value: "TIME:PRESENT_REF".
  constexpr std::string_view kTime = "TIME:";
  const bool time = c.reference.starts_with(kTime);
  return {time ? TimeType::kTime : TimeType::kDate,
          std::string(time ? c.reference.substr(kTime.size()) : c.reference), "", std::nullopt};
}

TimeValue decade_value(const TimeCaptures& c) {
  constexpr int kCurrentDecade =
      20;  // "les années 20" are of this century, later ones of the last.
  const int year = c.year >= 100 ? c.year : c.year + (c.year <= kCurrentDecade ? 2000 : 1900);
  return {TimeType::kDate, decade_text(year), "", std::nullopt};
}

// From the day last mentioned.
TimeValue told_distance(const TimeCaptures& c, const TimeContext& context, int sign) {
  TimeContext there = context;
  if (context.anchor) there.published = context.anchor;
  return distant(c, there, sign);
}

// A case for each rule. NOLINTNEXTLINE(readability-function-size)
TimeValue plain_value(TimeRule rule, const TimeCaptures& c, const TimeContext& context,
                      bool day_first) {
  const std::optional<Date> narrative = context.anchor ? context.anchor : context.published;
  switch (rule) {
    case TimeRule::kDate:
      return date_value(c, context);
    case TimeRule::kDeictic:
      if (!context.published) return unresolved(c);
      return value_of_day(add_days(*context.published, c.offset.value_or(0)), c.part);
    case TimeRule::kNarrative:
      if (!narrative) return unresolved(c);
      return value_of_day(add_days(*narrative, c.offset.value_or(0)), c.part);
    case TimeRule::kShift:
      return shift_value(c, context);
    case TimeRule::kAgo:
      return distant(c, context, -1);
    case TimeRule::kAhead:
      return distant(c, context, 1);
    case TimeRule::kDuration:
      return {TimeType::kDuration, duration_text(c), "", std::nullopt};
    case TimeRule::kSet:
      return set_value(c);
    case TimeRule::kClock:
      return clock_value(c, context);
    case TimeRule::kPart:
      if (!narrative) return unresolved(c);
      return value_of_day(*narrative, c.part);
    case TimeRule::kSeason:
      return season_value(c, context);
    case TimeRule::kDecade:
      return decade_value(c);
    case TimeRule::kCentury:
      return {TimeType::kDate, c.ordinal > 0 ? std::to_string(c.ordinal - 1) + "XX" : "", "",
              std::nullopt};
    case TimeRule::kQuarter:
      return period_value(c, context, "Q", 4);
    case TimeRule::kHalf:
      return period_value(c, context, "H", 2);
    case TimeRule::kSomeDuration:
      return some_duration(c);
    case TimeRule::kGeneric:
      return {TimeType::kDate, set_value(c).value, "", std::nullopt};
    case TimeRule::kPresent:
      return {TimeType::kTime, "PRESENT_REF", "", std::nullopt};
    case TimeRule::kWeekend:
      return weekend_value(c, context);
    case TimeRule::kHoliday:
      return holiday_value(c, context);
    case TimeRule::kReference:
      return reference_value(c);
    case TimeRule::kNth:
      return nth_value(c, context);
    case TimeRule::kFromAhead:
      return from_value(c, context, day_first, 1);
    case TimeRule::kFromAgo:
      return from_value(c, context, day_first, -1);
    case TimeRule::kLater:
    case TimeRule::kEarlier:
      return told_distance(c, context, rule == TimeRule::kLater ? 1 : -1);
    case TimeRule::kWeekOf:
      return week_of_value(c, context);
    case TimeRule::kWeekNumber:
      return week_number_value(c, context);
    case TimeRule::kBeside:
    case TimeRule::kClockThen:
      return clock_value(c, context);
    case TimeRule::kDateThen:
      return then_value(c, context);
    case TimeRule::kDigits:
      return digits_value(c, context, day_first);
    default:
      return {};
  }
}

}  // namespace

std::string month_day(const TimeCaptures& c) {
  return "XXXX-" + two(c.month) + (c.day != 0 ? "-" + two(c.day) : "");
}

TimeValue unresolved(const TimeCaptures& c) {
  TimeValue result;
  if (!c.part.empty()) result.type = TimeType::kTime;
  return result;
}

TimeValue date_value(const TimeCaptures& c, const TimeContext& context) {
  Date date{c.year, c.month, c.day};
  if (date.year != 0 && date.year < 100) date.year = full_year(date.year, context);
  if (date.month == 0 && date.day == 0 && date.year == 0) {
    const auto day = day_of_weekday(c, context);
    return day ? value_of_day(*day, c.part) : unresolved(c);
  }
  if (date.month == 0 && date.day != 0) {
    const auto day = day_in_month(c, context);
    return day ? value_of_day(*day, c.part) : unresolved(c);
  }
  if (date.year == 0 && context.sentence_year != 0 && !c.offset && c.day == 0) {
    date.year = context.sentence_year;
  }
  if (date.year == 0 && date.day != 0) {
    auto year = context.published ? year_by_publication(c, context) : year_by_text(c, context);
    if (!year && context.published && c.weekday != 0) {
      TimeCaptures without = c;
      without.weekday = 0;
      year = year_by_publication(without, context);
    }
    date.year = year.value_or(0);
  } else if (date.year == 0 && context.published) {
    date = nearest_month(c, context);
  }
  if (date.day != 0 && date.year != 0 && !is_valid_day(date.year, date.month, date.day)) {
    return unresolved(c);
  }
  if (date.year != 0) return value_of_day(date, c.part);
  TimeValue result = unresolved(c);
  result.value = month_day(c) + (c.part.empty() ? "" : "T" + std::string(c.part));
  return result;
}

TimeValue value_of_day(const Date& day, std::string_view part) {
  TimeValue result;
  result.value = iso(day);
  if (day.is_day()) result.day = day;
  if (!part.empty()) {
    result.type = TimeType::kTime;
    result.value += "T" + std::string(part);
  }
  return result;
}

TimeValue value_of_week(const Date& day) {
  const Week week = iso_week(day);
  TimeValue result;
  result.value = std::to_string(week.year) + "-W" + two(week.week);
  return result;
}

TimeValue value_of_weekend(const Date& day) {
  TimeValue result = value_of_week(day);
  result.value += "-WE";
  return result;
}

int full_year(int two_digits, const TimeContext& context) {
  int latest = kLatestShortYear;
  if (context.published) latest = context.published->year + kShortYearsAhead;
  if (!context.published && !context.years.empty())
    latest = context.years.back() + kShortYearsAhead;
  return latest - (latest - two_digits % 100) % 100;
}

TimeValue time_value(TimeRule rule, const TimeCaptures& captures, const TimeContext& context,
                     bool day_first) {
  TimeValue result = plain_value(rule, captures, context, day_first);
  result.modifier = captures.modifier;
  return result;
}

}  // namespace sourcier
