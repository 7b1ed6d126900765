// Sky: where sun and moon stand, as exactly as calendars that follow them ask: about .02 degrees,
// two minutes of the moon's way, between 1800 and 2200.
#pragma once

namespace sourcier {

// A moment is a count of days since 1970-01-01T00:00Z; .5 is noon at Greenwich.

// Apparent longitudes from the equinox of the date, in degrees from 0 to 360.
double sun_longitude(double moment);
double moon_longitude(double moment);

// How far the moon is ahead of the sun, from 0 (new moon) to 360.
double moon_elongation(double moment);

// The last new moon before the moment.
double new_moon_before(double moment);

// The moment next to `near` at which the sun stands at the longitude.
double sun_at_longitude(double longitude, double near);

// An angle brought between 0 and 360, or between -180 and 180.
double full_turn(double degrees);
double half_turn(double degrees);

}  // namespace sourcier
