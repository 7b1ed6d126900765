// Time dates: the calendar day, month or year that captured parts of a date mean.
//
// News semantics: what is not said is taken to be near publication, past unless the tense says
// otherwise; a weekday beside a day of month tells the year.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/date.h"
#include "engine/reading/time_grammar.h"

namespace sourcier {

struct TimeContext;

std::string two(int value);  // At least two digits.
std::string number_text(double value);

Date add_days(const Date& date, std::int64_t days);
// The day of month is dropped.
Date add_months(const Date& date, int months);
// The day of month is kept, or the last there is.
Date add_months_to_day(const Date& date, int months);

// The year in which the captured day lies nearest to publication, on its weekday where one is
// given; a weekday that fits no near year is taken for the mistake it is.
std::optional<int> year_by_publication(const TimeCaptures& c, const TimeContext& context);

// In an undated text: the year nearest to those it states in which the weekday fits.
std::optional<int> year_by_text(const TimeCaptures& c, const TimeContext& context);

// The month captured that lies where "last", "next" or the tense say; wants a day of publication.
Date nearest_month(const TimeCaptures& c, const TimeContext& context);

std::optional<Date> day_of_weekday(const TimeCaptures& c, const TimeContext& context);

// "samedi 16": the nearest month in which that day has that weekday.
std::optional<Date> day_in_month(const TimeCaptures& c, const TimeContext& context);

}  // namespace sourcier
