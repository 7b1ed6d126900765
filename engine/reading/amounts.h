// Amounts: a number or a range, before what stands around it is looked at.
#pragma once

#include <cstddef>
#include <optional>

#include "engine/reading/language.h"
#include "engine/reading/numbers.h"
#include "engine/reading/words.h"

namespace sourcier {

struct Amount {
  std::size_t begin = 0;  // Words.
  std::size_t end = 0;
  std::optional<double> low;
  std::optional<double> high;
  NumberForm form = NumberForm::kCardinal;
  double scale = 1;
  bool in_digits = false;
};

class Amounts {
 public:
  explicit Amounts(const Language& language);

  // The amount that begins at the word. Linear in the words it takes, which are few.
  std::optional<Amount> at(const Words& words, std::size_t index) const;

  // Whether the word parts a share from its whole: "un sur deux".
  bool parts_share(const Words& words, std::size_t index) const {
    return numbers_.is_over(words, index);
  }

  // Whether it is one that what is counted may follow: "one in two people".
  bool parts_some(const Words& words, std::size_t index) const {
    return is_join(words[index], "share");
  }

  // Whether the words between two amounts only join bounds: "plus de 100 [et] moins de 300".
  bool joins_bounds(const Words& words, std::size_t begin, std::size_t end) const;

  // Whether the word at `join` makes two amounts the ends of a range of which the first, or its
  // sign, begins at `first`. "from 5% to 7%" is a change.
  bool joins_ends(const Words& words, std::size_t first, std::size_t join) const;

 private:
  bool is_join(std::string_view word, std::string_view kind) const;
  bool may_join(const Words& words, const Amount& amount) const;
  bool is_change(const Words& words, std::size_t begin) const;
  void join_range(const Words& words, Amount& amount) const;
  void join_ordinals(const Words& words, Amount& amount) const;

  NumberReader numbers_;
  Table joins_;
};

}  // namespace sourcier
