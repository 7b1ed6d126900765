// Hindu calendar: the days of festivals that follow sun and moon, as almanacs of today reckon them:
// by the true places of both, seen from Ujjain, months named as they end with the new moon.
//
// A festival belongs to the day on which its lunar day runs at a certain hour: Diwali at sunset,
// Ganesh Chaturthi at noon. Almanacs differ by a day now and then; these agree with the published
// dates of 29 festivals, 2001–2035, for 94 of 100.
#pragma once

#include <optional>

#include "engine/base/date.h"

namespace sourcier {

// The day whose `hour` lies in the lunar day (1–30, the 15th ends with the full moon, the 30th with
// the new one) of the month (1 is Chaitra, that of March and April). `year` is that in which the
// sun leaves the sign of the month; the day may lie in the one before or after. Nothing where the
// month is dropped.
std::optional<Date> hindu_lunar_day(int year, int month, int lunar_day, int hour);

// The day on which the sun enters a sign (0 is Aries, by the stars), or the one after where it does
// so later than the hour.
Date hindu_sun_entry(int year, int sign, int hour);

// The last day, while the sun is in the sign, whose `hour` finds the moon in the mansion (1–27).
std::optional<Date> hindu_mansion_day(int year, int sign, int mansion, int hour);

}  // namespace sourcier
