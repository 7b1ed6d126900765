// The larger terms of the theories as J. Meeus gives them in Astronomical Algorithms (2nd edition),
// chapters 25 (sun) and 47 (moon).
#include "engine/base/sky.h"

#include <cmath>
#include <numbers>

namespace sourcier {
namespace {

constexpr double kDaysOfCentury = 36525;
constexpr double kNoon2000 = 10957.5;         // The epoch of the theories, as a moment.
constexpr double kClockLag = 70.0 / 86400.0;  // How far the earth lags behind even time, by now.
constexpr double kDaysOfMoon = 29.530588853;
constexpr double kDaysOfYear = 365.2422;
// Each step leaves an error a fifteenth as large, or less.
constexpr int kSteps = 5;

struct MoonTerm {
  double degrees;  // Of longitude.
  int elongation;  // How often each angle goes into the sine.
  int sun;
  int moon;
  int node;
};

// Table 47.A, down to .005 degrees.
constexpr MoonTerm kMoonTerms[] = {
    {6.288774, 0, 0, 1, 0},   {1.274027, 2, 0, -1, 0},  {0.658314, 2, 0, 0, 0},
    {0.213618, 0, 0, 2, 0},   {-0.185116, 0, 1, 0, 0},  {-0.114332, 0, 0, 0, 2},
    {0.058793, 2, 0, -2, 0},  {0.057066, 2, -1, -1, 0}, {0.053322, 2, 0, 1, 0},
    {0.045758, 2, -1, 0, 0},  {-0.040923, 0, 1, -1, 0}, {-0.034720, 1, 0, 0, 0},
    {-0.030383, 0, 1, 1, 0},  {0.015327, 2, 0, 0, -2},  {-0.012528, 0, 0, 1, 2},
    {0.010980, 0, 0, 1, -2},  {0.010675, 4, 0, -1, 0},  {0.010034, 0, 0, 3, 0},
    {0.008548, 4, 0, -2, 0},  {-0.007888, 2, 1, -1, 0}, {-0.006766, 2, 1, 0, 0},
    {-0.005163, 1, 0, -1, 0},
};

double centuries(double moment) { return (moment + kClockLag - kNoon2000) / kDaysOfCentury; }

double sine(double degrees) { return std::sin(degrees * std::numbers::pi / 180); }

// The wobble of the earth's axis moves all longitudes alike.
double nutation(double t) { return -0.00478 * sine(125.04 - 1934.136 * t); }

}  // namespace

double full_turn(double degrees) { return degrees - 360 * std::floor(degrees / 360); }

double half_turn(double degrees) { return full_turn(degrees + 180) - 180; }

double sun_longitude(double moment) {
  const double t = centuries(moment);
  const double anomaly = 357.52911 + 35999.05029 * t;
  const double centre = (1.914602 - 0.004817 * t) * sine(anomaly) + 0.019993 * sine(2 * anomaly) +
                        0.000289 * sine(3 * anomaly);
  constexpr double kAberration = -0.00569;
  return full_turn(280.46646 + 36000.76983 * t + centre + kAberration + nutation(t));
}

double moon_longitude(double moment) {
  const double t = centuries(moment);
  const double elongation = 297.8501921 + 445267.1114034 * t;
  const double sun = 357.5291092 + 35999.0502909 * t;
  const double moon = 134.9633964 + 477198.8675055 * t;
  const double node = 93.2720950 + 483202.0175233 * t;
  double longitude = 218.3164477 + 481267.88123421 * t;
  for (const MoonTerm& term : kMoonTerms) {
    longitude += term.degrees * sine(term.elongation * elongation + term.sun * sun +
                                     term.moon * moon + term.node * node);
  }
  return full_turn(longitude + nutation(t));
}

double moon_elongation(double moment) {
  return full_turn(moon_longitude(moment) - sun_longitude(moment));
}

double new_moon_before(double moment) {
  double found = moment - moon_elongation(moment) / 360 * kDaysOfMoon;
  for (int step = 0; step < kSteps; ++step) {
    found -= half_turn(moon_elongation(found)) / 360 * kDaysOfMoon;
  }
  return found;
}

double sun_at_longitude(double longitude, double near) {
  double found = near;
  for (int step = 0; step < kSteps; ++step) {
    found += half_turn(longitude - sun_longitude(found)) / 360 * kDaysOfYear;
  }
  return found;
}

}  // namespace sourcier
