#include "engine/reading/measures.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace sourcier {
namespace {

double factor_in(std::string_view cell) {
  double factor = 1;
  std::from_chars(cell.data(), cell.data() + cell.size(), factor);
  return factor;
}

std::string pair_at(const Words& words, std::size_t at) {
  return std::string(words[at]) + " " + std::string(words[at + 1]);
}

// "15 euros 50": two digits behind a sum, and nothing that they could count.
bool is_hundredths(const Words& words, const Number& number, const Quantity& quantity) {
  constexpr double kLeast = 10;
  constexpr double kMost = 99;
  if (quantity.kind != QuantityKind::kMoney || number.form != NumberForm::kCardinal ||
      number.value < kLeast || number.value > kMost || number.value != std::floor(number.value)) {
    return false;
  }
  const std::string_view next = words.form(number.end);
  return !words.together(number.begin, number.end) || next == "." || next == "," || next == ";" ||
         next == ")";
}

}  // namespace

Measures::Measures(const Language& language)
    : nouns_(language),
      numbers_(language),
      units_(language.table("units")),
      units_before_(language.table("units_before")),
      currencies_(language.table("currencies")),
      smaller_(language.table("smaller_units")),
      ages_(language.table("ages")),
      time_words_(language.table("time_words")) {}

bool Measures::is_time_unit(const Words& words, std::size_t at) const {
  for (std::size_t row = time_words_.find_folded(words[at]); row != Table::kNone;
       row = time_words_.next(row)) {
    if (time_words_.cell(row, 1) == "unit") return true;
  }
  return false;
}

// Of units of two words ("square metres") the longer one counts.
bool Measures::take_unit(const Words& words, std::size_t at, const Table& table, Quantity& quantity,
                         QuantityKind kind) const {
  if (at == 0 || !words.together(at - 1, at)) return false;
  std::size_t end = at + 1;
  std::size_t row = Table::kNone;
  if (words.together(at, at + 1)) {
    row = table.find_folded(pair_at(words, at));
    if (row != Table::kNone) end = at + 2;
  }
  if (row == Table::kNone) row = table.find_folded(words[at]);
  if (row == Table::kNone || (kind == QuantityKind::kMoney && table.cell(row, 2) == "scale")) {
    return false;
  }
  quantity.unit = table.cell(row, 1);
  quantity.kind = quantity.unit == "%" ? QuantityKind::kPercent : kind;
  // "120 M€": the row says how many of the currency the sign stands for.
  constexpr std::string_view kTimes = "behind*";
  const std::string_view place = table.cell(row, table.columns() - 1);
  if (kind == QuantityKind::kMoney && place.starts_with(kTimes)) {
    const double factor = factor_in(place.substr(kTimes.size()));
    if (quantity.low) quantity.low = *quantity.low * factor;
    if (quantity.high) quantity.high = *quantity.high * factor;
  }
  quantity.counted = Span{words.span(at).begin, words.span(end - 1).end};
  return true;
}

// Whether the word is a sign that stands before its sum: "a $3 bill".
bool Measures::currency_sign(const Words& words, std::size_t at) const {
  const std::size_t row = currencies_.find_folded(words[at]);
  return row != Table::kNone && currencies_.cell(row, 2) == "before";
}

// "$10m": a letter that multiplies where a currency's sign stands in front.
void Measures::scale_money(const Words& words, const Amount& amount, Quantity& quantity) const {
  if (!words.together(amount.begin, amount.end)) return;
  const std::size_t row = currencies_.find_folded(words[amount.end]);
  if (row == Table::kNone || currencies_.cell(row, 2) != "scale") return;
  const double scale = factor_in(currencies_.cell(row, 1));
  if (quantity.low) quantity.low = *quantity.low * scale;
  if (quantity.high) quantity.high = *quantity.high * scale;
  quantity.span.end = words.span(amount.end).end;
}

bool Measures::currency_before(const Words& words, const Amount& amount, Quantity& quantity) const {
  if (amount.begin == 0 || !words.together(amount.begin - 1, amount.begin)) return false;
  for (std::size_t row = currencies_.find_folded(words[amount.begin - 1]); row != Table::kNone;
       row = currencies_.next(row)) {
    if (currencies_.cell(row, 2) != "before") continue;
    quantity.unit = currencies_.cell(row, 1);
    quantity.kind = QuantityKind::kMoney;
    quantity.counted = words.span(amount.begin - 1);
    scale_money(words, amount, quantity);
    return true;
  }
  return false;
}

// "3 dollars 50 cents", "5 feet and 2 inches": a smaller unit of the same measure behind.
void Measures::add_smaller(const Words& words, const Amount& amount, Quantity& quantity) const {
  if (!quantity.low || quantity.low != quantity.high) return;
  std::size_t at = amount.end;
  while (words.together(amount.begin, at) && words.span(at).begin < quantity.counted->end) ++at;
  constexpr std::size_t kJoins = 2;  // "3 dollars and 50 cents"
  for (std::size_t begin = at; begin < at + kJoins; ++begin) {
    if (!words.together(amount.begin, begin)) return;
    const auto number = numbers_.at(words, begin);
    if (!number || !words.together(amount.begin, number->end - 1)) continue;
    for (std::size_t row = smaller_.find_folded(words[number->end]); row != Table::kNone;
         row = smaller_.next(row)) {
      if (smaller_.cell(row, 1) != quantity.unit) continue;
      quantity.low = *quantity.low + number->value * factor_in(smaller_.cell(row, 2));
      quantity.high = quantity.low;
      quantity.span.end = words.span(number->end - 1).end;
      return;
    }
    if (is_hundredths(words, *number, quantity)) {
      quantity.low = *quantity.low + number->value / 100;
      quantity.high = quantity.low;
      quantity.span.end = words.span(number->end - 1).end;
      return;
    }
  }
}

// "magnitude 6.8"
bool Measures::unit_before(const Words& words, const Amount& amount, Quantity& quantity) const {
  if (amount.begin == 0 || !words.together(amount.begin - 1, amount.begin)) return false;
  const std::size_t row = units_before_.find_folded(words[amount.begin - 1]);
  if (row == Table::kNone) return false;
  quantity.unit = units_before_.cell(row, 1);
  quantity.kind = QuantityKind::kMeasure;
  quantity.counted = words.span(amount.begin - 1);
  return true;
}

// "a 6.8-magnitude quake", "a 300-metre ship"
bool Measures::unit_behind_hyphen(const Words& words, const Amount& amount,
                                  Quantity& quantity) const {
  const std::size_t hyphen = amount.end;
  const auto is_glued = [&](std::size_t at) {
    return words.together(at - 1, at) && words.span(at - 1).end == words.span(at).begin;
  };
  if (words.form(hyphen) != "-" || !is_glued(hyphen) || !is_glued(hyphen + 1)) return false;
  return take_unit(words, hyphen + 1, units_, quantity, QuantityKind::kMeasure) ||
         take_unit(words, hyphen + 1, units_before_, quantity, QuantityKind::kMeasure);
}

bool Measures::take_any_unit(const Words& words, const Amount& amount, Quantity& quantity) const {
  if (currency_before(words, amount, quantity) || unit_before(words, amount, quantity)) return true;
  if (unit_behind_hyphen(words, amount, quantity)) return true;
  if (amount.form == NumberForm::kArticle && currency_sign(words, amount.end)) return false;
  if (take_unit(words, amount.end, units_, quantity, QuantityKind::kMeasure)) return true;
  if (take_unit(words, amount.end, currencies_, quantity, QuantityKind::kMoney)) return true;
  if (!nouns_.is_of(words[amount.end])) return false;
  return take_unit(words, amount.end + 1, currencies_, quantity, QuantityKind::kMoney) ||
         take_unit(words, amount.end + 1, units_, quantity, QuantityKind::kMeasure);
}

bool Measures::take(const Words& words, const Amount& amount, Quantity& quantity) const {
  if (!take_any_unit(words, amount, quantity)) return false;
  if (smaller_.rows() > 0) add_smaller(words, amount, quantity);
  return true;
}

// "five years old", "âgé de 34 ans": the unit is that of time, and nothing is counted.
bool Measures::take_age(const Words& words, const Amount& amount, Quantity& quantity) const {
  if (!words.together(amount.begin, amount.end) || !is_time_unit(words, amount.end)) return false;
  const std::size_t behind = amount.end + 1;
  bool age = false;
  const auto says = [&](std::string_view phrase, std::string_view place) {
    const std::size_t row = ages_.find_folded(phrase);
    age = age || (row != Table::kNone && ages_.cell(row, 1) == place);
  };
  if (words.together(amount.begin, behind)) says(words[behind], "behind");
  if (words.together(amount.begin, behind + 1)) says(pair_at(words, behind), "behind");
  if (amount.begin > 0 && words.together(amount.begin - 1, amount.begin)) {
    says(words[amount.begin - 1], "before");
  }
  if (amount.begin > 1 && words.together(amount.begin - 2, amount.begin)) {
    says(pair_at(words, amount.begin - 2), "before");
  }
  if (!age) return false;
  for (std::size_t row = time_words_.find_folded(words[amount.end]); row != Table::kNone;
       row = time_words_.next(row)) {
    if (time_words_.cell(row, 1) != "unit") continue;
    const std::string_view unit = time_words_.cell(row, 2);
    constexpr std::pair<std::string_view, std::string_view> kNames[] = {
        {"D", "day"}, {"W", "week"}, {"M", "month"}, {"Y", "year"}};
    const auto name =
        std::ranges::find(kNames, unit, &std::pair<std::string_view, std::string_view>::first);
    if (name == std::end(kNames)) return false;
    quantity.unit = name->second;
    quantity.kind = QuantityKind::kMeasure;
    return true;
  }
  return false;
}

}  // namespace sourcier
