// Time shapes: what digits and numerals alone show of a time.
#pragma once

#include <optional>
#include <string_view>

namespace sourcier {

struct ClockTime {
  int hour = 0;
  int minute = 0;
};

// A whole number with an optional plus sign; nothing for any other text.
std::optional<int> whole_number(std::string_view text);

bool all_digits(std::string_view text);

// "19:25" and "8:30:15"; a minute has two digits.
std::optional<ClockTime> clock_in_digits(std::string_view form);

// "12/07/2025", "2025-07-12", "12.07.25": three numbers and two equal marks.
bool is_date_in_digits(std::string_view form);

// Of lower-case numerals up to the tens; 0 for other letters.
int roman_value(std::string_view letters);

}  // namespace sourcier
