// Time frames: days, weeks and months by their place in a longer stretch or behind another day.
#pragma once

#include "engine/reading/time_values.h"

namespace sourcier {

// "the first Friday of next month", "mardi de la semaine prochaine", "le 21 du mois prochain".
TimeValue nth_value(const TimeCaptures& c, const TimeContext& context);

// "two days after Christmas", "three weeks from tomorrow": `sign` says to which side of the day.
TimeValue from_value(const TimeCaptures& c, const TimeContext& context, bool day_first, int sign);

// "the week of April 10".
TimeValue week_of_value(const TimeCaptures& c, const TimeContext& context);

// "week 31", "semaine 12 de 2015".
TimeValue week_number_value(const TimeCaptures& c, const TimeContext& context);

}  // namespace sourcier
