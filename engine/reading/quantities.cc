#include "engine/reading/quantities.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>

#include "engine/reading/counted.h"
#include "engine/reading/numbers.h"
#include "engine/reading/tense.h"
#include "engine/reading/words.h"

namespace sourcier {
namespace {

// Words in front of a number that a bound or an approximator may have.
constexpr std::size_t kLongestBound = 4;
// Numbers of at least this scale take "of" before what they count.
constexpr double kMillion = 1e6;
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2099;

// A number or a range, before what stands around it is looked at.
struct Amount {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::optional<double> low;
  std::optional<double> high;
  NumberForm form = NumberForm::kCardinal;
  double scale = 1;
  bool in_digits = false;
};

class Counter {
 public:
  Counter(const Words& words, std::span<const TimeExpression> times, const Language& language)
      : words_(words),
        times_(times),
        numbers_(language),
        nouns_(language),
        tense_(language),
        bounds_(language.table("bounds")),
        bounds_behind_(language.table("bounds_behind")),
        approximators_(language.table("approximators")),
        units_(language.table("units")),
        currencies_(language.table("currencies")),
        time_words_(language.table("time_words")),
        joins_(language.table("range_joins")) {}

  std::vector<Quantity> run();

 private:
  std::optional<Amount> amount_at(std::size_t at) const;
  std::optional<Amount> digit_range(std::size_t at) const;
  void join_range(Amount& amount) const;
  bool in_time(std::size_t at);
  bool is_time_unit(std::size_t at) const;
  std::string phrase_before(std::size_t at, std::size_t length) const;
  void bound(const Amount& amount, Quantity& quantity) const;
  void bound_behind(const Amount& amount, Quantity& quantity) const;
  void approximate(const Amount& amount, Quantity& quantity) const;
  bool measure(const Amount& amount, Quantity& quantity) const;
  bool take_unit(std::size_t at, const Table& table, Quantity& quantity, QuantityKind kind) const;
  bool currency_sign(std::size_t at) const;
  bool is_negative(std::size_t at) const;
  void scale_money(const Amount& amount, Quantity& quantity) const;
  bool currency_before(const Amount& amount, Quantity& quantity) const;
  bool tells(const Amount& amount, const Quantity& quantity) const;
  QuantityStatus status(const Amount& amount) const;
  std::optional<Quantity> quantity(const Amount& amount) const;

  const Words& words_;
  std::span<const TimeExpression> times_;
  std::size_t time_ = 0;
  const NumberReader numbers_;
  const CountedNouns nouns_;
  const TenseMarks tense_;
  const Table bounds_;
  const Table bounds_behind_;
  const Table approximators_;
  const Table units_;
  const Table currencies_;
  const Table time_words_;
  const Table joins_;
};

// Whether the word lies in a time expression; asked in order.
bool Counter::in_time(std::size_t at) {
  const Span span = words_.span(at);
  while (time_ < times_.size() && times_[time_].span.end <= span.begin) ++time_;
  return time_ < times_.size() && times_[time_].span.overlaps(span);
}

bool Counter::is_time_unit(std::size_t at) const {
  for (std::size_t row = time_words_.find_folded(words_[at]); row != Table::kNone;
       row = time_words_.next(row)) {
    if (time_words_.cell(row, 1) == "unit") return true;
  }
  return false;
}

// "25-30": one word of digits with a hyphen inside.
std::optional<Amount> Counter::digit_range(std::size_t at) const {
  if (!words_.begins_with_digit(at)) return std::nullopt;
  const std::string_view form = words_.form(at);
  const std::size_t hyphen = form.find('-');
  if (hyphen == std::string_view::npos || hyphen != form.rfind('-')) return std::nullopt;
  const auto parts = numbers_.range_in_digits(form.substr(0, hyphen), form.substr(hyphen + 1));
  if (!parts || parts->first >= parts->second) return std::nullopt;
  return Amount{at, at + 1, parts->first, parts->second, NumberForm::kCardinal, 1, false};
}

// "3 à 4 000" is 3 000 to 4 000, "2 à 3 millions" is millions both times.
void Counter::join_range(Amount& amount) const {
  if (!words_.together(amount.begin, amount.end)) return;
  const std::size_t row = joins_.find_folded(words_[amount.end]);
  if (row == Table::kNone) return;
  const std::string_view opener = joins_.cell(row, 1);
  if (!opener.empty() && (amount.begin == 0 || words_[amount.begin - 1] != opener)) return;
  const auto second = numbers_.at(words_, amount.end + 1);
  if (!second || !words_.together(amount.begin, second->begin) ||
      second->form != NumberForm::kCardinal || amount.form != NumberForm::kCardinal) {
    return;
  }
  double low = *amount.low;
  double shared = second->scale;
  constexpr double kThousand = 1000;
  if (second->in_digits && std::fmod(second->value, kThousand) == 0) shared = kThousand;
  if (amount.scale == 1 && shared > 1 && low < second->value / shared) low *= shared;
  if (low >= second->value) return;
  amount = {amount.begin,          second->end,   low,  second->value,
            NumberForm::kCardinal, second->scale, false};
}

std::optional<Amount> Counter::amount_at(std::size_t at) const {
  if (!numbers_.may_begin(words_, at)) return std::nullopt;
  std::optional<Amount> amount = digit_range(at);
  if (amount) return amount;
  const auto number = numbers_.at(words_, at);
  if (!number) return std::nullopt;
  amount = Amount{number->begin, number->end,   number->value,    number->value,
                  number->form,  number->scale, number->in_digits};
  if (number->form == NumberForm::kSome) amount->high.reset();
  join_range(*amount);
  return amount;
}

// The `length` words that end before `at`, folded.
std::string Counter::phrase_before(std::size_t at, std::size_t length) const {
  std::string phrase;
  if (at < length || !words_.together(at - length, at)) return phrase;
  for (std::size_t i = at - length; i < at; ++i) {
    if (!phrase.empty()) phrase += ' ';
    phrase += words_[i];
  }
  return phrase;
}

void Counter::bound(const Amount& amount, Quantity& quantity) const {
  for (std::size_t length = kLongestBound; length > 0; --length) {
    const std::string phrase = phrase_before(amount.begin, length);
    const std::size_t row = phrase.empty() ? Table::kNone : bounds_.find_folded(phrase);
    if (row == Table::kNone) continue;
    (bounds_.cell(row, 1) == "low" ? quantity.high : quantity.low).reset();
    return;
  }
}

// "500 ou plus", "40 or more".
void Counter::bound_behind(const Amount& amount, Quantity& quantity) const {
  if (!words_.together(amount.begin, amount.end + 1)) return;
  const std::string phrase =
      std::string(words_[amount.end]) + " " + std::string(words_[amount.end + 1]);
  const std::size_t row = bounds_behind_.find_folded(phrase);
  if (row == Table::kNone) return;
  (bounds_behind_.cell(row, 1) == "low" ? quantity.high : quantity.low).reset();
}

void Counter::approximate(const Amount& amount, Quantity& quantity) const {
  quantity.approximate = amount.form == NumberForm::kAbout || amount.form == NumberForm::kSome;
  for (std::size_t length = kLongestBound; length > 0 && !quantity.approximate; --length) {
    const std::string phrase = phrase_before(amount.begin, length);
    quantity.approximate = !phrase.empty() && approximators_.find_folded(phrase) != Table::kNone;
  }
  // "250 millions d'euros environ"
  constexpr std::size_t kReachBehind = 3;
  for (std::size_t i = amount.end; i <= amount.end + kReachBehind; ++i) {
    if (!words_.together(amount.begin, i) || quantity.approximate) break;
    const std::size_t row = approximators_.find_folded(words_[i]);
    quantity.approximate = row != Table::kNone && approximators_.cell(row, 1) == "behind";
  }
}

bool Counter::take_unit(std::size_t at, const Table& table, Quantity& quantity,
                        QuantityKind kind) const {
  if (at == 0 || !words_.together(at - 1, at)) return false;
  std::size_t end = at + 1;
  std::size_t row = Table::kNone;
  if (words_.together(at, at + 1)) {
    row = table.find_folded(std::string(words_[at]) + " " + std::string(words_[at + 1]));
    if (row != Table::kNone) end = at + 2;
  }
  if (row == Table::kNone) row = table.find_folded(words_[at]);
  if (row == Table::kNone || (kind == QuantityKind::kMoney && table.cell(row, 2) == "scale")) {
    return false;
  }
  quantity.unit = table.cell(row, 1);
  quantity.kind = quantity.unit == "%" ? QuantityKind::kPercent : kind;
  quantity.counted = Span{words_.span(at).begin, words_.span(end - 1).end};
  return true;
}

// Whether the word is a sign that stands before its sum: "a $3 bill".
bool Counter::currency_sign(std::size_t at) const {
  const std::size_t row = currencies_.find_folded(words_[at]);
  return row != Table::kNone && currencies_.cell(row, 2) == "before";
}

// "-5": a minus sign set against its number and against nothing before it.
bool Counter::is_negative(std::size_t at) const {
  if (at == 0 || !words_.begins_with_digit(at)) return false;
  const Span sign = words_.span(at - 1);
  const std::string_view form = words_.form(at - 1);
  if (sign.end != words_.span(at).begin || (form != "-" && form != "\xE2\x88\x92")) return false;
  return at < 2 || words_.span(at - 2).end != sign.begin;
}

// "$10m": a letter that multiplies where a currency's sign stands in front.
void Counter::scale_money(const Amount& amount, Quantity& quantity) const {
  if (!words_.together(amount.begin, amount.end)) return;
  const std::size_t row = currencies_.find_folded(words_[amount.end]);
  if (row == Table::kNone || currencies_.cell(row, 2) != "scale") return;
  const std::string_view cell = currencies_.cell(row, 1);
  double scale = 1;
  std::from_chars(cell.data(), cell.data() + cell.size(), scale);
  if (quantity.low) quantity.low = *quantity.low * scale;
  if (quantity.high) quantity.high = *quantity.high * scale;
  quantity.span.end = words_.span(amount.end).end;
}

bool Counter::currency_before(const Amount& amount, Quantity& quantity) const {
  if (amount.begin == 0 || !words_.together(amount.begin - 1, amount.begin)) return false;
  const std::size_t row = currencies_.find_folded(words_[amount.begin - 1]);
  if (row == Table::kNone || currencies_.cell(row, 2) != "before") return false;
  quantity.unit = currencies_.cell(row, 1);
  quantity.kind = QuantityKind::kMoney;
  quantity.counted = words_.span(amount.begin - 1);
  scale_money(amount, quantity);
  return true;
}

// Percentages, money and measures, by the unit behind or the sign before the number.
bool Counter::measure(const Amount& amount, Quantity& quantity) const {
  if (currency_before(amount, quantity)) return true;
  if (amount.form == NumberForm::kArticle && currency_sign(amount.end)) return false;
  if (take_unit(amount.end, units_, quantity, QuantityKind::kMeasure)) return true;
  if (take_unit(amount.end, currencies_, quantity, QuantityKind::kMoney)) return true;
  if (!nouns_.is_of(words_[amount.end])) return false;
  return take_unit(amount.end + 1, currencies_, quantity, QuantityKind::kMoney) ||
         take_unit(amount.end + 1, units_, quantity, QuantityKind::kMeasure);
}

QuantityStatus Counter::status(const Amount& amount) const {
  if (tense_.is_estimate(words_, amount.begin, amount.end)) return QuantityStatus::kEstimated;
  if (tense_.is_future(words_, amount.begin, amount.end)) return QuantityStatus::kPlanned;
  return QuantityStatus::kReported;
}

// Whether the amount says anything: ordinals and bare numbers mostly name a thing.
bool Counter::tells(const Amount& amount, const Quantity& quantity) const {
  if (quantity.kind != QuantityKind::kNumber) return true;
  if (quantity.counted) return true;
  const double value = quantity.low.value_or(quantity.high.value_or(0));
  if (value == 1 && !amount.in_digits) return false;  // "that one"
  if (amount.in_digits && value >= kFirstYear && value <= kLastYear) return false;
  if (amount.form == NumberForm::kFraction && amount.end == amount.begin + 1) return false;
  // "l'article 8", "France 2": the number names what stands before it.
  return amount.begin == 0 || !words_.together(amount.begin - 1, amount.begin) ||
         !nouns_.is_noun(words_, amount.begin - 1);
}

std::optional<Quantity> Counter::quantity(const Amount& amount) const {
  Quantity quantity;
  quantity.span = {words_.span(amount.begin).begin, words_.span(amount.end - 1).end};
  quantity.low = amount.low;
  quantity.high = amount.high;
  if (amount.form == NumberForm::kOrdinal) {
    quantity.kind = QuantityKind::kOrdinal;
  } else if (!measure(amount, quantity)) {
    if (amount.form == NumberForm::kArticle) return std::nullopt;
    const bool label = amount.begin > 0 && words_.together(amount.begin - 1, amount.begin) &&
                       nouns_.is_noun(words_, amount.begin - 1);
    const bool plain = amount.form == NumberForm::kCardinal && amount.scale < kMillion;
    // "l'article 8 de la convention" counts nothing; "5 millions d'euros" does.
    if (label && plain && nouns_.is_of(words_[amount.end])) return std::nullopt;
    quantity.counted = nouns_.at(words_, amount.end);
  }
  if (!tells(amount, quantity)) return std::nullopt;
  if (is_negative(amount.begin) && quantity.low && quantity.high) {
    quantity.span.begin = words_.span(amount.begin - 1).begin;
    quantity.low = -*quantity.low;
    quantity.high = -*quantity.high;
  }
  bound(amount, quantity);
  bound_behind(amount, quantity);
  approximate(amount, quantity);
  quantity.status = status(amount);
  return quantity;
}

std::vector<Quantity> Counter::run() {
  std::vector<Quantity> quantities;
  for (std::size_t at = 0; at < words_.size();) {
    const std::optional<Amount> amount = amount_at(at);
    if (!amount) {
      ++at;
      continue;
    }
    const bool time = in_time(at) || is_time_unit(amount->end) ||
                      (nouns_.is_of(words_[amount->end]) && is_time_unit(amount->end + 1));
    if (!time && amount->form != NumberForm::kOrdinal) {
      if (const auto found = quantity(*amount)) quantities.push_back(*found);
    }
    at = time ? at + 1 : amount->end;
  }
  return quantities;
}

}  // namespace

std::vector<Quantity> find_quantities(const Article& article, std::span<const Span> sentences,
                                      std::span<const Token> tokens,
                                      std::span<const TimeExpression> times,
                                      const Language& language) {
  const Words words(article.text, sentences, tokens);
  return Counter(words, times, language).run();
}

}  // namespace sourcier
