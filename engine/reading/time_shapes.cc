#include "engine/reading/time_shapes.h"

#include <algorithm>
#include <charconv>

namespace sourcier {

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const bool plus = text.starts_with('+');
  if (plus) text.remove_prefix(1);
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || rest != text.data() + text.size()) return std::nullopt;
  return value;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<ClockTime> clock_in_digits(std::string_view form) {
  const std::size_t colon = form.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto hour = whole_number(form.substr(0, colon));
  const auto minute = whole_number(form.substr(colon + 1, 2));
  if (!hour || !minute || *hour > 24 || *minute > 59 || form.size() < colon + 3)
    return std::nullopt;
  return ClockTime{*hour, *minute};
}

bool is_date_in_digits(std::string_view form) {
  constexpr std::size_t kLongest = 10;
  if (form.size() > kLongest || form.size() < 6) return false;
  int marks = 0;
  char mark = 0;
  int digits = 0;
  for (const char c : form) {
    if (c >= '0' && c <= '9') {
      ++digits;
      continue;
    }
    if (digits != 1 && digits != 2 && !(digits == 4 && marks == 0)) return false;
    digits = 0;
    if (c != '/' && c != '-' && c != '.') return false;
    if (mark != 0 && c != mark) return false;
    mark = c;
    ++marks;
  }
  return marks == 2 && digits != 3 && digits <= 4;
}

int roman_value(std::string_view letters) {
  int value = 0;
  int last = 0;
  for (std::size_t i = letters.size(); i-- > 0;) {
    const int digit = letters[i] == 'x' ? 10 : letters[i] == 'v' ? 5 : letters[i] == 'i' ? 1 : 0;
    if (digit == 0) return 0;
    value += digit < last ? -digit : digit;
    last = std::max(last, digit);
  }
  return value;
}

}  // namespace sourcier
