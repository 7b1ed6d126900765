#include "engine/reading/time_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "engine/reading/holidays.h"

namespace sourcier {
namespace {

// A weekday and day of month repeat within this many years, leap years included.
constexpr int kWeekdayCycle = 11;
// Without any date the window of two-digit years ends here.
constexpr int kLatestShortYear = 2029;
constexpr int kShortYearsAhead = 15;

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

bool fits(int year, const TimeCaptures& c) {
  return is_valid_day(year, c.month, c.day) &&
         (c.weekday == 0 || weekday({year, c.month, c.day}) == c.weekday);
}

// The year in which the captured day lies nearest to publication, on its weekday where one is
// given; a weekday that fits no near year is taken for the mistake it is.
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
    if (best && std::llabs(distance) >= best_distance) continue;
    best = year;
    best_distance = std::llabs(distance);
  }
  return best;
}

// In an undated text: the year nearest to those it states in which the weekday fits.
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

std::string month_day(const TimeCaptures& c) {
  return "XXXX-" + two(c.month) + (c.day != 0 ? "-" + two(c.day) : "");
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
  if (c.offset && *c.offset < 0) return add_days(*context.published, -(back == 0 ? 7 : back));
  if (c.offset && *c.offset > 0) return add_days(*context.published, ahead == 0 ? 7 : ahead);
  return add_days(*context.published, context.future ? ahead : -back);
}

// "samedi 16": the nearest month in which that day has that weekday.
std::optional<Date> day_in_month(const TimeCaptures& c, const TimeContext& context) {
  if (!context.published) return std::nullopt;
  const std::int64_t today = day_number(*context.published);
  std::optional<Date> best;
  for (int months = -kWeekdayCycle; months <= kWeekdayCycle; ++months) {
    Date date = add_months({context.published->year, context.published->month, 0}, months);
    date.day = c.day;
    if (!is_valid_day(date.year, date.month, date.day)) continue;
    if (c.weekday != 0 && weekday(date) != c.weekday) continue;
    if (best && std::llabs(day_number(date) - today) >= std::llabs(day_number(*best) - today)) {
      continue;
    }
    best = date;
  }
  return best;
}

TimeValue day_value(const Date& day, std::string_view part) {
  TimeValue result;
  result.value = iso(day);
  if (day.is_day()) result.day = day;
  if (!part.empty()) {
    result.type = TimeType::kTime;
    result.value += "T" + std::string(part);
  }
  return result;
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
    return day ? day_value(*day, c.part) : unresolved(c);
  }
  if (date.month == 0 && date.day != 0) {
    const auto day = day_in_month(c, context);
    return day ? day_value(*day, c.part) : unresolved(c);
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
  if (date.year != 0) return day_value(date, c.part);
  TimeValue result = unresolved(c);
  result.value = month_day(c) + (c.part.empty() ? "" : "T" + std::string(c.part));
  return result;
}

std::string week_text(const Date& day) {
  const Week week = iso_week(day);
  return std::to_string(week.year) + "-W" + two(week.week);
}

std::string decade_text(int year) { return std::to_string(year / 10) + "X"; }

std::string quarter_text(const Date& day, int shift) {
  const int index = day.year * 4 + (day.month - 1) / 3 + shift;
  return std::to_string(index / 4) + "-Q" + std::to_string(index % 4 + 1);
}

std::string half_text(const Date& day, int shift) {
  const int index = day.year * 2 + (day.month - 1) / 6 + shift;
  return std::to_string(index / 2) + "-H" + std::to_string(index % 2 + 1);
}

// The value of the unit that lies `amount` of them from `from`.
TimeValue shifted(const Date& from, std::string_view unit, int amount, std::string_view part) {
  TimeValue result;
  if (unit == "D") return day_value(add_days(from, amount), part);
  if (unit == "W") result.value = week_text(add_days(from, 7 * amount));
  if (unit == "M") result.value = iso(add_months({from.year, from.month, 0}, amount));
  if (unit == "Y") result.value = std::to_string(from.year + amount);
  if (unit == "10Y") result.value = decade_text(from.year + 10 * amount);
  if (unit == "100Y") result.value = std::to_string(from.year / 100 + amount) + "XX";
  if (unit == "Q") result.value = quarter_text(from, amount);
  if (unit == "H") result.value = half_text(from, amount);
  return result;
}

TimeValue shift_value(const TimeCaptures& c, const TimeContext& context) {
  if (!context.published) return {};
  return shifted(*context.published, c.unit, c.offset.value_or(0), c.part);
}

std::string duration_text(const TimeCaptures& c) {
  const bool clock = c.unit.starts_with('T');
  std::string_view unit = clock ? c.unit.substr(1) : c.unit;
  double count = c.count.value_or(1);
  double factor = 1;
  const auto rest = std::from_chars(unit.data(), unit.data() + unit.size(), factor).ptr;
  unit.remove_prefix(static_cast<std::size_t>(rest - unit.data()));
  if (unit == "Q") {
    unit = "M";
    factor = 3;
  } else if (unit == "H" && !clock) {
    unit = "M";
    factor = 6;
  }
  if (clock && unit == "H" && count == 0.5) return "PT30M";
  const std::string amount = count < 0 ? "X" : number_text(count * factor);
  return std::string(clock ? "PT" : "P") + amount + std::string(unit);
}

TimeValue some_duration(TimeCaptures c) {
  c.count = -1;
  return {TimeType::kDuration, duration_text(c), "", std::nullopt};
}

// "il y a trois jours", "in two months": units of days give a day, longer ones their own kind.
TimeValue distant(const TimeCaptures& c, const std::optional<Date>& from, int sign) {
  if (!from || c.unit.empty()) return {};
  if (c.count.value_or(1) < 0 || c.count.value_or(1) > 10000) {
    return {TimeType::kDate, sign < 0 ? "PAST_REF" : "FUTURE_REF", "", std::nullopt};
  }
  const int amount = sign * static_cast<int>(std::lround(c.count.value_or(1)));
  if (c.unit == "W") return day_value(add_days(*from, 7 * amount), c.part);
  if (c.unit.starts_with('T')) return {TimeType::kTime, iso(*from), "", from};
  return shifted(*from, c.unit, amount, c.part);
}

TimeValue set_value(const TimeCaptures& c) {
  TimeValue result{TimeType::kSet, "", "", std::nullopt};
  if (!c.period.empty()) {
    result.value = c.period;
  } else if (c.weekday != 0) {
    result.value = "XXXX-WXX-" + std::to_string(c.weekday);
    if (!c.part.empty()) result.value += "T" + std::string(c.part);
  } else if (!c.season.empty()) {
    result.value = "XXXX-" + std::string(c.season);
  } else if (c.month != 0) {
    result.value = month_day(c);
  } else if (!c.part.empty()) {
    result.value = "XXXX-XX-XXT" + std::string(c.part);
  } else if (!c.unit.empty()) {
    result.value = duration_text(c);
  }
  return result;
}

TimeValue clock_value(const TimeCaptures& c, const TimeContext& context) {
  int hour = c.hour;
  if ((c.meridiem == "PM" || c.part == "AF" || c.part == "EV") && hour < 12) hour += 12;
  if (c.meridiem == "AM" && hour == 12) hour = 0;
  const std::optional<Date>& day = context.anchor ? context.anchor : context.published;
  TimeValue result{TimeType::kTime, "", "", std::nullopt};
  result.value = (day ? iso(*day) : "") + "T" + two(hour) + ":" + two(std::max(0, c.minute));
  return result;
}

// Seasons begin about these months; a winter is named after the year it begins in.
int season_month(std::string_view season) {
  return season == "SP" ? 4 : season == "SU" ? 7 : season == "FA" ? 10 : 1;
}

TimeValue season_value(const TimeCaptures& c, const TimeContext& context) {
  TimeValue result;
  const std::string suffix = "-" + std::string(c.season);
  if (c.year != 0) {
    result.value = std::to_string(c.year < 100 ? full_year(c.year, context) : c.year) + suffix;
  } else if (context.published && c.offset) {
    TimeCaptures month = c;
    month.month = season_month(c.season);
    result.value = std::to_string(nearest_month(month, context).year) + suffix;
  } else if (context.published) {
    TimeCaptures month = c;
    month.month = season_month(c.season);
    month.offset = 0;
    result.value = std::to_string(nearest_month(month, context).year) + suffix;
  } else if (!c.offset) {
    result.value = "XXXX" + suffix;
  }
  return result;
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

TimeValue weekend_value(const TimeCaptures& c, const TimeContext& context) {
  if (!context.published) return {};
  const int today = weekday(*context.published);
  int weeks = c.offset.value_or(0);
  const bool on_it = today >= 6;
  if (weeks == 0 && !on_it && !context.future) weeks = -1;
  if (weeks > 0 && !on_it) weeks -= 1;
  TimeValue result;
  result.value = week_text(add_days(*context.published, 7 * weeks)) + "-WE";
  return result;
}

TimeValue holiday_value(const TimeCaptures& c, const TimeContext& context) {
  if (c.year != 0) {
    const auto day = holiday_in(c.year < 100 ? full_year(c.year, context) : c.year, c.holiday);
    return day ? day_value(*day, c.part) : unresolved(c);
  }
  if (!context.published) return unresolved(c);
  std::optional<Date> best;
  const std::int64_t today = day_number(*context.published);
  for (int year = context.published->year - 1; year <= context.published->year + 1; ++year) {
    const auto day = holiday_in(year, c.holiday);
    if (!day) continue;
    const std::int64_t distance = day_number(*day) - today;
    if (c.offset && *c.offset < 0 && distance >= 0) continue;
    if (c.offset && *c.offset > 0 && distance <= 0) continue;
    if (!best || std::llabs(distance) < std::llabs(day_number(*best) - today)) best = day;
  }
  return best ? day_value(*best, c.part) : unresolved(c);
}

TimeValue digits_value(const TimeCaptures& c, const TimeContext& context, bool day_first) {
  int parts[3] = {0, 0, 0};
  std::size_t digits[3] = {0, 0, 0};
  std::size_t part = 0;
  for (const char letter : c.digits) {
    if (letter >= '0' && letter <= '9') {
      parts[part] = parts[part] * 10 + (letter - '0');
      ++digits[part];
    } else {
      ++part;
    }
  }
  Date date;
  if (digits[0] == 4) {
    date = {parts[0], parts[1], parts[2]};
  } else if (digits[2] == 4 || digits[2] == 2) {
    date = {parts[2], parts[day_first ? 1 : 0], parts[day_first ? 0 : 1]};
    if (date.month > 12) std::swap(date.month, date.day);
    if (digits[2] == 2) date.year = full_year(date.year, context);
  }
  if (!is_valid_day(date.year, date.month, date.day)) return unresolved(c);
  return day_value(date, c.part);
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

TimeValue plain_value(TimeRule rule, const TimeCaptures& c, const TimeContext& context,
                      bool day_first) {
  const std::optional<Date> narrative = context.anchor ? context.anchor : context.published;
  switch (rule) {
    case TimeRule::kDate:
      return date_value(c, context);
    case TimeRule::kDeictic:
      if (!context.published) return unresolved(c);
      return day_value(add_days(*context.published, c.offset.value_or(0)), c.part);
    case TimeRule::kNarrative:
      if (!narrative) return unresolved(c);
      return day_value(add_days(*narrative, c.offset.value_or(0)), c.part);
    case TimeRule::kShift:
      return shift_value(c, context);
    case TimeRule::kAgo:
      return distant(c, context.published, -1);
    case TimeRule::kAhead:
      return distant(c, context.published, 1);
    case TimeRule::kDuration:
      return {TimeType::kDuration, duration_text(c), "", std::nullopt};
    case TimeRule::kSet:
      return set_value(c);
    case TimeRule::kClock:
      return clock_value(c, context);
    case TimeRule::kPart:
      if (!narrative) return unresolved(c);
      return day_value(*narrative, c.part);
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
    case TimeRule::kDigits:
      return digits_value(c, context, day_first);
    default:
      return {};
  }
}

}  // namespace

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
