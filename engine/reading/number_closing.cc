// Number closing: the words that end a number: fractions, ordinals, collective nouns.
#include <cmath>

#include "engine/reading/number_parse.h"
#include "engine/reading/number_shape.h"

namespace sourcier {

using Kind = NumberKind;

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

// "un demi-million", "two thirds of a million", "half a dozen": the word of the scale behind that
// of a fraction; 0 if there is none.
std::size_t NumberParse::fraction_scale(std::size_t fraction) const {
  std::size_t next = fraction + 1;
  if (words_.together(first_, next) && reader_.is_of(words_[next])) ++next;
  if (entry(next).kind == Kind::kArticle) ++next;
  const Kind kind = entry(next).kind;
  return kind == Kind::kScale || kind == Kind::kAbout ? next : 0;
}

// Leaves `at_` on the last word taken.
void NumberParse::take_fraction_scale() {
  const std::size_t next = fraction_scale(at_);
  if (next == 0) return;
  const Entry scale = entry(next);
  take_scale(scale.value);
  form_ = scale.kind == Kind::kAbout ? NumberForm::kAbout : NumberForm::kCardinal;
  at_ = next;
}

// A number that stands before the word of its denominator: "three fifths".
double NumberParse::divided(double denominator) const {
  constexpr double kHundred = 100;
  const double above = total_ + current_;
  // "two hundred and fifty-four hundredths": a whole number and a proper fraction.
  const double behind = current_ - joined_at_;
  if (total_ == 0 && joined_at_ >= kHundred && behind > 0 && behind < denominator) {
    return joined_at_ + behind / denominator;
  }
  // "one hundred thirty-fifths": a ten and what follows are one denominator.
  const double rest = above - last_;
  const bool ten = last_ >= 20 && last_ < kHundred && std::fmod(last_, 10) == 0;
  if (ten && denominator < 10 && rest >= kHundred && std::fmod(rest, kHundred) == 0 &&
      joined_at_ != rest) {
    return rest / (last_ + denominator);
  }
  return above / denominator;
}

bool NumberParse::take_parts(double denominator) {
  constexpr double kMinute = 1e6;  // "a hundred trillionths"
  constexpr double kMany = 1000;
  const bool before = open_ || total_ > 0;
  if (!before && fraction_scale(at_) == 0) return false;  // "quart de million"
  if (!before) current_ = 1;
  // "two thousand fifths", but "two thousand fifth"
  const bool several = !digits_ && words_[at_].ends_with('s');
  if ((total_ > 0 || current_ >= kMany) && denominator < kMinute && !several) return false;
  current_ = divided(denominator);
  total_ = 0;
  form_ = NumberForm::kFraction;
  open_ = closed_ = true;
  take_fraction_scale();
  return true;
}

bool NumberParse::take_half(double half) {
  if (open_ || total_ > 0) {
    if (current_ != 1 || total_ > 0 || digits_) return false;
  }
  current_ = half;
  form_ = NumberForm::kFraction;
  open_ = closed_ = true;
  take_fraction_scale();
  return true;
}

// "a dozen", "trois douzaines", "des milliers", "tens of thousands".
bool NumberParse::take_collective(const Entry& entry) {
  const bool before = open_ || total_ > 0;
  if (total_ > 0 || (!before && entry.kind == Kind::kAbout)) return false;
  form_ = before ? NumberForm::kAbout : NumberForm::kSome;
  current_ = (open_ ? current_ : 1) * entry.value;
  scale_ = entry.value;
  open_ = closed_ = true;
  const bool of = words_.together(first_, at_ + 2) && reader_.is_of(words_[at_ + 1]);
  const Entry next = of ? this->entry(at_ + 2) : Entry{};
  if (entry.kind == Kind::kMany && next.kind == Kind::kMany && next.value > entry.value) {
    current_ *= next.value;
    scale_ = next.value;
    at_ += 2;
  }
  return true;
}

bool NumberParse::take_ordinal(double value) {
  if (form_ == NumberForm::kArticle || digits_) return false;
  if (value >= 1000) {
    take_scale(value);
  } else if (value >= 100) {
    current_ = (open_ ? current_ : 1) * value;
  } else if (!take_small({value < 10 ? Kind::kUnit : Kind::kTeen, value})) {
    return false;
  }
  form_ = NumberForm::kOrdinal;
  open_ = closed_ = true;
  return true;
}

bool NumberParse::take_closing(const Entry& entry) {
  const bool before = open_ || total_ > 0;
  switch (entry.kind) {
    case Kind::kAbout:
    case Kind::kMany:
      return take_collective(entry);
    case Kind::kOrdinal:
      return take_ordinal(entry.value);
    case Kind::kFraction:
      return as_denominator_ && before ? take_ordinal(entry.value) : take_parts(entry.value);
    case Kind::kHalf:
      return take_half(entry.value);
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

}  // namespace sourcier
