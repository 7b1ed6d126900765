#include "engine/reading/numbers.h"

#include <charconv>
#include <string>

#include "engine/reading/number_parse.h"
#include "engine/reading/number_shape.h"

namespace sourcier {
namespace {

// Digits before an ordinal's ending; longer runs are codes.
constexpr std::size_t kMostOrdinalDigits = 4;

// Digits behind a mark of decimals that are words.
constexpr std::size_t kMostDecimals = 12;

bool is_plain(const Number& number) { return number.form == NumberForm::kCardinal; }

}  // namespace

// One number with what may stand around it.
class NumberPhrase {
 public:
  NumberPhrase(const NumberReader& reader, const Words& words, std::size_t at)
      : reader_(reader), words_(words), at_(at) {}

  std::optional<Number> run();

 private:
  std::optional<Number> parse(std::size_t at) const {
    return at < words_.size() ? NumberParse(reader_, words_, at).run() : std::nullopt;
  }
  bool is(std::size_t at, NumberKind kind) const;
  std::size_t over_length(std::size_t at) const;
  bool is_zero(std::size_t at) const;
  bool is_minus() const;
  std::optional<Number> leading_point() const;
  std::optional<Number> scientific() const;
  void take_decimals(Number& number) const;
  void take_fraction(Number& number) const;
  void take_denominator(Number& number) const;
  void take_long_denominator(Number& number) const;
  std::optional<Number> without_sign() const;

  const NumberReader& reader_;
  const Words& words_;
  std::size_t at_;
};

bool NumberPhrase::is(std::size_t at, NumberKind kind) const {
  if (!words_.together(at_, at)) return false;
  for (std::size_t row = reader_.table_.find_folded(words_[at]); row != Table::kNone;
       row = reader_.table_.next(row)) {
    if (number_kind(reader_.table_.cell(row, 1)) == kind) return true;
  }
  return false;
}

// Whether the word is a nought, which a number in words never begins with but decimals may.
bool NumberPhrase::is_zero(std::size_t at) const {
  const std::size_t row = reader_.table_.find_folded(words_[at]);
  return row != Table::kNone && number_kind(reader_.table_.cell(row, 1)) == NumberKind::kUnit &&
         number_in_cell(reader_.table_.cell(row, 2)) == 0;
}

// "minus five"; "au moins cinq" is a bound.
bool NumberPhrase::is_minus() const {
  if (NumberReader::opens_digits(words_, at_) && words_.form(at_) != ".") return true;
  if (!is(at_, NumberKind::kMinus)) return false;
  if (at_ == 0 || !words_.together(at_ - 1, at_)) return true;
  const std::string phrase = std::string(words_[at_ - 1]) + " " + std::string(words_[at_]);
  return reader_.bounds_.find_folded(phrase) == Table::kNone && !words_.begins_with_digit(at_ - 1);
}

std::optional<Number> NumberPhrase::leading_point() const {
  if (words_.form(at_) != "." || !NumberReader::opens_digits(words_, at_)) return std::nullopt;
  const auto value = number_value("0." + std::string(words_.form(at_ + 1)), false);
  if (!value) return std::nullopt;
  return Number{at_, at_ + 2, *value, NumberForm::kCardinal, 1, false};
}

// "two hundred point zero three", "deux virgule cinq millions".
void NumberPhrase::take_decimals(Number& number) const {
  if (!is_plain(number) || number.scale != 1 || !is(number.end, NumberKind::kPoint)) return;
  double value = number.value;
  double place = 1;
  double scale = 1;
  std::size_t end = number.end + 1;
  for (std::size_t digits = 0; digits < kMostDecimals && words_.together(at_, end);) {
    const auto next = parse(end);
    if (!next || !is_plain(*next) || !words_.together(at_, next->end - 1)) break;
    const bool zero = is_zero(end);
    const double part = zero ? 0 : next->value / next->scale;
    if (part < 0 || part >= 1000) break;
    const int places = part >= 100 ? 3 : part >= 10 ? 2 : 1;
    for (int i = 0; i < places; ++i) place /= 10;
    value += part * place;
    digits += static_cast<std::size_t>(places);
    scale = zero ? 1 : next->scale;
    end = zero ? end + 1 : next->end;
    if (scale != 1) break;
  }
  if (end == number.end + 1) return;
  number = {number.begin, end, value * scale, NumberForm::kCardinal, scale, false};
}

// "five and a quarter", "six million and two thirds", "10 1/2", "one billion and a quarter
// million".
void NumberPhrase::take_fraction(Number& number) const {
  if (!is_plain(number)) return;
  const bool joined = is(number.end, NumberKind::kJoin);
  const std::size_t begin = number.end + (joined ? 1 : 0);
  if (!words_.together(at_, begin) || (!joined && !words_.begins_with_digit(begin))) return;
  const auto next = parse(begin);
  if (!next) return;
  const bool of_scale = next->form == NumberForm::kCardinal && next->scale > 1 &&
                        next->value < next->scale && next->scale < number.scale;
  if (of_scale) {
    number = {number.begin, next->end, number.value + next->value, number.form, next->scale, false};
    return;
  }
  if (next->form != NumberForm::kFraction || next->value >= 1) return;
  number = {number.begin, next->end,    number.value + next->value * number.scale,
            number.form,  number.scale, false};
}

// "one over three", "un sur trois", "one out of three": proper fractions only.
std::size_t NumberPhrase::over_length(std::size_t at) const {
  if (is(at, NumberKind::kOver)) return 1;
  if (!words_.together(at, at + 1)) return 0;
  const std::string pair = std::string(words_[at]) + " " + std::string(words_[at + 1]);
  const std::size_t row = reader_.table_.find_folded(pair);
  const bool over =
      row != Table::kNone && number_kind(reader_.table_.cell(row, 1)) == NumberKind::kOver;
  return over ? 2 : 0;
}

void NumberPhrase::take_denominator(Number& number) const {
  if ((!is_plain(number) && number.form != NumberForm::kArticle) ||
      !words_.together(at_, number.end)) {
    return;
  }
  const std::size_t over = over_length(number.end);
  if (over == 0 || !words_.together(at_, number.end + over)) return;
  const auto next = parse(number.end + over);
  if (!next || !is_plain(*next) || next->value <= 1 || number.value > next->value) return;
  number = {number.begin, next->end, number.value / next->value, NumberForm::kFraction, 1, false};
}

// "three twenty-firsts", "un vingt-cinquième": the denominator is an ordinal of several words,
// which no noun follows: "a twenty-first birthday".
void NumberPhrase::take_long_denominator(Number& number) const {
  constexpr double kMost = 1000;
  if ((!is_plain(number) && number.form != NumberForm::kArticle) || number.value < 1 ||
      number.value >= kMost || words_.begins_with_digit(at_)) {
    return;
  }
  const std::size_t below = number.end;
  if (!is(below, NumberKind::kTen) && !is(below, NumberKind::kScore)) return;
  const auto ordinal = NumberParse(reader_, words_, below, true).run();
  if (!ordinal || ordinal->form != NumberForm::kOrdinal || ordinal->end < below + 2 ||
      ordinal->value < number.value || !words_.together(at_, ordinal->end - 1)) {
    return;
  }
  if (words_.together(at_, ordinal->end) && reader_.nouns_.is_noun(words_, ordinal->end)) return;
  number = {number.begin, ordinal->end, number.value / ordinal->value, NumberForm::kFraction, 1,
            false};
}

// "1.3e6", "1.3x10^6", "1.1^23": the tokens are read as they are set against each other.
std::optional<Number> NumberPhrase::scientific() const {
  if (!words_.begins_with_digit(at_)) return std::nullopt;
  const std::optional<ScientificNumber> found =
      scientific_number(words_.behind(at_), reader_.decimal_comma());
  if (!found) return std::nullopt;
  const std::uint32_t last = words_.span(at_).begin + found->size;
  std::size_t end = at_ + 1;
  while (words_.together(at_, end) && words_.span(end).begin < last) ++end;
  return Number{at_, end, found->value, NumberForm::kCardinal, 1, false};
}

std::optional<Number> NumberPhrase::without_sign() const {
  if (std::optional<Number> number = scientific()) return number;
  std::optional<Number> number = parse(at_);
  if (!number) return leading_point();
  take_decimals(*number);
  take_fraction(*number);
  take_denominator(*number);
  take_long_denominator(*number);
  return number;
}

std::optional<Number> NumberPhrase::run() {
  if (!is_minus()) return without_sign();
  ++at_;
  std::optional<Number> number = words_.together(at_ - 1, at_) ? without_sign() : std::nullopt;
  if (number && number->form == NumberForm::kArticle) number->form = NumberForm::kCardinal;
  if (!number || (!is_plain(*number) && number->form != NumberForm::kFraction)) return std::nullopt;
  number->begin = at_ - 1;
  number->value = -number->value;
  return number;
}

NumberReader::NumberReader(const Language& language)
    : table_(language.table("number_words")),
      skips_(language.table("counted_skips")),
      bounds_(language.table("bounds")),
      nouns_(language) {
  decimal_comma_ = language.is_set("decimal", "comma");
  joins_numbers_ = language.is_set("numbers", "joined");
  articles_lead_ = language.is_set("articles", "lead");
}

std::optional<Number> NumberReader::at(const Words& words, std::size_t index) const {
  if (index >= words.size()) return std::nullopt;
  return NumberPhrase(*this, words, index).run();
}

bool NumberReader::is_over(const Words& words, std::size_t index) const {
  for (std::size_t row = table_.find_folded(words[index]); row != Table::kNone;
       row = table_.next(row)) {
    if (number_kind(table_.cell(row, 1)) == NumberKind::kOver) return true;
  }
  return false;
}

// A cheap look: whether a piece of the table begins the word.
bool NumberReader::may_be_joined(std::string_view word) const {
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLongest = 8;  // "dreizehn", "hundert": no first piece must be longer.
  for (std::size_t length = kShortest; length <= kLongest && length < word.size(); ++length) {
    if (table_.find_folded(word.substr(0, length)) != Table::kNone) return true;
  }
  return false;
}

bool NumberReader::opens_digits(const Words& words, std::size_t index) {
  if (!words.begins_with_digit(index + 1)) return false;
  const std::string_view form = words.form(index);
  if (form != "." && form != "-" && form != "\xE2\x88\x92") return false;
  if (words.span(index).end != words.span(index + 1).begin) return false;
  return index == 0 || words.span(index - 1).end != words.span(index).begin;
}

std::optional<int> NumberReader::ordinal_in_digits(std::string_view folded) const {
  int value = 0;
  const auto [rest, error] = std::from_chars(folded.data(), folded.data() + folded.size(), value);
  const auto digits = static_cast<std::size_t>(rest - folded.data());
  if (error != std::errc() || digits == 0 || digits > kMostOrdinalDigits) return std::nullopt;
  const std::string_view suffix = folded.substr(digits);
  for (std::size_t row = table_.find_folded(suffix); row != Table::kNone; row = table_.next(row)) {
    if (number_kind(table_.cell(row, 1)) == NumberKind::kSuffix) return value;
  }
  return std::nullopt;
}

}  // namespace sourcier
