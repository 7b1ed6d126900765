// Story link: which articles make one story: average link over sums of vectors.
#pragma once

#include <cstdint>
#include <span>

#include "engine/story/cluster.h"
#include "engine/story/print.h"

namespace sourcier {

// Starts from the families (named by their smallest member) and joins clusters whose articles are
// as alike as `threshold` on average, in kFullSimilarity, the two that are most alike first.
// Only clusters between which there is a near pair are compared: `near` holds the pairs at least as
// alike as the threshold, as near_pairs gives them, and an average is no higher than its highest.
// What joins depends on the neighbours of either alone, never on what else there is: all articles
// of some of the stories, linked by themselves, are the same stories again.
Clustering link_stories(std::span<const Print* const> prints,
                        std::span<const std::uint32_t> families, std::span<const Edge> near,
                        std::uint32_t threshold);

// The average similarity of the articles of two sets, as link_stories counts it.
std::uint32_t average_similarity(std::span<const Print* const> first,
                                 std::span<const Print* const> second);

}  // namespace sourcier
