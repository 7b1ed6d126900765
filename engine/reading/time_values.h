// Time values: the TIMEX3 value of what a time pattern captured.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/reading/holidays.h"
#include "engine/reading/reading.h"
#include "engine/reading/time_grammar.h"

namespace sourcier {

// What values are worked out against.
struct TimeContext {
  std::optional<Date> published;      // A day.
  std::optional<Date> anchor;         // The day last mentioned.
  std::vector<int> years;             // That the text states, sorted, each once.
  int sentence_year = 0;              // Stated before, in this sentence; 0 if none.
  bool future = false;                // The tense around the expression.
  bool bare = false;                  // The text is nothing but times: what comes next is meant.
  bool next_is_of_next_week = false;  // "next Friday" is never this week's, as in English.
  std::optional<int> clock;           // Seconds of the day of publication, where it is told.
  std::string_view part;              // Of the day, that an expression beside a clock time names.
  HolidayYears* holidays = nullptr;   // Of the text; there wherever a value is worked out.
};

struct TimeValue {
  TimeType type = TimeType::kDate;
  std::string value;        // As TIMEX3 writes it: "2031-03-17", "P3D"; "" where it cannot be told.
  std::string modifier;     // "START", "APPROX", …; "" for none.
  std::optional<Date> day;  // The day it falls on, where it has one.
};

// The value that the rule of a pattern gives to what the pattern captured. `day_first`: "3/4" is
// the third of April.
TimeValue time_value(TimeRule rule, const TimeCaptures& captures, const TimeContext& context,
                     bool day_first);

// The value of a day, or of a part of it ("" for the whole), of the week it lies in
// and of the end of that week.
TimeValue value_of_day(const Date& day, std::string_view part);
TimeValue value_of_week(const Date& day);
TimeValue value_of_weekend(const Date& day);

// The value of what cannot be told, and of a month or day of any year.
TimeValue unresolved(const TimeCaptures& c);
std::string month_day(const TimeCaptures& c);

// The value of a calendar date of which parts were captured.
TimeValue date_value(const TimeCaptures& c, const TimeContext& context);

// A year written with two digits, by the window of years that news speak of.
int full_year(int two_digits, const TimeContext& context);

}  // namespace sourcier
