#include "engine/reading/numbers.h"

#include <charconv>

#include "engine/reading/number_shape.h"

namespace sourcier {
namespace {

// Digits before an ordinal's ending; longer runs are codes.
constexpr std::size_t kMostOrdinalDigits = 4;

enum class Kind : std::uint8_t {
  kNone,
  kUnit,
  kTeen,
  kTen,
  kScore,  // Twenty, that a unit before it multiplies: "quatre-vingts".
  kHundred,
  kScale,
  kArticle,
  kAbout,
  kOrdinal,
  kFraction,
  kHalf,
  kSuffix,
  kMany,  // The plural of a collective noun or a scale, on its own: "milliers".
  kJoin,
  kSome,
};

Kind kind_named(std::string_view name) {
  constexpr std::pair<std::string_view, Kind> kNames[] = {
      {"unit", Kind::kUnit},         {"teen", Kind::kTeen},       {"ten", Kind::kTen},
      {"score", Kind::kScore},       {"hundred", Kind::kHundred}, {"scale", Kind::kScale},
      {"article", Kind::kArticle},   {"about", Kind::kAbout},     {"ordinal", Kind::kOrdinal},
      {"fraction", Kind::kFraction}, {"half", Kind::kHalf},       {"suffix", Kind::kSuffix},
      {"join", Kind::kJoin},         {"some", Kind::kSome},       {"many", Kind::kMany},
  };
  for (const auto& [label, kind] : kNames) {
    if (label == name) return kind;
  }
  return Kind::kNone;
}

double number_in(std::string_view cell) {
  double value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

}  // namespace

// One number being read: `total` holds what scales have closed, `current` what is open.
class NumberParse {
 public:
  NumberParse(const NumberReader& reader, const Words& words, std::size_t at)
      : reader_(reader), words_(words), first_(at), at_(at) {}

  std::optional<Number> run();

 private:
  struct Entry {
    Kind kind = Kind::kNone;
    double value = 0;
  };

  Entry entry(std::size_t index, Kind wanted = Kind::kNone) const;
  bool take_digits();
  bool take_word(const Entry& entry);
  bool take_small(const Entry& entry);
  bool take_scale(double scale);
  bool take_join();
  bool take_half_scale();
  bool take_closing(const Entry& entry);
  std::optional<Number> result() const;

  const NumberReader& reader_;
  const Words& words_;
  const std::size_t first_;
  std::size_t at_;
  double total_ = 0;
  double current_ = 0;
  double scale_ = 1;         // The last multiplier taken.
  double lowest_scale_ = 0;  // The next one must be below it.
  double last_ = -1;         // The last small value added; below 10 a score multiplies it.
  bool open_ = false;        // Something stands in `current_`.
  bool digits_ = false;
  bool closed_ = false;
  bool some_ = false;
  NumberForm form_ = NumberForm::kCardinal;
};

// The row of a word; of several the one of the kind wanted, else the first.
NumberParse::Entry NumberParse::entry(std::size_t index, Kind wanted) const {
  if (!words_.together(first_, index) || words_.begins_with_digit(index)) return {};
  const Table& table = reader_.table_;
  Entry found;
  for (std::size_t row = table.find_folded(words_[index]); row != Table::kNone;
       row = table.next(row)) {
    const Kind kind = kind_named(table.cell(row, 1));
    if (found.kind == Kind::kNone || kind == wanted) found = {kind, number_in(table.cell(row, 2))};
  }
  return found;
}

bool NumberParse::take_digits() {
  const std::string_view form = words_.form(at_);
  const std::optional<double> value = number_value(form, reader_.decimal_comma());
  if (value) {
    current_ = *value;
    last_ = *value;
    open_ = digits_ = true;
    ++at_;
    return true;
  }
  const std::optional<int> ordinal = reader_.ordinal_in_digits(words_[at_]);
  if (!ordinal) return false;
  current_ = *ordinal;
  open_ = digits_ = closed_ = true;
  form_ = NumberForm::kOrdinal;
  ++at_;
  return true;
}

bool NumberParse::take_small(const Entry& entry) {
  const auto whole = static_cast<long long>(current_);
  const auto value = static_cast<long long>(entry.value);
  if (digits_ && open_) return false;
  if (entry.kind == Kind::kScore && open_ && whole % 100 > 1 && whole % 100 < 10 && last_ < 10) {
    current_ += static_cast<double>(whole % 100 * (value - 1));
  } else {
    // "soixante-dix", "quatre-vingt-onze": tens of two words take the teens.
    const bool room = value < 10   ? whole % 10 == 0 && !(whole % 100 == 10)
                      : value < 20 ? whole % 20 == 0 && whole % 100 != 20 && whole % 100 != 40
                                   : whole % 100 == 0;
    if (open_ && !room) return false;
    current_ += entry.value;
  }
  last_ = entry.value;
  open_ = true;
  return true;
}

bool NumberParse::take_scale(double scale) {
  if (lowest_scale_ != 0 && scale >= lowest_scale_) return false;
  total_ += (open_ ? current_ : 1) * scale;
  current_ = 0;
  last_ = -1;
  scale_ = scale;
  lowest_scale_ = scale;
  open_ = digits_ = false;
  if (form_ == NumberForm::kArticle) form_ = NumberForm::kCardinal;
  return true;
}

// "vingt et un", "two hundred and five", "deux millions et demi".
bool NumberParse::take_join() {
  Entry next = entry(at_ + 1, Kind::kHalf);
  if (next.kind == Kind::kArticle && entry(at_ + 2).kind == Kind::kHalf) {
    next = entry(at_ + 2);  // "one million and a half"
    ++at_;
  }
  if (next.kind == Kind::kHalf && (total_ > 0 || open_)) {
    total_ += next.value * (open_ ? 1 : scale_);
    at_ += 2;
    // "five and a half million"
    closed_ = !(open_ && entry(at_).kind == Kind::kScale);
    if (!closed_) {
      current_ += total_;
      total_ = 0;
      digits_ = false;
    }
    return true;
  }
  const auto whole = static_cast<long long>(current_);
  const bool ten = open_ && !digits_ && whole % 10 == 0 && whole > 0;
  const bool scaled = !open_ && total_ > 0;
  const bool small = next.kind == Kind::kUnit || next.kind == Kind::kTeen ||
                     next.kind == Kind::kTen || next.kind == Kind::kArticle ||
                     next.kind == Kind::kScore || next.kind == Kind::kOrdinal;
  const bool joins = entry(at_).value == 0 || (entry(at_).value <= 100 && whole % 100 == 0);
  if (!(ten || scaled) || !small || !joins) return false;
  if (entry(at_).value == 0 && (scaled || next.value >= 20)) return false;
  ++at_;
  return true;
}

// "un demi-million", "half a million": the scale behind a half. Leaves `at_` on the scale.
bool NumberParse::take_half_scale() {
  std::size_t next = at_ + 1;
  if (entry(next).kind == Kind::kArticle) ++next;
  if (entry(next).kind != Kind::kScale) return false;
  at_ = next - 1;
  form_ = NumberForm::kCardinal;
  return true;
}

// Kinds that end a number: collective nouns, ordinals, fractions.
bool NumberParse::take_closing(const Entry& entry) {
  const bool before = open_ || total_ > 0;
  switch (entry.kind) {
    case Kind::kAbout:
    case Kind::kMany:
      if (total_ > 0 || (!before && entry.kind == Kind::kAbout)) return false;
      form_ = before ? NumberForm::kAbout : NumberForm::kSome;
      current_ = (open_ ? current_ : 1) * entry.value;
      scale_ = entry.value;
      break;
    case Kind::kOrdinal:
      if (form_ == NumberForm::kArticle || digits_) return false;
      if (entry.value >= 1000) {
        take_scale(entry.value);
      } else if (entry.value >= 100) {
        current_ = (open_ ? current_ : 1) * entry.value;
      } else if (!take_small({entry.value < 10 ? Kind::kUnit : Kind::kTeen, entry.value})) {
        return false;
      }
      form_ = NumberForm::kOrdinal;
      break;
    case Kind::kFraction:
      if (!before || total_ > 0 || current_ >= 100) return false;
      current_ /= entry.value;
      form_ = NumberForm::kFraction;
      break;
    case Kind::kHalf:
      if (before && form_ != NumberForm::kArticle) return false;
      current_ = entry.value;
      form_ = NumberForm::kFraction;
      open_ = true;
      closed_ = !take_half_scale();
      return true;
    default:
      return false;
  }
  open_ = closed_ = true;
  return true;
}

bool NumberParse::take_word(const Entry& entry) {
  switch (entry.kind) {
    case Kind::kUnit:
    case Kind::kTeen:
    case Kind::kTen:
    case Kind::kScore:
      if (form_ == NumberForm::kArticle) return false;
      return take_small(entry);
    case Kind::kArticle:
      if (open_ || total_ > 0) return take_small({Kind::kUnit, entry.value});
      current_ = entry.value;
      last_ = entry.value;
      open_ = true;
      form_ = NumberForm::kArticle;
      return true;
    case Kind::kHundred: {
      const double below = open_ ? current_ : 1;
      if (digits_ || below >= 100) return false;
      current_ = below * entry.value;
      last_ = entry.value;
      open_ = true;
      if (form_ == NumberForm::kArticle) form_ = NumberForm::kCardinal;
      return true;
    }
    case Kind::kScale:
      return take_scale(entry.value);
    case Kind::kSome:
      if (at_ != first_) return false;
      some_ = true;
      return true;
    default:
      return take_closing(entry);
  }
}

std::optional<Number> NumberParse::result() const {
  if (at_ == first_ || (some_ && at_ == first_ + 1)) return std::nullopt;
  Number number{first_, at_, total_ + current_, form_, scale_, false};
  if (some_ && form_ == NumberForm::kCardinal) {
    constexpr double kLeastOrder = 100;  // "a few hundred", never "some five".
    if (at_ != first_ + 2 || total_ + current_ < kLeastOrder) return std::nullopt;
    number.form = NumberForm::kSome;
  }
  number.in_digits = at_ == first_ + 1 && digits_ && form_ == NumberForm::kCardinal;
  return number;
}

std::optional<Number> NumberParse::run() {
  if (words_.begins_with_digit(at_) && !take_digits()) return std::nullopt;
  while (!closed_ && at_ - first_ < NumberReader::kMostWords && at_ < words_.size()) {
    const Entry next = entry(at_);
    if (next.kind == Kind::kNone) break;
    if (next.kind == Kind::kJoin) {
      if (at_ == first_ || !take_join()) break;
      continue;
    }
    if (!take_word(next)) {
      const Entry closing = entry(at_, Kind::kFraction);
      if (closing.kind != Kind::kFraction || next.kind == Kind::kFraction || !take_word(closing)) {
        break;
      }
    }
    ++at_;
  }
  return result();
}

NumberReader::NumberReader(const Language& language) : table_(language.table("number_words")) {
  const Table settings = language.table("settings");
  const std::size_t row = settings.find("decimal");
  decimal_comma_ = row != Table::kNone && settings.cell(row, 1) == "comma";
}

std::optional<Number> NumberReader::at(const Words& words, std::size_t index) const {
  if (index >= words.size()) return std::nullopt;
  return NumberParse(*this, words, index).run();
}

std::optional<int> NumberReader::ordinal_in_digits(std::string_view folded) const {
  int value = 0;
  const auto [rest, error] = std::from_chars(folded.data(), folded.data() + folded.size(), value);
  const auto digits = static_cast<std::size_t>(rest - folded.data());
  if (error != std::errc() || digits == 0 || digits > kMostOrdinalDigits) return std::nullopt;
  const std::string_view suffix = folded.substr(digits);
  for (std::size_t row = table_.find_folded(suffix); row != Table::kNone; row = table_.next(row)) {
    if (kind_named(table_.cell(row, 1)) == Kind::kSuffix) return value;
  }
  return std::nullopt;
}

std::optional<std::pair<double, double>> NumberReader::range_in_digits(
    std::string_view first, std::string_view second) const {
  const auto low = number_value(first, decimal_comma_);
  const auto high = number_value(second, decimal_comma_);
  if (!low || !high) return std::nullopt;
  return std::pair(*low, *high);
}

}  // namespace sourcier
