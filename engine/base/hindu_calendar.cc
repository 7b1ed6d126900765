#include "engine/base/hindu_calendar.h"

#include <cmath>

#include "engine/base/sky.h"

namespace sourcier {
namespace {

constexpr double kUjjain = 5.05 / 24;  // Its mean time is that much of a day ahead of Greenwich.
constexpr double kDegreesOfSign = 30;
constexpr double kDegreesOfLunarDay = 12;
constexpr double kDegreesOfMansion = 360.0 / 27;
constexpr double kDaysOfLunarDay = 29.530588853 / 30;
constexpr int kSigns = 12;

// How far the equinox has gone back before the stars (Lahiri's ayanamsha).
double precession(double moment) {
  constexpr double kIn2000 = 23.853, kDegreesOfDay = 50.29 / 3600 / 365.25, kYear2000 = 10957.5;
  return kIn2000 + (moment - kYear2000) * kDegreesOfDay;
}

double moment_of(std::int64_t day, int hour) {
  return static_cast<double>(day) + hour / 24.0 - kUjjain;
}

std::int64_t local_day(double moment) {
  return static_cast<std::int64_t>(std::floor(moment + kUjjain));
}

// When the sun comes to a sign in the Gregorian year.
double sun_entry(int year, int sign) {
  constexpr double kDaysOfSign = 30.44;
  // It enters Aries about 14 April; Capricorn, the tenth, in January.
  const int from_january = (sign + 3) % kSigns;
  const double near = static_cast<double>(day_number({year, 1, 14})) + from_january * kDaysOfSign;
  return sun_at_longitude(full_turn(sign * kDegreesOfSign + precession(near)), near);
}

}  // namespace

std::optional<Date> hindu_lunar_day(int year, int month, int lunar_day, int hour) {
  // A month has the name of the sign that holds the sun at the new moon it begins with. Of two that
  // begin in one sign the second counts: the first is put in.
  const int sign = (month + kSigns - 2) % kSigns;
  const double leaves = sun_entry(year, (sign + 1) % kSigns);
  const double begin = new_moon_before(leaves);
  const double sun = full_turn(sun_longitude(begin) - precession(begin));
  if (static_cast<int>(sun / kDegreesOfSign) != sign) return std::nullopt;
  const double expected = begin + (lunar_day - 0.5) * kDaysOfLunarDay;
  // The first day that is not before it at the hour; the one before where it is over by then.
  for (std::int64_t day = local_day(expected) - 2; day <= local_day(expected) + 2; ++day) {
    const double moment = moment_of(day, hour);
    const double middle = (lunar_day - 0.5) * kDegreesOfLunarDay;
    const double from_middle = half_turn(moon_elongation(moment) - middle);
    if (from_middle < -kDegreesOfLunarDay / 2) continue;
    return date_of(from_middle < kDegreesOfLunarDay / 2 ? day : day - 1);
  }
  return std::nullopt;
}

Date hindu_sun_entry(int year, int sign, int hour) {
  const double entry = sun_entry(year, sign);
  const std::int64_t day = local_day(entry);
  return date_of(entry < moment_of(day, hour) ? day : day + 1);
}

std::optional<Date> hindu_mansion_day(int year, int sign, int mansion, int hour) {
  constexpr int kDaysOfSolarMonth = 31;
  const std::int64_t first = local_day(sun_entry(year, sign));
  for (std::int64_t day = first + kDaysOfSolarMonth; day >= first; --day) {
    const double moment = moment_of(day, hour);
    const double place = full_turn(moon_longitude(moment) - precession(moment));
    if (static_cast<int>(place / kDegreesOfMansion) + 1 == mansion) return date_of(day);
  }
  return std::nullopt;
}

}  // namespace sourcier
