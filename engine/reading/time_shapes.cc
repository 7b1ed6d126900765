#include "engine/reading/time_shapes.h"

#include <algorithm>
#include <charconv>
#include <utility>

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
  ClockTime clock{*hour, *minute};
  const std::string_view rest = form.substr(colon + 3);
  if (rest.starts_with(':')) {
    clock.second = whole_number(rest.substr(1)).value_or(-1);
    if (clock.second < 0 || clock.second > 59) return std::nullopt;
  } else if (!rest.empty()) {
    return std::nullopt;
  }
  return clock;
}

namespace {

struct TwoNumbers {
  std::string_view first;
  std::string_view second;
  char mark = 0;
};

// "22/4": digits, one of the marks of dates, digits.
std::optional<TwoNumbers> two_numbers(std::string_view form) {
  const std::size_t mark = form.find_first_of("/-.");
  if (mark == std::string_view::npos) return std::nullopt;
  const TwoNumbers parts{form.substr(0, mark), form.substr(mark + 1), form[mark]};
  if (!all_digits(parts.first) || !all_digits(parts.second)) return std::nullopt;
  if (parts.first.size() > 4 || parts.second.size() > 4) return std::nullopt;
  return parts;
}

}  // namespace

bool is_month_in_digits(std::string_view form) {
  const auto parts = two_numbers(form);
  if (!parts) return false;
  const bool year_first = parts->first.size() == 4;
  const std::string_view year = year_first ? parts->first : parts->second;
  const std::string_view month = year_first ? parts->second : parts->first;
  if (year.size() != 4 || month.size() > 2) return false;
  const int number = whole_number(month).value_or(0);
  const int value = whole_number(year).value_or(0);
  if (number < 1 || number > 12 || value < 1900 || value > 2099) return false;
  if (parts->mark == '/') return true;
  return parts->mark == '-' && year_first && number != (value + 1) % 100;
}

bool is_short_date(std::string_view form, bool day_first, bool clear) {
  const auto parts = two_numbers(form);
  if (!parts || parts->first.size() > 2 || parts->second.size() > 2 || parts->mark == '.') {
    return false;
  }
  const bool padded = parts->first.starts_with('0') || parts->second.starts_with('0');
  int day = whole_number(day_first ? parts->first : parts->second).value_or(0);
  int month = whole_number(day_first ? parts->second : parts->first).value_or(0);
  if (padded && month > 12) std::swap(day, month);
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  return !clear || (parts->mark == '/' && (padded || day > 12));
}

std::optional<ClockTime> packed_clock(std::string_view form) {
  if (!all_digits(form) || form.size() < 3 || form.size() > 4) return std::nullopt;
  const int hour = whole_number(form.substr(0, form.size() - 2)).value_or(99);
  const int minute = whole_number(form.substr(form.size() - 2)).value_or(99);
  if (hour > 24 || minute > 59) return std::nullopt;
  return ClockTime{hour, minute};
}

std::optional<ClockTime> point_clock(std::string_view form) {
  const auto parts = two_numbers(form);
  if (!parts || parts->mark != '.' || parts->first.size() > 2 || parts->second.size() != 2) {
    return std::nullopt;
  }
  const int hour = whole_number(parts->first).value_or(99);
  const int minute = whole_number(parts->second).value_or(99);
  if (hour > 24 || minute > 59) return std::nullopt;
  return ClockTime{hour, minute};
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
