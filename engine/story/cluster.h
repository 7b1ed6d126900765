// Cluster: average-link agglomeration over a sparse graph.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace sourcier {

// Two items, a < b, and how alike they are.
struct Edge {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t similarity = 0;

  auto operator<=>(const Edge&) const = default;
};

// Two clusters that became one, named by their smallest items, and how alike their items were on
// average then.
struct Join {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t average = 0;

  auto operator<=>(const Join&) const = default;
};

struct Clustering {
  std::vector<std::uint32_t> labels;  // The cluster of each item, named by its smallest item.
  std::vector<Join> joins;            // In their order.
};

// What is known of a pair without an edge: that it is not alike at all, or nothing. Where nothing
// is, averages are of the pairs that there are; but few say little of many: where fewer than one in
// kMostUnknown are there, the average is that of so many, the others not alike.
enum class Unlisted : std::uint8_t { kUnlike, kUnknown };
inline constexpr std::uint64_t kMostUnknown = 4;

// How many pairs of so many an average is of.
constexpr std::uint64_t counted_pairs(std::uint64_t there, std::uint64_t all, Unlisted unlisted) {
  return unlisted == Unlisted::kUnlike ? all : std::max(there, all / kMostUnknown);
}

// Some pairs of two clusters.
struct PairSum {
  std::uint64_t sum = 0;  // Of their similarities.
  std::uint32_t pairs = 0;
};

// The average of `all` pairs of which some are listed, in 2^kAverageBits of a similarity. Where
// enough of the others were drawn, these tell of all the others; fewer would tell of chance.
inline constexpr int kAverageBits = 16;
std::uint64_t average_of(const PairSum& listed, const PairSum& drawn, std::uint64_t all,
                         Unlisted unlisted);

// Starts from the clusters `initial` (same form) and joins the two clusters whose items are most
// alike on average as long as that average reaches `threshold`; among equals those of the smallest
// items. Each connected component is clustered by itself, whatever else there is. `edges` are
// sorted, each pair once. Of the pairs that are not listed some may be drawn, each as likely as the
// next. Time: edges times the logarithm of edges, about.
Clustering average_link(std::span<const std::uint32_t> initial, std::span<const Edge> edges,
                        std::uint32_t threshold, Unlisted unlisted = Unlisted::kUnlike,
                        std::span<const Edge> drawn = {});

}  // namespace sourcier
