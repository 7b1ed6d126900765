#include "engine/text/calendars.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

struct CalendarCase {
  const char* name;
  CalendarKind kind;
  int year;
  int nth;
  int month;
  int day;
  const char* date;  // "" where there is none.
};

const CalendarCase kCases[] = {
    {"Rosh Hashanah", CalendarKind::kHebrew, 2018, 1, 1, 1, "2018-09-10"},
    {"Passover", CalendarKind::kHebrew, 2024, 0, 8, 15, "2024-04-23"},
    {"Purim of a leap year", CalendarKind::kHebrew, 2024, 0, 7, 14, "2024-03-24"},
    {"Purim of a common year", CalendarKind::kHebrew, 2013, 0, 7, 14, "2013-02-24"},
    {"Ramadan", CalendarKind::kIslamic, 2018, 0, 9, 1, "2018-05-16"},
    {"Eid al-Adha", CalendarKind::kIslamic, 2018, 0, 12, 10, "2018-08-21"},
    {"Islamic new year", CalendarKind::kIslamic, 2018, 1, 1, 1, "2018-09-11"},
    {"a month of 29 days", CalendarKind::kIslamic, 2018, 0, 9, 31, ""},
    {"Chinese new year", CalendarKind::kChinese, 2018, 1, 1, 1, "2018-02-16"},
    {"Mid-Autumn", CalendarKind::kChinese, 2018, 1, 8, 15, "2018-09-24"},
    {"Mid-Autumn after a leap month", CalendarKind::kChinese, 2020, 1, 8, 15, "2020-10-01"},
    {"Nowruz", CalendarKind::kPersian, 2025, 1, 1, 1, "2025-03-21"},
    {"no month", CalendarKind::kHebrew, 2018, 0, 0, 1, ""},
};

TEST(DayOfCalendar, Cases) {
  for (const CalendarCase& c : kCases) {
    SCOPED_TRACE(c.name);
    const auto day = day_of_calendar(c.kind, c.year, c.nth, c.month, c.day);
    EXPECT_EQ(iso(day.value_or(Date{})), c.date);
  }
}

}  // namespace
}  // namespace sourcier
