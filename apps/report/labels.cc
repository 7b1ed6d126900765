#include "apps/report/labels.h"

#include <cmath>
#include <cstdio>

namespace sourcier {
namespace {

constexpr std::string_view kFallback = "en";
// From here on a double no longer holds every whole number; such a figure is written as it comes.
constexpr double kLargestExact = 9e15;

std::string_view base_language(std::string_view tag) { return tag.substr(0, tag.find('-')); }

// "1234567" with `mark` between groups of three.
std::string grouped(const std::string& digits, std::string_view mark) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) out += mark;
    out += digits[i];
  }
  return out;
}

}  // namespace

Labels::Labels(const Pack& pack, std::string_view language)
    : language_(base_language(language)), quotes_(pack.table("ui/quotes")) {
  rows_ = pack.table("ui/" + language_);
  if (rows_.rows() == 0) {
    language_ = kFallback;
    rows_ = pack.table("ui/" + language_);
  }
}

std::string_view Labels::text(std::string_view key) const {
  const std::size_t row = rows_.find(key);
  return row == Table::kNone ? key : rows_.cell(row, 1);
}

std::string Labels::fill(std::string_view key, Values values) const {
  std::string_view rest = text(key);
  std::string out;
  while (!rest.empty()) {
    const std::size_t open = rest.find('{');
    const std::size_t close = rest.find('}', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    out += rest.substr(0, open);
    const std::string_view place = rest.substr(open + 1, close - open - 1);
    for (const auto& [name, value] : values) {
      if (name == place) out += value;
    }
    rest.remove_prefix(close + 1);
  }
  out += rest;
  return out;
}

std::string Labels::count(std::string_view key, std::size_t n) const {
  const bool one = n == 1 || (n == 0 && text("rule.zero") == "one");
  const std::string row = std::string(key) + (one ? ".one" : ".other");
  return fill(row, {{"n", number(static_cast<double>(n))}});
}

std::string Labels::number(double value) const {
  char digits[64];
  if (!(std::fabs(value) < kLargestExact)) {
    std::snprintf(digits, sizeof digits, "%g", value);
    return digits;
  }
  const double hundredths = std::round(std::fabs(value) * 100);
  const auto whole = static_cast<long long>(hundredths / 100);
  const auto rest = static_cast<int>(hundredths - static_cast<double>(whole) * 100);
  std::string out = value < 0 && hundredths > 0 ? "−" : "";
  const std::string figures = std::to_string(whole);
  out += grouped(figures, text("number.group"));
  if (rest != 0) {
    std::snprintf(digits, sizeof digits, "%02d", rest);
    std::string decimals = digits;
    if (decimals.back() == '0') decimals.pop_back();
    out += text("number.point");
    out += decimals;
  }
  return out;
}

QuotePair Labels::quotes(std::string_view language) const {
  std::size_t row = quotes_.find(base_language(language));
  if (row == Table::kNone) row = quotes_.find("*");
  if (row == Table::kNone) return {"\"", "\""};
  return {quotes_.cell(row, 1), quotes_.cell(row, 2)};
}

}  // namespace sourcier
