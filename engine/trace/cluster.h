// Cluster: average-link clustering of a graph of scores. The same for any order of its edges.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sourcier {

struct ScoredPair {
  std::size_t first = 0;  // first < second
  std::size_t second = 0;
  std::int64_t score = 0;  // In thousandths of what joins a pair; kNeverTogether forbids it.
};

inline constexpr std::int64_t kNeverTogether = -1;

// The label of each of `count` nodes: the least node of its cluster. Pairs are tried from the
// highest score down to 1000; two clusters join when no pair of them is forbidden and their mean
// score is at least `mean` (pairs without a score count 0). Near linear in the pairs.
std::vector<std::size_t> cluster_pairs(std::size_t count, std::span<const ScoredPair> pairs,
                                       std::int64_t mean);

}  // namespace sourcier
