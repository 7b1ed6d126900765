// Time digits: dates written in digits alone.
#pragma once

#include "engine/reading/time_values.h"

namespace sourcier {

// "12/07/2025", "2025-07-12", "11/2016", "22/4": by the order of the language where digits alone do
// not tell.
TimeValue digits_value(const TimeCaptures& c, const TimeContext& context, bool day_first);

}  // namespace sourcier
