#include "engine/base/utc_time.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

TEST(UtcTime, IsRfc3339) {
  EXPECT_EQ(utc_time(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(utc_time(1930903200), "2031-03-10T10:00:00Z");
}

}  // namespace
}  // namespace sourcier
