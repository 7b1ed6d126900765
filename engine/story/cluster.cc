#include "engine/story/cluster.h"

#include <algorithm>
#include <queue>
#include <vector>

namespace sourcier {
namespace {

// So many drawn pairs and their average is off by a sixth of a similarity at most, mostly.
constexpr std::uint32_t kEnoughDrawn = 8;

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

// Of each cluster what is known of its pairs with others.
class Links {
  struct Link {
    std::uint32_t other = 0;
    std::uint32_t pairs = 0;
    std::uint64_t sum = 0;

    // NOLINTNEXTLINE(google-explicit-constructor): a link is what is known of its pairs.
    operator PairSum() const { return {sum, pairs}; }
  };
  using List = std::vector<Link>;  // By the other.

 public:
  Links(const std::vector<std::uint32_t>& clusters, std::span<const Edge> edges)
      : of_(clusters.size()) {
    for (const Edge& edge : edges) {
      const std::uint32_t a = clusters[edge.a];
      const std::uint32_t b = clusters[edge.b];
      if (a == b) continue;
      of_[a].push_back({b, 1, edge.similarity});
      of_[b].push_back({a, 1, edge.similarity});
    }
    for (List& list : of_) sum_up(list);
  }

  const List& of(std::uint32_t cluster) const { return of_[cluster]; }

  // `b` becomes `a`, which is smaller.
  void join(std::uint32_t a, std::uint32_t b) {
    std::erase_if(of_[a], [&](const Link& link) { return link.other == b; });
    for (const Link& link : of_[b]) {
      if (link.other == a) continue;
      of_[a].push_back(link);
      move_link(of_[link.other], b, a);
    }
    of_[b] = {};
    sum_up(of_[a]);
  }

 private:
  static void add(Link& to, const Link& more) {
    to.sum += more.sum;
    to.pairs += more.pairs;
  }

  // Sorts by the other cluster and makes one of the links with each.
  static void sum_up(List& links) {
    std::ranges::sort(links, {}, &Link::other);
    std::size_t kept = 0;
    for (const Link& link : links) {
      if (kept > 0 && links[kept - 1].other == link.other) {
        add(links[kept - 1], link);
      } else {
        links[kept++] = link;
      }
    }
    links.resize(kept);
  }

  // The link with `from` becomes one with `to`, which is smaller.
  static void move_link(List& links, std::uint32_t from, std::uint32_t to) {
    const auto moved = std::ranges::lower_bound(links, from, {}, &Link::other);
    const auto place = std::ranges::lower_bound(links, to, {}, &Link::other);
    if (place != moved && place->other == to) {
      add(*place, *moved);
      links.erase(moved);
    } else {
      moved->other = to;
      std::rotate(place, moved, moved + 1);
    }
  }

  std::vector<List> of_;
};

class Agglomeration {
 public:
  Agglomeration(std::span<const std::uint32_t> initial, std::span<const Edge> edges,
                std::span<const Edge> drawn, std::uint32_t threshold, Unlisted unlisted)
      : label_(initial.begin(), initial.end()),
        size_(initial.size()),
        age_(initial.size()),
        listed_(label_, edges),
        drawn_(label_, drawn),
        least_(std::uint64_t{threshold} << kAverageBits),
        unlisted_(unlisted) {
    for (const std::uint32_t cluster : label_) ++size_[cluster];
    for (std::uint32_t a = 0; a < label_.size(); ++a) offer_with_all(a, a + 1);
  }

  Clustering run() {
    while (!queue_.empty()) {
      const Merge best = queue_.top();
      queue_.pop();
      const bool fresh = size_[best.a] != 0 && size_[best.b] != 0 &&
                         age_[best.a] == best.age_of_a && age_[best.b] == best.age_of_b;
      if (!fresh) continue;
      joins_.push_back({best.a, best.b, static_cast<std::uint32_t>(best.average >> kAverageBits)});
      join(best.a, best.b);
    }
    // A label is smaller than its item, so that one pass finds the last of each.
    for (std::uint32_t i = 0; i < label_.size(); ++i) label_[i] = label_[label_[i]];
    return {std::move(label_), std::move(joins_)};
  }

 private:
  void offer(std::uint32_t a, std::uint32_t b, const PairSum& listed, const PairSum& drawn) {
    const std::uint64_t all = static_cast<std::uint64_t>(size_[a]) * size_[b];
    const std::uint64_t average = average_of(listed, drawn, all, unlisted_);
    if (average < least_) return;
    const auto [low, high] = std::minmax(a, b);
    queue_.push({average, low, high, age_[low], age_[high]});
  }

  // With the clusters from `first` on of which anything is known.
  void offer_with_all(std::uint32_t a, std::uint32_t first) {
    const auto& drawn = drawn_.of(a);
    auto next = std::ranges::lower_bound(drawn, first, {}, [](const auto& l) { return l.other; });
    for (const auto& link : listed_.of(a)) {
      if (link.other < first) continue;
      for (; next != drawn.end() && next->other < link.other; ++next)
        offer(a, next->other, {}, *next);
      const bool is_drawn = next != drawn.end() && next->other == link.other;
      offer(a, link.other, link, is_drawn ? PairSum(*next++) : PairSum());
    }
    for (; next != drawn.end(); ++next) offer(a, next->other, {}, *next);
  }

  void join(std::uint32_t a, std::uint32_t b) {
    label_[b] = a;
    size_[a] += size_[b];
    size_[b] = 0;
    ++age_[a];
    listed_.join(a, b);
    drawn_.join(a, b);
    offer_with_all(a, 0);
  }

  std::vector<std::uint32_t> label_;
  std::vector<std::uint32_t> size_;  // 0 for a cluster that was joined to another.
  std::vector<std::uint32_t> age_;
  Links listed_;
  Links drawn_;
  std::uint64_t least_;
  Unlisted unlisted_;
  std::vector<Join> joins_;
  std::priority_queue<Merge> queue_;
};

}  // namespace

std::uint64_t average_of(const PairSum& listed, const PairSum& drawn, std::uint64_t all,
                         Unlisted unlisted) {
  if (drawn.pairs < kEnoughDrawn) {
    const std::uint64_t counted = counted_pairs(listed.pairs, all, unlisted);
    return (listed.sum << kAverageBits) / std::max<std::uint64_t>(1, counted);
  }
  const auto of_others = static_cast<std::int64_t>((drawn.sum << kAverageBits) / drawn.pairs);
  if (listed.pairs == 0) return static_cast<std::uint64_t>(of_others);
  const auto of_listed = static_cast<std::int64_t>((listed.sum << kAverageBits) / listed.pairs);
  return static_cast<std::uint64_t>(of_others + (of_listed - of_others) *
                                                    std::int64_t{listed.pairs} /
                                                    static_cast<std::int64_t>(all));
}

Clustering average_link(std::span<const std::uint32_t> initial, std::span<const Edge> edges,
                        std::uint32_t threshold, Unlisted unlisted, std::span<const Edge> drawn) {
  return Agglomeration(initial, edges, drawn, threshold, unlisted).run();
}

}  // namespace sourcier
