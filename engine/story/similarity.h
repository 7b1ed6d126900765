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

// The edges inside the stories (`stories` and `families` name each print's by its smallest
// member), weighed anew: what all texts of a story have in common tells its events apart no more.
// Half the similarity is that of similar_pairs, half is what remains when a feature counts the
// less, the more texts of the story have it. Copies count as one text.
std::vector<Edge> pairs_within_stories(std::span<const Print* const> prints,
                                       std::span<const Edge> edges,
                                       std::span<const std::uint32_t> stories,
                                       std::span<const std::uint32_t> families);

}  // namespace sourcier
