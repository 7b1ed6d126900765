// Days that articles state: which count, and which are near each other.
#include "engine/story/stated_days.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sourcier {
namespace {

std::uint64_t stated(const std::vector<std::string>& values, const std::string& published = "") {
  Reading reading;
  for (const std::string& value : values)
    reading.times.push_back({.span = {}, .type = TimeType::kDate, .value = value, .modifier = {}});
  return stated_days(reading, parse_date(published).value_or(Date{}));
}

struct Case {
  const char* name;
  std::vector<std::string> first;
  std::string first_published;
  std::vector<std::string> second;
  std::string second_published;
  bool near;
};

const Case kCases[] = {
    {"the same day", {"XXXX-07-02"}, "", {"XXXX-07-02"}, "", true},
    {"three weeks apart", {"XXXX-07-02"}, "", {"XXXX-07-23"}, "", true},
    {"the end of one month, the beginning of the next",
     {"XXXX-10-31"},
     "",
     {"XXXX-11-01"},
     "",
     true},
    {"over the turn of the year", {"XXXX-12-28"}, "", {"XXXX-01-03"}, "", true},
    {"three months apart", {"XXXX-08-22"}, "", {"XXXX-12-06"}, "", false},
    {"one of several", {"XXXX-03-12", "XXXX-08-22"}, "", {"XXXX-12-06", "XXXX-08"}, "", true},
    {"a month is its middle", {"XXXX-08"}, "", {"XXXX-10-20"}, "", false},
    {"an undated article and one of that day", {"XXXX-08-22"}, "", {}, "2031-08-25", true},
    {"an undated article and one of another season", {"XXXX-08-22"}, "", {}, "2031-12-06", false},
    {"what was years ago does not count", {"XXXX-12-02"}, "", {"2005-12-02"}, "2031-06-01", false},
};

TEST(StatedDays, Near) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    const std::uint64_t a = stated(c.first, c.first_published);
    const std::uint64_t b = stated(c.second, c.second_published);
    ASSERT_NE(a, 0U);
    ASSERT_NE(b, 0U);
    EXPECT_EQ(are_near(a, b), c.near);
    EXPECT_EQ(are_near(b, a), c.near);
  }
}

std::uint16_t opening(const std::vector<std::string>& values, const std::string& published = "") {
  Reading reading;
  std::uint32_t at = 0;
  for (const std::string& value : values) {
    reading.times.push_back(
        {.span = {at, at + 10}, .type = TimeType::kDate, .value = value, .modifier = {}});
    at += 300;
  }
  return opening_day(reading, parse_date(published).value_or(Date{}));
}

TEST(StatedDays, TheDayThatAnArticleOpensWith) {
  EXPECT_EQ(opening({"XXXX-02-03"}), 34);
  EXPECT_EQ(opening({"2031-02-03"}), 34);
  EXPECT_EQ(opening({"XXXX-02", "XXXX-02-03"}), 34) << "a month is no day";
  EXPECT_EQ(opening({"XXXX-02", "2031", "XXXX-02-03"}), 0) << "600 bytes are no opening";
  EXPECT_EQ(opening({"XXXX-08-22"}, "2031-02-03"), 34) << "a day of publication comes first";
  EXPECT_EQ(opening({}), 0);
  EXPECT_EQ(days_apart(34, 48), 14);
  EXPECT_EQ(days_apart(3, 362), 6) << "over the turn of the year";
}

TEST(StatedDays, WhatIsNoDay) {
  for (const char* value : {"", "P3D", "XXXX", "XXXX-SU", "XXXX-WXX-1", "XXXX-13-01", "PRESENT_REF",
                            "2008", "XXXX-XX-XXTMO"}) {
    EXPECT_EQ(stated({value}), 0U) << value;
  }
  EXPECT_EQ(stated({"2008-07-02"}), 0U) << "an undated article's own year is unknown";
}

}  // namespace
}  // namespace sourcier
