// Time shapes: what digits and numerals alone show of a time.
#pragma once

#include <optional>
#include <string_view>

namespace sourcier {

struct ClockTime {
  int hour = 0;
  int minute = 0;
  int second = -1;
};

// A whole number with an optional plus sign; nothing for any other text.
std::optional<int> whole_number(std::string_view text);

bool all_digits(std::string_view text);

// "19:25" and "8:30:15"; a minute has two digits.
std::optional<ClockTime> clock_in_digits(std::string_view form);

// "12/07/2025", "2025-07-12", "12.07.25": three numbers and two equal marks.
bool is_date_in_digits(std::string_view form);

// "11/2016", "2016/11", "2016-11": a month and a year; never two years that follow each other.
bool is_month_in_digits(std::string_view form);

// "22/4" and "2-15": two numbers of at most two digits that may be a day and a month. `clear`: a
// nought in front or a day that no month has shows that they are.
bool is_short_date(std::string_view form, bool day_first, bool clear);

// "0930", "340": hours and minutes without a mark; "2.30": with a full stop.
std::optional<ClockTime> packed_clock(std::string_view form);
std::optional<ClockTime> point_clock(std::string_view form);

// Of lower-case numerals up to the tens; 0 for other letters.
int roman_value(std::string_view letters);

}  // namespace sourcier
