#include "engine/base/date.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

struct ParseCase {
  const char* name;
  const char* text;
  const char* date;  // The ISO form read back, or "" where the text is no date.
};

const ParseCase kParseCases[] = {
    {"a day", "2025-07-12", "2025-07-12"},
    {"a month", "2025-07", "2025-07"},
    {"a year", "2025", "2025"},
    {"a time", "2025-07-12T18:00:00+02:00", "2025-07-12"},
    {"a leap day", "2024-02-29", "2024-02-29"},
    {"no leap day", "2025-02-29", ""},
    {"a month too many", "2025-13", ""},
    {"not a date", "yesterday", ""},
    {"a sign", "2025--1-12", ""},
    {"empty", "", ""},
};

TEST(ParseDate, Cases) {
  for (const ParseCase& c : kParseCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(iso(parse_date(c.text).value_or(Date{})), c.date);
  }
}

TEST(DayNumber, IsItsOwnInverseOverEightCenturies) {
  for (std::int64_t number = -150000; number < 150000; number += 17) {
    EXPECT_EQ(day_number(date_of(number)), number);
  }
  EXPECT_EQ(day_number({1970, 1, 1}), 0);
}

TEST(Weekday, KnownDays) {
  EXPECT_EQ(weekday({1970, 1, 1}), 4);
  EXPECT_EQ(weekday({2024, 2, 29}), 4);
  EXPECT_EQ(weekday({2000, 1, 1}), 6);
}

TEST(IsoWeek, TurnOfTheYear) {
  EXPECT_EQ(iso_week({2027, 1, 1}).year, 2026);
  EXPECT_EQ(iso_week({2027, 1, 1}).week, 53);
  EXPECT_EQ(iso_week({2024, 12, 30}).year, 2025);
  EXPECT_EQ(iso_week({2024, 12, 30}).week, 1);
}

TEST(DayRange, OfAMonth) {
  const DayRange range = day_range({2024, 2, 0});
  EXPECT_EQ(iso(date_of(range.first)), "2024-02-01");
  EXPECT_EQ(iso(date_of(range.last)), "2024-02-29");
}

}  // namespace
}  // namespace sourcier
