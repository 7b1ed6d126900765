#include "engine/base/utc_time.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

TEST(UtcTime, IsRfc3339) {
  EXPECT_EQ(utc_time(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(utc_time(1930903200), "2031-03-10T10:00:00Z");
}

TEST(UtcTime, MinutesOfATime) {
  EXPECT_EQ(utc_minute("1970-01-02T00:01Z"), 24 * 60 + 1);
  EXPECT_EQ(utc_minute("2031-03-10T10:00:00Z"), 1930903200 / 60);
  EXPECT_EQ(utc_minute("2031-03-10T11:30:59+01:30"), 1930903200 / 60);
  EXPECT_EQ(utc_minute("2031-03-09T23:00:00.125-11:00"), 1930903200 / 60);
  for (const char* time : {"", "2031-03", "2031-03-10", "2031-03-10T10:00", "2031-03-10T10:00:00",
                           "2031-03-10 10:00Z", "2031-02-30T10:00Z", "2031-03-10T24:00Z",
                           "2031-03-10T1x:00Z", "2031-03-10T10:00+1:00", "2031-03-10T10:00+01:60"})
    EXPECT_EQ(utc_minute(time), std::nullopt) << time;
}

}  // namespace
}  // namespace sourcier
