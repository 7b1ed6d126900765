// Calendars: days of calendars that are not ours, as ICU counts them.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/base/date.h"

namespace sourcier {

enum class CalendarKind : std::uint8_t {
  kHebrew,   // Month 1 is Tishri; 6 is Adar I, of leap years only; 8 is Nisan.
  kIslamic,  // Umm al-Qura, by which the two mosques go; the first day begins on the evening
             // before.
  kChinese,  // Month 1 begins with the new year; leap months are passed over.
  kPersian,  // Month 1 begins with Nowruz.
};

// The day of the month of the `nth` year that touches the Gregorian one: 0 is the year that holds
// 1 January. May lie outside that Gregorian year. Nothing for a day that no such month has.
std::optional<Date> day_of_calendar(CalendarKind kind, int gregorian_year, int nth, int month,
                                    int day);

}  // namespace sourcier
