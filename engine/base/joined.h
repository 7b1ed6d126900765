// joined: the results of many pieces of work in one list.
#pragma once

#include <cstddef>
#include <vector>

namespace sourcier {

// All values of the parts, in their order. Each part is freed as it is taken: there may be many
// values, and they should not all be in memory twice.
template <typename Value>
std::vector<Value> joined(std::vector<std::vector<Value>>&& parts) {
  std::size_t count = 0;
  for (const auto& part : parts) count += part.size();
  std::vector<Value> all;
  all.reserve(count);
  for (auto& part : parts) {
    all.insert(all.end(), part.begin(), part.end());
    part = {};
  }
  return all;
}

}  // namespace sourcier
