#include "engine/trace/cluster.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace sourcier {
namespace {

constexpr std::int64_t kJoins = 1000;

struct Link {
  std::int64_t sum = 0;
  bool forbidden = false;
};

class Clustering {
 public:
  Clustering(std::size_t count, std::span<const ScoredPair> pairs, std::int64_t mean)
      : mean_(mean), label_(count), size_(count, 1), links_(count) {
    std::iota(label_.begin(), label_.end(), std::size_t{0});
    for (const ScoredPair& pair : pairs) {
      if (pair.first == pair.second) continue;
      const Link link{std::max<std::int64_t>(pair.score, 0), pair.score == kNeverTogether};
      add(links_[pair.first][pair.second], link);
      add(links_[pair.second][pair.first], link);
    }
  }

  void try_join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    if (a == b) return;
    const Link link = links_[a][b];
    const auto pairs = static_cast<std::int64_t>(size_[a] * size_[b]);
    if (link.forbidden || link.sum < mean_ * pairs) return;
    if (links_[a].size() < links_[b].size()) std::swap(a, b);
    merge(a, b);
  }

  std::vector<std::size_t> labels() {
    std::map<std::size_t, std::size_t> least;
    std::vector<std::size_t> labels(label_.size());
    for (std::size_t n = 0; n < label_.size(); ++n) {
      labels[n] = least.emplace(find(n), n).first->second;
    }
    return labels;
  }

 private:
  static void add(Link& to, const Link& from) {
    to.sum += from.sum;
    to.forbidden |= from.forbidden;
  }

  std::size_t find(std::size_t node) {
    while (label_[node] != node) node = label_[node] = label_[label_[node]];
    return node;
  }

  // The smaller table of links into the larger: near linear over all.
  void merge(std::size_t into, std::size_t from) {
    label_[from] = into;
    size_[into] += size_[from];
    for (const auto& [other, link] : links_[from]) {
      links_[other].erase(from);
      if (other == into) continue;
      add(links_[into][other], link);
      add(links_[other][into], link);
    }
    links_[from].clear();
    links_[into].erase(from);
  }

  std::int64_t mean_;
  std::vector<std::size_t> label_;
  std::vector<std::size_t> size_;
  std::vector<std::map<std::size_t, Link>> links_;
};

}  // namespace

std::vector<std::size_t> cluster_pairs(std::size_t count, std::span<const ScoredPair> pairs,
                                       std::int64_t mean) {
  std::vector<ScoredPair> order(pairs.begin(), pairs.end());
  std::ranges::sort(order, [](const ScoredPair& a, const ScoredPair& b) {
    return std::tuple(-a.score, a.first, a.second) < std::tuple(-b.score, b.first, b.second);
  });
  Clustering clustering(count, order, mean);
  for (const ScoredPair& pair : order) {
    if (pair.score < kJoins) break;
    clustering.try_join(pair.first, pair.second);
  }
  return clustering.labels();
}

}  // namespace sourcier
