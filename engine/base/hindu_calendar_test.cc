#include "engine/base/hindu_calendar.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

struct LunarCase {
  const char* name;
  int year;
  int month;
  int lunar_day;
  int hour;
  const char* date;
};

// As published for India.
const LunarCase kLunarDays[] = {
    {"Diwali", 2019, 7, 30, 18, "2019-10-27"},
    {"Diwali after a month put in", 2020, 7, 30, 18, "2020-11-14"},
    {"Diwali", 2023, 7, 30, 18, "2023-11-12"},
    {"Ganesh Chaturthi", 2019, 6, 4, 12, "2019-09-02"},
    {"Maha Shivaratri", 2020, 11, 29, 24, "2020-02-21"},
    {"Holika Dahan", 2019, 12, 15, 18, "2019-03-20"},
    {"Rama Navami", 2020, 1, 9, 12, "2020-04-02"},
    {"Buddha Purnima", 2024, 2, 15, 6, "2024-05-23"},
    {"a day in the year after", 2023, 10, 7, 6, "2024-01-17"},
};

TEST(HinduCalendar, LunarDays) {
  for (const LunarCase& c : kLunarDays) {
    SCOPED_TRACE(c.name);
    // The sun leaves the sign of the month in the year of the day or the one before.
    bool found = false;
    for (const int year : {c.year, c.year + 1}) {
      const auto day = hindu_lunar_day(year, c.month, c.lunar_day, c.hour);
      found = found || (day && iso(*day) == c.date);
    }
    EXPECT_TRUE(found) << c.date;
  }
}

TEST(HinduCalendar, ADroppedMonthHasNoDays) {
  // In the winter of 1982–83 Magha was dropped: two new moons stood outside Capricorn.
  EXPECT_FALSE(hindu_lunar_day(1983, 11, 5, 6));
}

TEST(HinduCalendar, TheSunEntersASign) {
  EXPECT_EQ(iso(hindu_sun_entry(2018, 9, 16)), "2018-01-14");
  EXPECT_EQ(iso(hindu_sun_entry(2019, 9, 16)), "2019-01-15");
  EXPECT_EQ(iso(hindu_sun_entry(2018, 0, 24)), "2018-04-14");
}

TEST(HinduCalendar, TheMoonStandsInAMansion) {
  EXPECT_EQ(iso(hindu_mansion_day(2019, 4, 22, 12).value_or(Date{})), "2019-09-11");  // Onam.
  EXPECT_FALSE(hindu_mansion_day(2019, 4, 28, 12));
}

}  // namespace
}  // namespace sourcier
