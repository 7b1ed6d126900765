#include "engine/reading/number_shape.h"

#include <cmath>
#include <string>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// More digits than any count in the news; the rest of a longer run is not read as a value.
constexpr int kMostDigits = 18;
constexpr std::uint32_t kGroup = 3;

bool digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

std::uint32_t digits_end(std::string_view text, std::uint32_t at) {
  while (digit_at(text, at)) ++at;
  return at;
}

// "12 500", in Switzerland "12'500".
bool is_group_space(char32_t value) {
  return value == ' ' || value == 0xA0 || value == 0x202F || value == 0x2009 || value == 0x2007 ||
         value == '\'' || value == 0x2019;
}

// Behind the groups " 500 000" that follow a first group of one to three digits.
std::uint32_t spaced_groups_end(std::string_view text, std::uint32_t begin, std::uint32_t at) {
  if (at - begin > kGroup || text[begin] == '0') return at;
  while (true) {
    const CodePoint space = code_point_at(text, at);
    if (space.size == 0 || !is_group_space(space.value)) return at;
    const std::uint32_t group = at + space.size;
    if (digits_end(text, group) != group + kGroup) return at;
    const CodePoint after = code_point_at(text, group + kGroup);
    const bool may_end = space.value != ' ' && space.value != '\'' && space.value != 0x2019;
    if (after.size != 0 && is_letter(after.value) && !may_end) return at;  // "12 500e"
    at = group + kGroup;
  }
}

struct Exponent {
  int value = 0;
  std::size_t end = 0;
};

// "+23", "-1": digits with their signs and no letter behind.
std::optional<Exponent> exponent_at(std::string_view text, std::size_t at) {
  constexpr int kMostExponent = 99;
  constexpr std::size_t kMostSigns = 2;
  Exponent found{0, at};
  int sign = 1;
  for (std::size_t& end = found.end; end < at + kMostSigns && end < text.size(); ++end) {
    if (text[end] == '-') sign = -sign;
    if (text[end] != '-' && text[end] != '+') break;
  }
  const std::size_t digits = found.end;
  while (digit_at(text, found.end) && found.value <= kMostExponent) {
    found.value = found.value * 10 + (text[found.end] - '0');
    ++found.end;
  }
  const CodePoint after = code_point_at(text, static_cast<std::uint32_t>(found.end));
  if (found.end == digits || found.value > kMostExponent ||
      (after.size != 0 && is_letter(after.value))) {
    return std::nullopt;
  }
  found.value *= sign;
  return found;
}

// "12,34,567.89": groups of two before the last one of three, as India writes them.
bool is_in_pairs(std::string_view token) {
  constexpr std::size_t kPair = 2;
  const std::size_t first = token.find(',');
  const std::size_t last = token.rfind(',');
  if (first == std::string_view::npos || first == last || first > kPair) return false;
  std::size_t at = first;
  for (; at < last; at += kPair + 1) {
    if (token[at] != ',' || !digit_at(token, at + 1) || !digit_at(token, at + 2)) return false;
  }
  if (at != last) return false;
  const std::uint32_t end = digits_end(token, static_cast<std::uint32_t>(last) + 1);
  return end == last + 1 + kGroup && (end == token.size() || token[end] == '.');
}

bool is_inner_mark(char c) { return c == '.' || c == ',' || c == '/' || c == ':' || c == '-'; }

}  // namespace

std::uint32_t number_end(std::string_view text, std::uint32_t at) {
  std::uint32_t end = spaced_groups_end(text, at, digits_end(text, at));
  while (end < text.size() && is_inner_mark(text[end]) && digit_at(text, end + 1)) {
    end = digits_end(text, end + 1);
  }
  return end;
}

std::optional<double> number_value(std::string_view token, bool decimal_comma) {
  if (is_in_pairs(token)) {
    std::string digits(token);
    std::erase(digits, ',');
    return number_value(digits, false);
  }
  std::size_t commas = 0;
  std::size_t stops = 0;
  for (const char c : token) {
    commas += c == ',' ? 1 : 0;
    stops += c == '.' ? 1 : 0;
  }
  // With both marks the last one parts the decimals; one that is repeated parts groups.
  char decimal = decimal_comma ? ',' : '.';
  if (commas > 0 && stops > 0) decimal = token.rfind(',') > token.rfind('.') ? ',' : '.';
  const std::size_t decimals = decimal == ',' ? commas : stops;
  if (decimals > 1) decimal = '\0';
  // A lone mark of groups with no group of three behind it is a decimal one: "3.5" in French.
  const char other = decimal == ',' ? '.' : ',';
  const std::size_t mark = token.find(other);
  if (decimals == 0 && mark != std::string_view::npos && mark == token.rfind(other) &&
      token.size() - mark - 1 != kGroup) {
    decimal = other;
  }
  double value = 0;
  double scale = 0;
  int digits = 0;
  int since_mark = 0;
  bool grouped = false;
  for (std::size_t at = 0; at < token.size();) {
    const CodePoint point = code_point_at(token, at);
    at += point.size;
    if (point.value >= '0' && point.value <= '9') {
      if (++digits > kMostDigits) return std::nullopt;
      ++since_mark;
      value = value * 10 + static_cast<double>(point.value - '0');
      scale *= 10;
      continue;
    }
    // Groups behind the first have three digits: "192.168.1.2" is no number.
    if (grouped && since_mark != static_cast<int>(kGroup)) return std::nullopt;
    since_mark = 0;
    grouped = scale == 0;
    if (point.value == static_cast<char32_t>(decimal) && scale == 0) {
      scale = 1;
      grouped = false;
    } else if (point.value != '.' && point.value != ',' && !is_group_space(point.value)) {
      return std::nullopt;
    }
  }
  if (digits == 0 || (grouped && since_mark != static_cast<int>(kGroup))) return std::nullopt;
  return scale > 1 ? value / scale : value;
}

std::optional<double> written_fraction(std::string_view form) {
  constexpr std::string_view kDenominators[] = {"2", "3", "4", "5", "6", "8", "10"};
  const std::size_t slash = form.find('/');
  if (slash != 1 || !digit_at(form, 0) || form[0] == '0') return std::nullopt;
  for (const std::string_view denominator : kDenominators) {
    if (form.substr(2) != denominator) continue;
    const int below = denominator.size() == 1 ? denominator[0] - '0' : 10;
    const int above = form[0] - '0';
    return above < below ? std::optional(static_cast<double>(above) / below) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<ScientificNumber> scientific_number(std::string_view text, bool decimal_comma) {
  constexpr std::size_t kMostMantissa = 12;
  std::size_t at = 0;
  while (at < kMostMantissa &&
         (digit_at(text, at) || ((text[at] == '.' || text[at] == ',') && digit_at(text, at + 1)))) {
    ++at;
    if (at >= text.size()) return std::nullopt;
  }
  const auto mantissa = number_value(text.substr(0, at), decimal_comma);
  if (!mantissa) return std::nullopt;
  constexpr std::string_view kMarks[] = {"e", "E", "x10^", "\u00D710^", "^"};
  for (const std::string_view mark : kMarks) {
    if (!text.substr(at).starts_with(mark)) continue;
    const std::optional<Exponent> exponent = exponent_at(text, at + mark.size());
    if (!exponent) return std::nullopt;  // "12e8s" and the ordinal "3e"
    const bool power = mark == "^";
    const double value =
        power ? std::pow(*mantissa, exponent->value) : *mantissa * std::pow(10.0, exponent->value);
    constexpr double kMost = 1e99;  // Greater ones are no amount of anything.
    if (!(value < kMost)) return std::nullopt;
    return ScientificNumber{value, static_cast<std::uint32_t>(exponent->end)};
  }
  return std::nullopt;
}

}  // namespace sourcier
