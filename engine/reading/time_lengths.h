// Time lengths: durations, repetitions, and what lies a length away from publication.
#pragma once

#include <string>

#include "engine/reading/time_values.h"

namespace sourcier {

// "trois jours" P3D, "two years and three months" P2Y3M; an unknown number is X.
std::string duration_text(const TimeCaptures& c);

// "les derniers jours": of a number of units that is not told.
TimeValue some_duration(TimeCaptures c);

// "l'an dernier", "next week": the unit so many away from that of publication.
TimeValue shift_value(const TimeCaptures& c, const TimeContext& context);

// "il y a trois jours", "in two months": units of days give a day, longer ones their own kind.
TimeValue distant(const TimeCaptures& c, const TimeContext& context, int sign);

TimeValue set_value(const TimeCaptures& c);

// "les années 90" 199X.
std::string decade_text(int year);

}  // namespace sourcier
