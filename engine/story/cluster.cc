#include "engine/story/cluster.h"

#include <algorithm>
#include <queue>
#include <vector>

namespace sourcier {
namespace {

// Bits of fraction, which tell averages apart that whole numbers would tie.
constexpr int kFraction = 16;

// A possible merge. It is stale when either cluster has changed since it was queued.
struct Merge {
  std::uint64_t average = 0;
  std::uint32_t a = 0;  // Clusters by their smallest item; a < b.
  std::uint32_t b = 0;
  std::uint32_t age_of_a = 0;
  std::uint32_t age_of_b = 0;

  // The best on top of the queue: highest average, then smallest items.
  bool operator<(const Merge& other) const {
    if (average != other.average) return average < other.average;
    if (a != other.a) return a > other.a;
    return b > other.b;
  }
};

class Agglomeration {
  struct Link {
    std::uint32_t other = 0;
    std::uint64_t sum = 0;
  };
  using Links = std::vector<Link>;

 public:
  Agglomeration(std::span<const std::uint32_t> initial, std::span<const Edge> edges,
                std::uint32_t threshold)
      : label_(initial.begin(), initial.end()),
        size_(initial.size()),
        age_(initial.size()),
        links_(initial.size()),
        threshold_(threshold) {
    for (const std::uint32_t cluster : label_) ++size_[cluster];
    for (const Edge& edge : edges) {
      const std::uint32_t a = label_[edge.a];
      const std::uint32_t b = label_[edge.b];
      if (a == b) continue;
      links_[a].push_back({b, edge.similarity});
      links_[b].push_back({a, edge.similarity});
    }
    for (std::uint32_t a = 0; a < links_.size(); ++a) {
      sum_up(links_[a]);
      for (const auto& [b, sum] : links_[a])
        if (a < b) offer(a, b, sum);
    }
  }

  Clustering run() {
    while (!queue_.empty()) {
      const Merge best = queue_.top();
      queue_.pop();
      const bool fresh = size_[best.a] != 0 && size_[best.b] != 0 &&
                         age_[best.a] == best.age_of_a && age_[best.b] == best.age_of_b;
      if (!fresh) continue;
      joins_.push_back({best.a, best.b, static_cast<std::uint32_t>(best.average >> kFraction)});
      join(best.a, best.b);
    }
    // A label is smaller than its item, so that one pass finds the last of each.
    for (std::uint32_t i = 0; i < label_.size(); ++i) label_[i] = label_[label_[i]];
    return {std::move(label_), std::move(joins_)};
  }

 private:
  void offer(std::uint32_t a, std::uint32_t b, std::uint64_t sum) {
    const std::uint64_t pairs = static_cast<std::uint64_t>(size_[a]) * size_[b];
    if (sum < threshold_ * pairs) return;
    const auto [low, high] = std::minmax(a, b);
    queue_.push({(sum << kFraction) / pairs, low, high, age_[low], age_[high]});
  }

  void join(std::uint32_t a, std::uint32_t b) {
    label_[b] = a;
    size_[a] += size_[b];
    size_[b] = 0;
    ++age_[a];
    std::erase_if(links_[a], [&](const Link& link) { return link.other == b; });
    for (const auto& [other, sum] : links_[b]) {
      if (other == a) continue;
      links_[a].push_back({other, sum});
      move_link(links_[other], b, a);
    }
    links_[b] = {};
    sum_up(links_[a]);
    for (const auto& [other, sum] : links_[a]) offer(a, other, sum);
  }

  // Sorts by the other cluster and makes one of the links with each.
  static void sum_up(Links& links) {
    std::ranges::sort(links, {}, &Link::other);
    std::size_t kept = 0;
    for (const Link& link : links) {
      if (kept > 0 && links[kept - 1].other == link.other) {
        links[kept - 1].sum += link.sum;
      } else {
        links[kept++] = link;
      }
    }
    links.resize(kept);
  }

  // The link with `from` becomes one with `to`, which is smaller.
  static void move_link(Links& links, std::uint32_t from, std::uint32_t to) {
    const auto moved = std::ranges::lower_bound(links, from, {}, &Link::other);
    const auto place = std::ranges::lower_bound(links, to, {}, &Link::other);
    if (place != moved && place->other == to) {
      place->sum += moved->sum;
      links.erase(moved);
    } else {
      moved->other = to;
      std::rotate(place, moved, moved + 1);
    }
  }

  std::vector<std::uint32_t> label_;
  std::vector<std::uint32_t> size_;  // 0 for a cluster that was joined to another.
  std::vector<std::uint32_t> age_;
  // Sums of the similarities between clusters, by the other.
  std::vector<Links> links_;
  std::uint64_t threshold_;
  std::vector<Join> joins_;
  std::priority_queue<Merge> queue_;
};

}  // namespace

Clustering average_link(std::span<const std::uint32_t> initial, std::span<const Edge> edges,
                        std::uint32_t threshold) {
  return Agglomeration(initial, edges, threshold).run();
}

}  // namespace sourcier
