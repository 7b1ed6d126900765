#include "engine/story/story_link.h"

#include <algorithm>
#include <memory>
#include <queue>

#include "engine/story/adjacency.h"
#include "engine/story/feature_vector.h"
#include "engine/story/nearness.h"
#include "engine/story/similarity.h"
#include "engine/story/topic_sum.h"

namespace sourcier {
namespace {

// Averages in kSimilarityBits fit 32 bits, also when days near each other raise them. `other` is a
// sum of so many articles, or one article.
template <typename Other>
std::uint32_t average_of(const TopicSum& sum, const Other& other, std::uint64_t articles) {
  const std::uint64_t average = sum.similarity_to(other) / (sum.articles() * articles);
  return static_cast<std::uint32_t>(average * story_percent(sum.days_to(other)) / 100);
}
std::uint32_t average_of(const TopicSum& a, const TopicSum& b) {
  return average_of(a, b, b.articles());
}

std::uint32_t in_ten_thousandths(std::uint32_t average) {
  return static_cast<std::uint32_t>(std::uint64_t{average} * kFullSimilarity / kWholeSimilarity);
}

// Clusters are named by their smallest item. Pairs that fall under the threshold are forgotten: an
// average of two averages is no higher than either, so that they never come back.
class StoryLink {
 public:
  StoryLink(std::span<const Print* const> prints, std::span<const std::uint32_t> families,
            std::uint32_t threshold)
      : prints_(prints),
        threshold_(in_fine(threshold)),
        label_(families.begin(), families.end()),
        sums_(prints.size()),
        neighbours_(prints.size()) {
    for (std::uint32_t i = 0; i < prints.size(); ++i) {
      if (label_[i] == i) continue;
      sum_of_many(label_[i]).add(TopicSum(*prints[i]));
    }
  }

  void connect(std::span<const Edge> near) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const Edge& edge : near) {
      const auto [a, b] = std::minmax(label_[edge.a], label_[edge.b]);
      if (a == b) continue;
      if (!sums_[a] && !sums_[b]) {  // Of two single articles the pair is the average.
        offer(a, b, edge.similarity);
      } else {
        pairs.emplace_back(a, b);
      }
    }
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (const auto& [a, b] : pairs) offer(a, b, average_of_clusters(a, b));
  }

  // Joins the two clusters that are most alike until none are alike enough.
  Clustering run() {
    for (std::uint32_t cluster = 0; cluster < label_.size(); ++cluster) queue_nearest(cluster);
    while (!queue_.empty()) {
      const Candidate best = queue_.top();
      queue_.pop();
      const Neighbour* now = nearest(best.owner);
      if (now == nullptr) continue;
      if (now->item == best.other && now->similarity == best.average) {
        join(best.low(), best.high(), best.average);
      } else {
        queue_nearest(best.owner);
      }
    }
    for (std::uint32_t& label : label_) label = label_[label];
    return {std::move(label_), std::move(joins_)};
  }

 private:
  // Of two clusters that are not both single articles.
  std::uint32_t average_of_clusters(std::uint32_t a, std::uint32_t b) const {
    if (!sums_[a]) std::swap(a, b);
    return sums_[b] ? average_of(*sums_[a], *sums_[b]) : average_of(*sums_[a], *prints_[b], 1);
  }

  TopicSum& sum_of_many(std::uint32_t cluster) {
    if (!sums_[cluster]) sums_[cluster] = std::make_unique<TopicSum>(*prints_[cluster]);
    return *sums_[cluster];
  }

  void offer(std::uint32_t a, std::uint32_t b, std::uint32_t average) {
    if (average < threshold_) return;
    neighbours_[a].push_back({b, average});
    neighbours_[b].push_back({a, average});
  }

  // A cluster and the one that it was most like when it was queued: what is on top is looked at
  // again before it counts. Of each pair one side is queued with it or with a nearer one.
  struct Candidate {
    std::uint32_t average = 0;
    std::uint32_t owner = 0;
    std::uint32_t other = 0;

    std::uint32_t low() const { return std::min(owner, other); }
    std::uint32_t high() const { return std::max(owner, other); }
    // The highest average on top, among equals that of the smallest items: a total order, so that
    // what joins first is the same whatever else there is.
    bool operator<(const Candidate& b) const {
      if (average != b.average) return average < b.average;
      return low() != b.low() ? low() > b.low() : high() > b.high();
    }
  };

  const Neighbour* nearest(std::uint32_t cluster) const {
    const Neighbour* best = nullptr;
    const auto candidate = [&](const Neighbour& n) {
      return Candidate{n.similarity, cluster, n.item};
    };
    for (const Neighbour& n : neighbours_[cluster])
      if (best == nullptr || candidate(*best) < candidate(n)) best = &n;
    return best;
  }

  void queue_nearest(std::uint32_t cluster) {
    if (const Neighbour* best = nearest(cluster))
      queue_.push({best->similarity, cluster, best->item});
  }

  void forget(std::uint32_t cluster, std::uint32_t other) {
    std::erase_if(neighbours_[cluster], [&](const Neighbour& n) { return n.item == other; });
  }

  void join(std::uint32_t a, std::uint32_t b, std::uint32_t average) {
    joins_.push_back({a, b, in_ten_thousandths(average)});
    label_[b] = a;
    sum_of_many(a).add(sums_[b] ? *sums_[b] : TopicSum(*prints_[b]));
    sums_[b].reset();
    std::vector<std::uint32_t> others;
    for (const std::uint32_t side : {a, b}) {
      for (const Neighbour& n : neighbours_[side]) {
        others.push_back(n.item);
        forget(n.item, side);
      }
      neighbours_[side] = {};
    }
    std::ranges::sort(others);
    others.erase(std::unique(others.begin(), others.end()), others.end());
    for (const std::uint32_t other : others)
      if (other != a && other != b) offer(a, other, average_of_clusters(a, other));
    queue_nearest(a);
  }

  std::span<const Print* const> prints_;
  std::uint32_t threshold_;
  std::vector<std::uint32_t> label_;
  std::vector<std::unique_ptr<TopicSum>> sums_;  // Of clusters of more than one.
  std::vector<std::vector<Neighbour>> neighbours_;
  std::vector<Join> joins_;
  std::priority_queue<Candidate> queue_;
};

TopicSum sum_of(std::span<const Print* const> prints) {
  TopicSum sum(*prints.front());
  for (const Print* print : prints.subspan(1)) sum.add(TopicSum(*print));
  return sum;
}

}  // namespace

Clustering link_stories(std::span<const Print* const> prints,
                        std::span<const std::uint32_t> families, std::span<const Edge> near,
                        std::uint32_t threshold) {
  StoryLink link(prints, families, threshold);
  link.connect(near);
  return link.run();
}

std::uint32_t average_similarity(std::span<const Print* const> first,
                                 std::span<const Print* const> second) {
  if (first.size() == 1 && second.size() == 1) {
    return in_ten_thousandths(story_similarity(vector_of(*first[0]), vector_of(*second[0])));
  }
  return in_ten_thousandths(average_of(sum_of(first), sum_of(second)));
}

}  // namespace sourcier
