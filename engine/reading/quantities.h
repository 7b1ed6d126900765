// Quantities: counts, percentages, sums of money, measures and ordinals, with what they count.
#pragma once

#include <span>
#include <vector>

#include "engine/reading/language.h"
#include "engine/reading/reading.h"
#include "engine/reading/words.h"

namespace sourcier {

// The quantities of the article whose words these are, in order, disjoint. Dates, ages and clock
// times are none. `according_to` is left empty: attributions fill it. Linear time.
std::vector<Quantity> find_quantities(const Words& words, std::span<const TimeExpression> times,
                                      const Language& language);

}  // namespace sourcier
