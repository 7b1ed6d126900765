// Training rounds: the order in which a learner sees its samples, the same on every machine.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace sourcier {

// Calls learn(sample) with every sample once a round, in an order of each round's own that comes
// from the samples' hashes, not from chance.
template <typename Sample, typename Learn>
void for_each_round(const std::vector<Sample>& samples, int rounds, const Learn& learn) {
  std::vector<std::size_t> order(samples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (int round = 0; round < rounds; ++round) {
    const auto key = [&](std::size_t i) {
      const std::uint64_t mixed =
          (samples[i].hash + static_cast<std::uint64_t>(round)) * 0x9E3779B97F4A7C15ULL;
      return std::pair(mixed ^ (mixed >> 29), i);
    };
    std::ranges::sort(order, {}, key);
    for (const std::size_t i : order) learn(samples[i]);
  }
}

}  // namespace sourcier
