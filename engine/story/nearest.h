// Nearest: the few articles that one is most like.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace sourcier {

// Pairs kept for an article. Its nearest reach the clusters that it may join; sixteen find them all
// in every collection measured, and ten do not.
inline constexpr std::size_t kMostNear = 16;

// In no order; the same whatever the order of the offers.
class Nearest {
 public:
  void offer(std::uint32_t similarity, std::uint32_t other) {
    best_.push_back({similarity, other});
    std::ranges::push_heap(best_, std::greater<>());
    if (best_.size() <= kMostNear) return;
    std::ranges::pop_heap(best_, std::greater<>());
    best_.pop_back();
  }
  const auto& all() const { return best_; }

 private:
  struct Found {
    std::uint32_t similarity = 0;
    std::uint32_t other = 0;
    // Among equals the smaller is nearer.
    bool operator>(const Found& b) const {
      return similarity != b.similarity ? similarity > b.similarity : other < b.other;
    }
  };
  std::vector<Found> best_;
};

}  // namespace sourcier
