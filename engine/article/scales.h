// Scales: how what is measured of a block or a line becomes a feature, a whole number below
// kFeatureValues.
#pragma once

#include <cstdint>

#include "engine/article/text_counts.h"
#include "engine/resource/forest.h"

namespace sourcier {

inline constexpr std::uint64_t kWholeShare = kFeatureValues - 1;  // A share of 1: 63.
inline constexpr std::int64_t kMiddleScore = 32;                  // A weight or a score of 0.

// 0, 1, 2, … 7, and from there four steps an octave.
std::uint32_t log_scale(std::uint64_t value);

// In 63rds; 0 of nothing.
constexpr std::int64_t share_scale(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<std::int64_t>(part * kWholeShare / whole);
}

// A score of the forest: log-odds of -8 to 8 are told apart, by quarters.
constexpr std::int64_t score_scale(std::int64_t score) {
  return score / (kScoreUnit / 4) + kMiddleScore;
}

// What the signs of a text tell, for features that blocks and lines name alike: `set` takes a
// feature of `F` and its value.
template <typename F, typename Set>
void set_counts(const TextCounts& counts, Set set) {
  set(F::kStops, counts.stops);
  set(F::kCommas, counts.commas);
  // Four times the share: few are many.
  set(F::kCapitals, share_scale(std::uint64_t{counts.capitals} * 4, counts.bytes));
  set(F::kDigits, share_scale(std::uint64_t{counts.digits} * 4, counts.bytes));
  set(F::kSigns, share_scale(std::uint64_t{counts.signs} * 4, counts.bytes));
  set(F::kWide, share_scale(counts.wide, counts.bytes));
  set(F::kBegins, counts.begins);
  set(F::kLast, counts.last);
  set(F::kAsks, counts.asks);
  set(F::kExclaims, counts.exclaims);
  set(F::kAddresses, counts.addresses);
}

}  // namespace sourcier
