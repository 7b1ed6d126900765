#include "engine/reading/number_parse.h"

#include <algorithm>
#include <charconv>

#include "engine/reading/number_shape.h"

namespace sourcier {

using Kind = NumberKind;

NumberKind number_kind(std::string_view name) {
  constexpr std::pair<std::string_view, Kind> kNames[] = {
      {"unit", Kind::kUnit},         {"teen", Kind::kTeen},       {"ten", Kind::kTen},
      {"score", Kind::kScore},       {"hundred", Kind::kHundred}, {"scale", Kind::kScale},
      {"article", Kind::kArticle},   {"about", Kind::kAbout},     {"ordinal", Kind::kOrdinal},
      {"fraction", Kind::kFraction}, {"half", Kind::kHalf},       {"suffix", Kind::kSuffix},
      {"join", Kind::kJoin},         {"some", Kind::kSome},       {"many", Kind::kMany},
      {"letter", Kind::kLetter},     {"piece", Kind::kPiece},     {"minus", Kind::kMinus},
      {"point", Kind::kPoint},       {"over", Kind::kOver},       {"ten-on", Kind::kTenOn},
  };
  for (const auto& [label, kind] : kNames) {
    if (label == name) return kind;
  }
  return Kind::kNone;
}

double number_in_cell(std::string_view cell) {
  double value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

// "zweihundertfünfzigtausend": a number in one word, of pieces that have rows of their own.
NumberParse::Entry NumberParse::joined(std::string_view word) const {
  constexpr std::size_t kShortestPiece = 3;
  constexpr std::size_t kLongestPiece = 24;
  constexpr std::size_t kLongestWord = 64;  // Longer words are names or attacks.
  if (!reader_.joins_numbers() || word.size() > kLongestWord) return {};
  double total = 0;
  double current = 0;
  int pieces = 0;
  while (!word.empty()) {
    std::size_t length = std::min(word.size(), kLongestPiece);
    std::size_t row = Table::kNone;
    for (; length >= kShortestPiece && row == Table::kNone; --length) {
      row = reader_.table_.find_folded(word.substr(0, length));
    }
    if (row == Table::kNone) return {};
    ++length;
    const Kind kind = number_kind(reader_.table_.cell(row, 1));
    const double value = number_in_cell(reader_.table_.cell(row, 2));
    if (kind == Kind::kHundred) {
      current = std::max(current, 1.0) * value;
    } else if (kind == Kind::kScale) {
      total += std::max(current, 1.0) * value;
      current = 0;
    } else if (kind == Kind::kUnit || kind == Kind::kTeen || kind == Kind::kTen ||
               kind == Kind::kArticle) {
      current += value;
    } else if (kind != Kind::kJoin || pieces == 0) {
      return {};
    }
    word.remove_prefix(length);
    ++pieces;
  }
  if (pieces < 2) return {};
  return {Kind::kTen, total + current};
}

// The row of a word; of several the one of the kind wanted, else the first.
NumberParse::Entry NumberParse::entry(std::size_t index, NumberKind wanted) const {
  if (!words_.together(first_, index) || words_.begins_with_digit(index)) return {};
  const Table& table = reader_.table_;
  Entry found;
  for (std::size_t row = table.find_folded(words_[index]); row != Table::kNone;
       row = table.next(row)) {
    const Kind kind = number_kind(table.cell(row, 1));
    // "10M" are millions, "10 m" are metres.
    if (kind == Kind::kLetter && (!digits_ || words_.form(index) != table.cell(row, 0))) continue;
    if (found.kind == Kind::kNone || kind == wanted) {
      found = {kind, number_in_cell(table.cell(row, 2))};
    }
  }
  return found.kind == Kind::kNone ? joined(words_[index]) : found;
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
  if (take_written_fraction()) return true;
  const std::optional<int> ordinal = reader_.ordinal_in_digits(words_[at_]);
  if (!ordinal) return false;
  current_ = *ordinal;
  open_ = digits_ = closed_ = true;
  form_ = NumberForm::kOrdinal;
  ++at_;
  return true;
}

// "1/4": a proper fraction of everyday denominators, so that no date or score is one.
bool NumberParse::take_written_fraction() {
  const std::optional<double> value = written_fraction(words_.form(at_));
  if (!value) return false;
  current_ += *value;
  form_ = NumberForm::kFraction;
  open_ = closed_ = true;
  take_fraction_scale();
  ++at_;
  return true;
}

// Digits inside a number in words: "4 thousand 3 hundred", "2 millions 300 000".
bool NumberParse::take_inner_digits() {
  if (total_ == 0 || open_ || !words_.together(first_, at_)) return false;
  const std::optional<double> value = number_value(words_.form(at_), reader_.decimal_comma());
  if (!value || *value >= lowest_scale_) return false;
  constexpr double kLeastAlone = 100;
  const Kind next = entry(at_ + 1).kind;
  if (*value < kLeastAlone && next != Kind::kHundred && next != Kind::kScale) return false;
  return take_digits();
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
    // "dix-sept": a ten of a language that counts on from it.
    const bool counts_on = last_kind_ == Kind::kTenOn && value >= 7 && value < 10;
    if (open_ && !room && !counts_on) return false;
    current_ += entry.value;
  }
  last_ = entry.value;
  last_kind_ = entry.kind;
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
  // "3 hundred and 21"
  if (words_.together(first_, at_ + 1) && words_.begins_with_digit(at_ + 1) &&
      entry(at_).value > 0) {
    const auto value = number_value(words_.form(at_ + 1), reader_.decimal_comma());
    const bool room = last_ == 100 && static_cast<long long>(current_) % 100 == 0;
    if (!open_ || digits_ || !room || !value || *value >= 100) return false;
    current_ += *value;
    at_ += 2;
    closed_ = true;
    return true;
  }
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
  // "six million and two thirds", "one hundred and three quarters": the fraction is one of its own.
  if (entry(at_ + 2, Kind::kFraction).kind == Kind::kFraction ||
      entry(at_ + 2).kind == Kind::kHalf) {
    return false;
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

// "un demi-million", "two thirds of a million": the scale behind a fraction. Leaves `at_` on the
// last word taken.
std::size_t NumberParse::fraction_scale() const {
  std::size_t next = at_ + 1;
  if (words_.together(first_, next) && reader_.is_of(words_[next])) ++next;
  if (entry(next).kind == Kind::kArticle) ++next;
  return entry(next).kind == Kind::kScale ? next : 0;
}

void NumberParse::take_fraction_scale() {
  const std::size_t next = fraction_scale();
  if (next == 0) return;
  take_scale(entry(next).value);
  form_ = NumberForm::kCardinal;
  at_ = next;
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
    case Kind::kFraction: {
      constexpr double kMinute = 1e6;                      // "a hundred trillionths"
      if (!before && fraction_scale() == 0) return false;  // "quart de million"
      if (!before) current_ = 1;
      if (total_ > 0 || (current_ >= 1000 && entry.value < kMinute)) return false;
      current_ /= entry.value;
      form_ = NumberForm::kFraction;
      open_ = closed_ = true;
      take_fraction_scale();
      return true;
    }
    case Kind::kHalf:
      if (before && (current_ != 1 || total_ > 0 || digits_)) return false;
      current_ = entry.value;
      form_ = NumberForm::kFraction;
      open_ = closed_ = true;
      take_fraction_scale();
      return true;
    case Kind::kPiece:  // "½", "2½"
      if (before && !digits_) return false;
      current_ += entry.value;
      break;
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
    case Kind::kTenOn:
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
      constexpr double kMostInDigits = 10;  // "3 hundred", but "20 cents" are coins.
      if (below >= (digits_ ? kMostInDigits : 100)) return false;
      digits_ = false;
      current_ = below * entry.value;
      last_ = entry.value;
      open_ = true;
      if (form_ == NumberForm::kArticle) form_ = NumberForm::kCardinal;
      return true;
    }
    case Kind::kScale:
    case Kind::kLetter:
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
    if (words_.begins_with_digit(at_)) {
      if (!take_inner_digits()) break;
      continue;
    }
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

}  // namespace sourcier
