// Numbers: the value of a number in digits or words.
//
// languages/<tag>/number_words.tsv gives words their kind and value; the arithmetic is the same in
// every language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/reading/counted.h"
#include "engine/reading/language.h"
#include "engine/reading/words.h"

namespace sourcier {

enum class NumberForm : std::uint8_t {
  kCardinal,
  kOrdinal,
  kFraction,  // "deux tiers"
  kAbout,     // "une quinzaine": the value is approximate
  kSome,      // "des milliers": the value is the least there may be
  kArticle,   // "un", "a": a number only where something says so
};

struct Number {
  std::size_t begin = 0;  // Words.
  std::size_t end = 0;
  double value = 0;
  NumberForm form = NumberForm::kCardinal;
  double scale = 1;        // The last multiplier: 1e6 in "3 millions".
  bool in_digits = false;  // One word of digits and nothing else.
};

// The tables that numbers are read by. Cheap to make; lives no longer than the pack.
class NumberReader {
 public:
  explicit NumberReader(const Language& language);

  // The longest number that begins at word `at`, inside its sentence: signs, decimals in words and
  // fractions with it. A number has at most kMostWords words before its decimals and as many
  // behind, so a text is read in linear time.
  std::optional<Number> at(const Words& words, std::size_t index) const;

  // Whether a number may begin at the word; a cheap look.
  bool may_begin(const Words& words, std::size_t index) const {
    return words.begins_with_digit(index) ||
           (index < words.size() && table_.find_folded(words[index]) != Table::kNone) ||
           (words.begins_with_digit(index + 1) && opens_digits(words, index)) ||
           (joins_numbers_ && may_be_joined(words[index]));
  }

  // Whether the word is a sign or a point set against the digits behind it and against nothing
  // before it: "-5", ".08".
  static bool opens_digits(const Words& words, std::size_t index);

  // "de", "of": between a number and what it counts.
  bool is_of(std::string_view word) const {
    const std::size_t row = skips_.find_folded(word);
    return row != Table::kNone && skips_.cell(row, 1) == "of";
  }

  // Whether the word parts numerator from denominator: "sur", "over".
  bool is_over(const Words& words, std::size_t index) const;

  // Whether the language writes numbers in one word: "zweihundertfünf".
  bool joins_numbers() const { return joins_numbers_; }

  // Whether an article only begins a number ("a million") and is none within it ("cent une").
  bool articles_lead() const { return articles_lead_; }

  bool decimal_comma() const { return decimal_comma_; }

  // The value of "1er", "20th"; nothing for other words.
  std::optional<int> ordinal_in_digits(std::string_view folded) const;

  static constexpr std::size_t kMostWords = 24;

 private:
  friend class NumberParse;
  friend class NumberPhrase;
  Table table_;
  Table skips_;
  Table bounds_;
  CountedNouns nouns_;
  bool may_be_joined(std::string_view word) const;
  bool decimal_comma_ = false;
  bool joins_numbers_ = false;
  bool articles_lead_ = false;
};

}  // namespace sourcier
