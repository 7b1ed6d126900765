// Joins: sets of items that are one thing, by union-find.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace sourcier {

// Of each set the smallest item leads. Near constant time a call.
template <typename Index>
class Joins {
 public:
  explicit Joins(std::size_t size) : leader_(size) {
    std::iota(leader_.begin(), leader_.end(), Index{0});
  }
  Index leader(Index item) {
    while (leader_[item] != item) item = leader_[item] = leader_[leader_[item]];
    return item;
  }
  void join(Index a, Index b) {
    a = leader(a);
    b = leader(b);
    if (a != b) leader_[std::max(a, b)] = std::min(a, b);
  }
  // The leader of each item.
  std::vector<Index> leaders() && {
    for (Index& item : leader_) item = leader(item);
    return std::move(leader_);
  }

 private:
  std::vector<Index> leader_;
};

}  // namespace sourcier
