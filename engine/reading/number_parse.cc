#include "engine/reading/number_parse.h"

#include <algorithm>
#include <cmath>

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

// Digits inside a number in words: "4 thousand 3 hundred", "2 millions 300 000".
bool NumberParse::take_inner_digits() {
  if (total_ == 0 || open_ || !words_.together(first_, at_)) return false;
  const std::optional<double> value = number_value(words_.form(at_), reader_.decimal_comma());
  if (!value || *value >= lowest_scale_) return false;
  constexpr double kLeastAlone = 100;
  const Kind next = entry(at_ + 1).kind;
  if (*value < kLeastAlone && !is_hundred(next) && next != Kind::kScale) return false;
  return take_digits();
}

bool NumberParse::take_small(const Entry& entry) {
  constexpr long long kScores = 4;  // "quatre-vingts"; no other number is counted in twenties.
  const auto whole = static_cast<long long>(current_);
  const auto value = static_cast<long long>(entry.value);
  if (digits_ && open_) return false;
  if (entry.kind == Kind::kScore && open_ && whole % 100 == kScores && last_ == kScores) {
    current_ += static_cast<double>(kScores * (value - 1));
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
      (entry(at_).value > 0 || words_.begins_with_digit(first_))) {
    const auto value = number_value(words_.form(at_ + 1), reader_.decimal_comma());
    const bool room = last_ == 100 && static_cast<long long>(current_) % 100 == 0;
    if (!open_ || digits_ || !room || !value || *value >= 100 || *value < 1 ||
        *value != std::floor(*value)) {
      return false;
    }
    current_ += *value;
    at_ += 2;
    closed_ = true;
    return true;
  }
  // "five and a half million", "one million and a half"; in "one billion and half a million" the
  // half is another number's.
  const std::size_t article = entry(at_ + 1).kind == Kind::kArticle ? 1 : 0;
  const std::size_t half = at_ + 1 + article;
  const Entry part = entry(half, Kind::kHalf);
  if (part.kind == Kind::kHalf && (total_ > 0 || open_)) {
    if (!open_ && fraction_scale(half) != 0) return false;
    total_ += part.value * (open_ ? 1 : scale_);
    at_ = half + 1;
    closed_ = !(open_ && entry(at_).kind == Kind::kScale);
    if (!closed_) {
      current_ += total_;
      total_ = 0;
      digits_ = false;
    }
    return true;
  }
  const Entry next = entry(at_ + 1);
  // "six million and two thirds", "one hundred and three quarters": the fraction is one of its own.
  if (entry(at_ + 2, Kind::kFraction).kind == Kind::kFraction ||
      entry(at_ + 2).kind == Kind::kHalf) {
    return false;
  }
  const auto whole = static_cast<long long>(current_);
  const bool ten = open_ && !digits_ && whole % 10 == 0 && whole > 0;
  const bool scaled = !open_ && total_ > 0;
  const bool small = next.kind == Kind::kUnit || next.kind == Kind::kTeen ||
                     next.kind == Kind::kTen || next.kind == Kind::kScore ||
                     next.kind == Kind::kOrdinal ||
                     (next.kind == Kind::kArticle && !reader_.articles_lead());
  const bool joins = entry(at_).value == 0 || (entry(at_).value <= 100 && whole % 100 == 0);
  if (!(ten || scaled) || !small || !joins) return false;
  // "six crore et deux cents", but "deux mille et trois autres"
  const bool hundreds = scaled && is_hundred(entry(at_ + 2).kind);
  if (entry(at_).value == 0 && !hundreds && (scaled || next.value >= 20)) return false;
  joined_at_ = current_;
  ++at_;
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
      if (open_ || total_ > 0) {  // "cent une"; "13 billion a year" is another number's
        return !reader_.articles_lead() && take_small({Kind::kUnit, entry.value});
      }
      current_ = entry.value;
      last_ = entry.value;
      open_ = true;
      form_ = NumberForm::kArticle;
      return true;
    case Kind::kHundred:
    case Kind::kCent: {
      const double below = open_ ? current_ : 1;
      constexpr double kMostCents = 10;  // "3 cents" may be a number, "20 cents" are coins.
      constexpr double kMostInDigits = 1000;
      const double most = entry.kind == Kind::kCent ? kMostCents : kMostInDigits;
      if (below >= (digits_ ? most : 100)) return false;
      if (entry.kind == Kind::kCent && !open_ && words_[at_].ends_with('s')) return false;
      digits_ = false;
      current_ = below * entry.value;
      last_ = entry.value;
      open_ = true;
      if (form_ == NumberForm::kArticle) form_ = NumberForm::kCardinal;
      return true;
    }
    case Kind::kScale:
    case Kind::kLetter:
    case Kind::kBigLetter:
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

// "ninety - five", "one - fourth": a hyphen that a bad copy has set apart.
bool NumberParse::is_parted() const {
  if (words_.form(at_) != "-" || !open_ || digits_) return false;
  const bool ten = last_ >= 20 && last_ < 100 && static_cast<long long>(last_) % 10 == 0;
  if (ten) return entry(at_ + 1).kind == Kind::kUnit;
  return total_ == 0 && current_ < 10 && entry(at_ + 1, Kind::kFraction).kind == Kind::kFraction;
}

// "quatre centièmes", "cent trente cinquièmes": the plural of an ordinal behind a number is a
// denominator where the ordinal would be a large one.
bool NumberParse::prefers_fraction(const Entry& next) const {
  constexpr double kLarge = 100;
  const double above = total_ + current_;
  return next.kind == Kind::kOrdinal && above > 0 && std::max(above, next.value) >= kLarge &&
         words_[at_].ends_with('s') && entry(at_, Kind::kFraction).kind == Kind::kFraction;
}

// "a third man": an ordinal, and no part of a man.
bool NumberParse::is_one_more(const Entry& next) const {
  return form_ == NumberForm::kArticle && next.kind == Kind::kOrdinal &&
         reader_.nouns_.is_noun(words_, at_ + 1);
}

std::optional<Number> NumberParse::run() {
  if (words_.begins_with_digit(at_) && !take_digits()) return std::nullopt;
  while (!closed_ && at_ - first_ < NumberReader::kMostWords && at_ < words_.size()) {
    if (words_.begins_with_digit(at_)) {
      if (!take_inner_digits()) break;
      continue;
    }
    if (is_parted()) ++at_;
    const Entry next = entry(at_);
    if (next.kind == Kind::kNone) break;
    if (next.kind == Kind::kJoin) {
      if (at_ == first_ || !take_join()) break;
      continue;
    }
    if (prefers_fraction(next) || !take_word(next)) {
      const Entry closing = entry(at_, Kind::kFraction);
      if (closing.kind != Kind::kFraction || next.kind == Kind::kFraction || is_one_more(next) ||
          !take_word(closing)) {
        break;
      }
    }
    ++at_;
  }
  return result();
}

}  // namespace sourcier
