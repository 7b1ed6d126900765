// Number parse: the arithmetic of one number in words and digits, by rows of number_words.tsv.
//
// What stands around a number (signs, decimals in words, fractions behind "and") is numbers.cc's.
#pragma once

#include <optional>

#include "engine/reading/numbers.h"

namespace sourcier {

// The kinds of words, as the table names them.
enum class NumberKind : std::uint8_t {
  kNone,
  kUnit,
  kTeen,
  kTen,
  kTenOn,  // Ten, where seven to nine follow it: "dix-sept".
  kScore,  // Twenty, that a unit before it multiplies: "quatre-vingts".
  kHundred,
  kCent,  // A hundred that is a coin as well: "20 cents".
  kScale,
  kLetter,     // A scale in this very form and behind digits only: the "M" of "10M".
  kBigLetter,  // One behind tens and more: "10G"; "5G" is a network.
  kArticle,
  kAbout,
  kOrdinal,
  kFraction,
  kHalf,
  kPiece,  // A fraction of one character: "½".
  kSuffix,
  kMany,  // The plural of a collective noun or a scale, on its own: "milliers".
  kJoin,
  kSome,
  kMinus,
  kPoint,  // Parts decimals in words: "virgule".
  kOver,   // Parts numerator from denominator: "sur".
};

// kNone for a name that is none of them.
NumberKind number_kind(std::string_view name);

// The value of a row; 0 for a cell that is no number.
double number_in_cell(std::string_view cell);

inline bool is_hundred(NumberKind kind) {
  return kind == NumberKind::kHundred || kind == NumberKind::kCent;
}

// One number being read: `total` holds what scales have closed, `current` what is open.
class NumberParse {
 public:
  // As a denominator, "twenty fifths" is 25.
  NumberParse(const NumberReader& reader, const Words& words, std::size_t at,
              bool as_denominator = false)
      : reader_(reader), words_(words), first_(at), at_(at), as_denominator_(as_denominator) {}

  std::optional<Number> run();

 private:
  struct Entry {
    NumberKind kind = NumberKind::kNone;
    double value = 0;
  };

  Entry entry(std::size_t index, NumberKind wanted = NumberKind::kNone) const;
  Entry joined(std::string_view word) const;
  bool take_digits();
  bool take_word(const Entry& entry);
  bool take_small(const Entry& entry);
  bool take_scale(double scale);
  bool take_scale_of_scale(double scale);
  bool take_join();
  bool take_written_fraction();
  bool take_inner_digits();
  bool is_parted() const;
  bool prefers_fraction(const Entry& next) const;
  bool is_one_more(const Entry& next) const;
  std::size_t fraction_scale(std::size_t fraction) const;
  void take_fraction_scale();
  double divided(double denominator) const;
  bool take_parts(double denominator);
  bool take_half(double half);
  bool take_ordinal(double value);
  bool take_collective(const Entry& entry);
  bool take_closing(const Entry& entry);
  std::optional<Number> result() const;

  const NumberReader& reader_;
  const Words& words_;
  const std::size_t first_;
  std::size_t at_;
  const bool as_denominator_;
  double total_ = 0;
  double current_ = 0;
  double scale_ = 1;            // The last multiplier taken.
  double lowest_scale_ = 0;     // The next one must be below it.
  double scaled_ = 0;           // What it added to the total,
  std::size_t scaled_end_ = 0;  // and the word behind it; 0 if there was none.
  double joined_at_ = 0;        // What was open before the last "and".
  double last_ = -1;            // The last small value added; below 10 a score multiplies it.
  NumberKind last_kind_ = NumberKind::kNone;
  bool open_ = false;  // Something stands in `current_`.
  bool digits_ = false;
  bool closed_ = false;
  bool some_ = false;
  NumberForm form_ = NumberForm::kCardinal;
};

}  // namespace sourcier
