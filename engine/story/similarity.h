// Similarity: how much two articles are about the same, found without comparing all with all.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/story/cluster.h"
#include "engine/story/print.h"

namespace sourcier {

// Pairs of articles, a < b, in order, alike enough to matter to an event or a story: the cosine of
// their features in ten thousandths. Articles in two languages are compared by what carries across
// them: the words of names, entities, numbers.
std::vector<Edge> similar_pairs(std::span<const Print* const> prints);

}  // namespace sourcier
