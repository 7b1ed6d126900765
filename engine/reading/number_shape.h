// Number shape: how far a number written in digits runs.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sourcier {

// The end of the number that begins with a digit at `at`: "12 500", "1,000.5", "12/07/2025",
// "1990-1991", "19:25". Digits that a language parts otherwise are for the reader of the token.
std::uint32_t number_end(std::string_view text, std::uint32_t at);

// The value of a number in digits, with its groups and its decimals. `decimal_comma` says which of
// the two marks parts the decimals where one alone could do either ("1,500"). Nothing for dates,
// ranges and other shapes.
std::optional<double> number_value(std::string_view token, bool decimal_comma);

// "1/4": a proper fraction with a denominator of everyday use, so that no date or score is one.
std::optional<double> written_fraction(std::string_view form);

struct ScientificNumber {
  double value = 0;
  std::uint32_t size = 0;  // Bytes.
};

// The number with an exponent that `text` begins with: "1.3e6", "12,3E+4", "1.3x10^6". Constant
// time.
std::optional<ScientificNumber> scientific_number(std::string_view text, bool decimal_comma);

}  // namespace sourcier
