#include "engine/reading/number_parse.h"

#include "engine/reading/number_shape.h"

namespace sourcier {

using Kind = NumberKind;

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
  if (!open_ && at_ == scaled_end_ && scale > scale_) return take_scale_of_scale(scale);
  if (lowest_scale_ != 0 && scale >= lowest_scale_) return false;
  scaled_ = (open_ ? current_ : 1) * scale;
  scaled_end_ = at_ + 1;
  total_ += scaled_;
  current_ = 0;
  last_ = -1;
  scale_ = scale;
  lowest_scale_ = scale;
  open_ = digits_ = false;
  if (form_ == NumberForm::kArticle) form_ = NumberForm::kCardinal;
  return true;
}

// "deux mille milliards", "three lakh crore": the scale behind a scale multiplies what that one has
// closed.
bool NumberParse::take_scale_of_scale(double scale) {
  total_ += scaled_ * (scale - 1);
  scaled_ *= scale;
  scale_ = scale;
  lowest_scale_ = scale;
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
