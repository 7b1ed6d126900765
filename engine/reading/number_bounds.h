// Number bounds: the words around an amount that bound it or make it approximate.
#pragma once

#include <cstddef>

#include "engine/reading/amounts.h"
#include "engine/reading/language.h"
#include "engine/reading/reading.h"
#include "engine/reading/words.h"

namespace sourcier {

// Words in front of a number that a bound or an approximator may have.
inline constexpr std::size_t kLongestBound = 5;

class NumberBounds {
 public:
  explicit NumberBounds(const Language& language);

  // Takes an end off the quantity where words before or behind the amount say so. The number of
  // words before it that did; 0 if none.
  std::size_t bound(const Words& words, const Amount& amount, Quantity& quantity) const;

  bool is_approximate(const Words& words, const Amount& amount) const;

 private:
  std::size_t article_before(const Words& words, const Amount& amount) const;
  void bound_behind(const Words& words, const Amount& amount, std::size_t end,
                    Quantity& quantity) const;

  Table bounds_;
  Table behind_;
  Table approximators_;
  Table skips_;
};

}  // namespace sourcier
