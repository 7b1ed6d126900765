// Named times: the values of seasons, weekends and holidays.
#pragma once

#include "engine/reading/time_values.h"

namespace sourcier {

TimeValue season_value(const TimeCaptures& c, const TimeContext& context);
TimeValue weekend_value(const TimeCaptures& c, const TimeContext& context);
TimeValue holiday_value(const TimeCaptures& c, const TimeContext& context);

}  // namespace sourcier
