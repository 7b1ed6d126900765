// Similarity: how much two articles are about the same, found without comparing all with all.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/story/cluster.h"
#include "engine/story/print.h"

namespace sourcier {

inline constexpr std::uint32_t kFullSimilarity = 10'000;

// Pairs of articles, a < b, in order, alike enough to matter to an event or a story: the cosine of
// their features in ten thousandths. Articles in two languages are compared by what carries across
// them: names, places, numbers.
std::vector<Edge> similar_pairs(std::span<const Print* const> prints);

// The same for one pair, also below the bar of similar_pairs.
std::uint32_t similarity_of(const Print& a, const Print& b);

}  // namespace sourcier
