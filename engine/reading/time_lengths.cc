#include "engine/reading/time_lengths.h"

#include <charconv>
#include <cmath>
#include <utility>

#include "engine/reading/time_dates.h"

namespace sourcier {
namespace {

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
  if (unit == "D") return value_of_day(add_days(from, amount), part);
  if (unit == "W") return value_of_week(add_days(from, std::int64_t{7} * amount));
  if (unit == "M") result.value = iso(add_months({from.year, from.month, 0}, amount));
  if (unit == "Y") result.value = std::to_string(from.year + amount);
  if (unit == "10Y") result.value = decade_text(from.year + 10 * amount);
  if (unit == "100Y") result.value = std::to_string(from.year / 100 + amount) + "XX";
  if (unit == "Q") result.value = quarter_text(from, amount);
  if (unit == "H") result.value = half_text(from, amount);
  return result;
}

// "P2Y" and "PT30M" as "P2YT30M", "P2Y" and "P3M" as "P2Y3M".
std::string joined_durations(const std::string& larger, std::string_view smaller) {
  const bool both_clock = larger.find('T') != std::string::npos && smaller.starts_with("PT");
  return larger + std::string(smaller.substr(both_clock ? 2 : 1));
}

// "in twenty minutes": by the clock where the time of publication is known.
TimeValue moment(const Date& day, const TimeCaptures& c, const TimeContext& context, int sign) {
  TimeValue result{TimeType::kTime, iso(day), "", day};
  if (!context.clock) return result;
  constexpr int kDay = 86400;
  const int unit = c.unit == "TH" ? 3600 : c.unit == "TM" ? 60 : 1;
  const auto seconds =
      static_cast<std::int64_t>(*context.clock) + sign * std::llround(c.count.value_or(1) * unit);
  const std::int64_t days = seconds >= 0 ? seconds / kDay : -((kDay - 1 - seconds) / kDay);
  const int clock = static_cast<int>(seconds - days * kDay);
  result.day = add_days(day, days);
  result.value = iso(*result.day) + "T" + two(clock / 3600) + ":" + two(clock / 60 % 60);
  if (c.unit == "TS") result.value += ":" + two(clock % 60);
  return result;
}

}  // namespace

std::string decade_text(int year) { return std::to_string(year / 10) + "X"; }

std::string duration_text(const TimeCaptures& c) {
  if (c.larger_count > 0) {
    TimeCaptures part;
    std::string text;
    for (std::size_t i = 0; i <= c.larger_count; ++i) {
      const bool last = i == c.larger_count;
      part.count = last ? c.count : std::optional(c.larger[i].count);
      part.unit = last ? c.unit : c.larger[i].unit;
      const std::string length = duration_text(part);
      text = text.empty() ? length : joined_durations(text, length);
    }
    return text;
  }
  // "an hour and fifteen": what follows is minutes, and the row has no unit.
  if (c.unit.empty() && c.minute >= 0) {
    return "PT" + number_text(c.count.value_or(1)) + "H" + std::to_string(c.minute) + "M";
  }
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
  if (clock && unit == "H" && count > 0 && count < 1) {  // "a quarter of an hour"
    return "PT" + number_text(std::round(count * 60)) + "M";
  }
  const std::string amount = count < 0 ? "X" : number_text(count * factor);
  return std::string(clock ? "PT" : "P") + amount + std::string(unit);
}

TimeValue some_duration(TimeCaptures c) {
  c.count = -1;
  return {TimeType::kDuration, duration_text(c), "", std::nullopt};
}

TimeValue shift_value(const TimeCaptures& c, const TimeContext& context) {
  if (!context.published) return {};
  return shifted(*context.published, c.unit, c.offset.value_or(0), c.part);
}

TimeValue distant(const TimeCaptures& c, const TimeContext& context, int sign) {
  const std::optional<Date>& from = context.published;
  if (!from || c.unit.empty()) return {};
  if (c.count.value_or(1) < 0 || c.count.value_or(1) > 10000) {
    return {TimeType::kDate, sign < 0 ? "PAST_REF" : "FUTURE_REF", "", std::nullopt};
  }
  const double count = c.count.value_or(1);
  const int amount = sign * static_cast<int>(std::lround(count));
  // "a year and a half ago" is a matter of months, "a week and a half" one of days.
  if (c.unit == "Y" && count != std::floor(count)) {
    return shifted(*from, "M", sign * static_cast<int>(std::lround(count * 12)), c.part);
  }
  if (c.unit == "W") return value_of_day(add_days(*from, sign * std::lround(count * 7)), c.part);
  if (c.unit == "2W") return value_of_day(add_days(*from, std::int64_t{14} * amount), c.part);
  if (c.unit.starts_with('T')) return moment(*from, c, context, sign);
  return shifted(*from, c.unit, amount, c.part);
}

TimeValue set_value(const TimeCaptures& c) {
  TimeValue result{TimeType::kSet, "", "", std::nullopt};
  if (!c.period.empty()) {
    result.value = c.period;
  } else if (!c.weekend.empty()) {
    result.value = c.weekend;
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

}  // namespace sourcier
