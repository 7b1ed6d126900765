// Measures: percentages, sums of money and measures, by the unit or the sign beside an amount.
#pragma once

#include <cstddef>

#include "engine/reading/amounts.h"
#include "engine/reading/counted.h"
#include "engine/reading/language.h"
#include "engine/reading/reading.h"
#include "engine/reading/words.h"

namespace sourcier {

class Measures {
 public:
  explicit Measures(const Language& language);

  // Gives the quantity its kind, its unit and the unit's words, and adds smaller units behind
  // ("3 dollars 50 cents"). Whether there is a unit.
  bool take(const Words& words, const Amount& amount, Quantity& quantity) const;

  // Whether the amount is how old someone or something is; then it has that unit.
  bool take_age(const Words& words, const Amount& amount, Quantity& quantity) const;

  // Whether the word is a unit of time.
  bool is_time_unit(const Words& words, std::size_t at) const;

 private:
  bool take_unit(const Words& words, std::size_t at, const Table& table, Quantity& quantity,
                 QuantityKind kind) const;
  bool take_any_unit(const Words& words, const Amount& amount, Quantity& quantity) const;
  bool currency_sign(const Words& words, std::size_t at) const;
  void scale_money(const Words& words, const Amount& amount, Quantity& quantity) const;
  bool unit_before(const Words& words, const Amount& amount, Quantity& quantity) const;
  bool unit_behind_hyphen(const Words& words, const Amount& amount, Quantity& quantity) const;
  bool currency_before(const Words& words, const Amount& amount, Quantity& quantity) const;
  void add_smaller(const Words& words, const Amount& amount, Quantity& quantity) const;

  CountedNouns nouns_;
  NumberReader numbers_;
  Table units_;
  Table units_before_;
  Table currencies_;
  Table smaller_;
  Table ages_;
  Table time_words_;
};

}  // namespace sourcier
