// Stated days: the days of the year that an article names, by which undated articles are told
// apart.
#pragma once

#include <cstdint>

#include "engine/base/date.h"
#include "engine/reading/reading.h"

namespace sourcier {

// The days named, as Print::stated keeps them: bit i for any of the six days from the 6 i-th of
// the year on; a month alone is its middle. Days of a stated year are those of the article's own
// time or of history: they count within half a year of its publication only. 0 when it names none.
std::uint64_t stated_days(const Reading& reading, const Date& published);

// The day of the year, from 1, of publication; of an undated article the first that it names in its
// opening, which is nearly always that of the event. 0 when it names none.
std::uint16_t opening_day(const Reading& reading, const Date& published);

// Days between two days of the year, whatever the years.
int days_apart(std::uint16_t a, std::uint16_t b);

// Whether one of `a` is within a month of one of `b`, in any year.
bool are_near(std::uint64_t a, std::uint64_t b);

}  // namespace sourcier
