// Components: which articles hang together, by number; edges come in any order and are not kept.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

namespace sourcier {

class Components {
 public:
  explicit Components(std::size_t articles) : parent_(articles) {
    std::iota(parent_.begin(), parent_.end(), std::uint32_t{0});
  }

  // The smallest of those that hang together.
  std::uint32_t find(std::uint32_t article) {
    while (parent_[article] != article) article = parent_[article] = parent_[parent_[article]];
    return article;
  }

  void join(std::uint32_t a, std::uint32_t b) {
    const auto [first, second] = std::minmax({find(a), find(b)});
    parent_[second] = first;
  }

  std::size_t size() const { return parent_.size(); }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace sourcier
