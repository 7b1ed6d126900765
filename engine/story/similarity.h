// Similarity: which articles are about the same, found without comparing all with all.
//
// An article looks for partners where they are likely: among those next to it in time that share
// several of its weightiest rare features. What it finds and what that costs depends on its
// neighbours, not on how large the collection is.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/story/cluster.h"
#include "engine/story/print.h"

namespace sourcier {

// Pairs of articles, a < b, in order, at least as alike as `least`, days counted in: for each
// article its nearest. Articles in two languages are compared by what carries across them: the
// words of names, entities, numbers.
std::vector<Edge> near_pairs(std::span<const Print* const> prints, std::uint32_t least,
                             unsigned jobs = 1);

}  // namespace sourcier
