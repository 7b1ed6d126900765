#include "engine/base/sky.h"

#include <gtest/gtest.h>

#include "engine/base/date.h"

namespace sourcier {
namespace {

double moment(const Date& day, double hours) {
  return static_cast<double>(day_number(day)) + hours / 24;
}

// The worked examples of J. Meeus, Astronomical Algorithms, chapters 25, 47 and 49.
TEST(Sky, StandsWhereMeeusHasIt) {
  EXPECT_NEAR(sun_longitude(moment({1992, 10, 13}, 0)), 199.909, .01);
  EXPECT_NEAR(moon_longitude(moment({1992, 4, 12}, 0)), 133.167, .03);
  EXPECT_NEAR(new_moon_before(moment({1977, 2, 28}, 0)), moment({1977, 2, 18}, 3.62), .01);
}

TEST(Sky, NewMoonOfTheEclipsesOf2024And2027) {
  EXPECT_NEAR(new_moon_before(moment({2024, 4, 20}, 0)), moment({2024, 4, 8}, 18.35), .01);
  EXPECT_NEAR(new_moon_before(moment({2027, 8, 20}, 0)), moment({2027, 8, 2}, 10.1), .01);
}

TEST(Sky, SunComesToTheEquinox) {
  const double near = moment({2025, 4, 1}, 0);
  EXPECT_NEAR(sun_at_longitude(0, near), moment({2025, 3, 20}, 9.02), .01);
}

TEST(Sky, AnglesComeIntoTheirTurn) {
  EXPECT_DOUBLE_EQ(full_turn(-30), 330);
  EXPECT_DOUBLE_EQ(full_turn(750), 30);
  EXPECT_DOUBLE_EQ(half_turn(350), -10);
}

}  // namespace
}  // namespace sourcier
