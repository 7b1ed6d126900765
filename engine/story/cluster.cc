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
    std::uint32_t pairs = 1;
    std::uint64_t sum = 0;
  };
  using Links = std::vector<Link>;

 public:
  Agglomeration(std::span<const std::uint32_t> initial, std::span<const Edge> edges,
                std::uint32_t threshold, Unlisted unlisted)
      : label_(initial.begin(), initial.end()),
        size_(initial.size()),
        age_(initial.size()),
        links_(initial.size()),
        threshold_(threshold),
        unlisted_(unlisted) {
    for (const std::uint32_t cluster : label_) ++size_[cluster];
    for (const Edge& edge : edges) {
      const std::uint32_t a = label_[edge.a];
      const std::uint32_t b = label_[edge.b];
      if (a == b) continue;
      links_[a].push_back({.other = b, .pairs = 1, .sum = edge.similarity});
      links_[b].push_back({.other = a, .pairs = 1, .sum = edge.similarity});
    }
    for (std::uint32_t a = 0; a < links_.size(); ++a) {
      sum_up(links_[a]);
      for (const Link& link : links_[a])
        if (a < link.other) offer(a, link);
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
  void offer(std::uint32_t a, const Link& link) {
    const std::uint64_t all = static_cast<std::uint64_t>(size_[a]) * size_[link.other];
    const std::uint64_t pairs = counted_pairs(link.pairs, all, unlisted_);
    if (link.sum < threshold_ * pairs) return;
    const auto [low, high] = std::minmax(a, link.other);
    queue_.push({(link.sum << kFraction) / pairs, low, high, age_[low], age_[high]});
  }

  void join(std::uint32_t a, std::uint32_t b) {
    label_[b] = a;
    size_[a] += size_[b];
    size_[b] = 0;
    ++age_[a];
    std::erase_if(links_[a], [&](const Link& link) { return link.other == b; });
    for (const Link& link : links_[b]) {
      if (link.other == a) continue;
      links_[a].push_back(link);
      move_link(links_[link.other], b, a);
    }
    links_[b] = {};
    sum_up(links_[a]);
    for (const Link& link : links_[a]) offer(a, link);
  }

  // Sorts by the other cluster and makes one of the links with each.
  static void sum_up(Links& links) {
    std::ranges::sort(links, {}, &Link::other);
    std::size_t kept = 0;
    for (const Link& link : links) {
      if (kept > 0 && links[kept - 1].other == link.other) {
        links[kept - 1].sum += link.sum;
        links[kept - 1].pairs += link.pairs;
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
      place->pairs += moved->pairs;
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
  Unlisted unlisted_;
  std::vector<Join> joins_;
  std::priority_queue<Merge> queue_;
};

}  // namespace

Clustering average_link(std::span<const std::uint32_t> initial, std::span<const Edge> edges,
                        std::uint32_t threshold, Unlisted unlisted) {
  return Agglomeration(initial, edges, threshold, unlisted).run();
}

}  // namespace sourcier
