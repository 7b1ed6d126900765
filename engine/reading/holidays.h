// Holidays: the day on which a holiday falls in a year.
#pragma once

#include <optional>
#include <string_view>

#include "engine/base/date.h"

namespace sourcier {

// `row` says "12-25", "easter+49" or "11-4-4": month, weekday and which of them, -1 for the last.
// Nothing where it says none of these.
std::optional<Date> holiday_in(int year, std::string_view row);

}  // namespace sourcier
