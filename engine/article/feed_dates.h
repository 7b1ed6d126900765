// Dates as feeds write them: RFC 822, ISO 8601 of any precision, asctime, and what software of
// several countries makes of these.
#pragma once

#include <string>
#include <string_view>

#include "engine/article/dates.h"
#include "engine/article/rules.h"

namespace sourcier {

// In which order a text in this language writes day and month, where its author tells no more.
DayOrder day_order_of(std::string_view language);

// The date in ISO 8601: a full RFC 3339 time where time and zone are given, else the day, month or
// year that is; "" for what is no plausible date. Words are rows of rules/date_words.
std::string feed_date(std::string_view value, DayOrder order, const ExtractionRules::Data& rules);

}  // namespace sourcier
