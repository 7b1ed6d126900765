// Align: the passages that two sequences of words share, wherever they stand in each.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sourcier {

// Words [first, first + first_size) of the one stand as [second, second + second_size) in the
// other; `matched` of them are the same.
struct AlignedRun {
  std::uint32_t first = 0;
  std::uint32_t first_size = 0;
  std::uint32_t second = 0;
  std::uint32_t second_size = 0;
  std::uint32_t matched = 0;

  auto operator<=>(const AlignedRun&) const = default;
};

struct AlignOptions {
  std::uint32_t seed = 3;      // Words in a row that begin a block.
  std::uint32_t gap = 2;       // Changed words that a block may bridge, on each side.
  std::uint32_t shortest = 6;  // Matched words that a block must have.
};

// Blocks in the order of the first sequence, disjoint in it; the order in the second is free, for
// copies are reordered. Linear but for repetitions, which are bounded.
std::vector<AlignedRun> align(std::span<const std::uint32_t> first,
                              std::span<const std::uint32_t> second, const AlignOptions& options);

}  // namespace sourcier
