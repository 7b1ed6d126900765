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

// Halves of halves are added: one after the other, each would walk through a long sum.
std::unique_ptr<TopicSum> sum_of(std::span<const Print* const> prints) {
  if (prints.size() == 1) return std::make_unique<TopicSum>(*prints.front());
  const std::size_t half = prints.size() / 2;
  auto sum = sum_of(prints.first(half));
  sum->add(*sum_of(prints.subspan(half)));
  return sum;
}

// A pair of clusters and its average.
struct Candidate {
  std::uint32_t average = 0;
  std::uint32_t owner = 0;
  std::uint32_t other = 0;

  std::uint32_t low() const { return std::min(owner, other); }
  std::uint32_t high() const { return std::max(owner, other); }
  // The highest average first, among equals that of the smallest items: a total order, so that what
  // joins first is the same whatever else there is.
  bool operator<(const Candidate& b) const {
    if (average != b.average) return average < b.average;
    return low() != b.low() ? low() > b.low() : high() > b.high();
  }
};

// Clusters are named by their smallest item. Pairs that fall under the threshold are forgotten: an
// average of two averages is no higher than either, so that they never come back.
class StoryLink {
 public:
  StoryLink(std::span<const Print* const> prints, std::span<const std::uint32_t> families,
            const KnownStories& known, std::uint32_t threshold)
      : prints_(prints.begin(), prints.end()),
        known_(known),
        threshold_(in_fine(threshold)),
        label_(families.begin(), families.end()),
        next_(prints.size(), kNone),
        last_(prints.size()),
        sums_(prints.size()),
        neighbours_(prints.size()),
        followed_(known.joins.size()) {
    for (std::uint32_t i = 0; i < prints.size(); ++i) {
      last_[i] = i;
      if (label_[i] != i) chain(label_[i], i);
    }
    for (std::size_t story = 0; story < known.joins.size(); ++story) queue_known(story);
  }

  void connect(std::span<const Edge> near) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const Edge& edge : near) {
      const auto [a, b] = std::minmax(label_[edge.a], label_[edge.b]);
      if (a == b) continue;
      if (is_single(a) && is_single(b)) {  // Of two single articles the pair is the average.
        offer(a, b, edge.similarity);
      } else {
        pairs.emplace_back(a, b);
      }
    }
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (const auto& [a, b] : pairs) offer(a, b, average_of_clusters(a, b));
    for (std::uint32_t cluster = 0; cluster < label_.size(); ++cluster) queue_nearest(cluster);
  }

  // Joins the two clusters that are most alike until none are alike enough; those of known stories
  // as it is known.
  LinkedBeside run() {
    for (;;) {
      const bool is_found = find_best();
      if (!known_queue_.empty() && (!is_found || queue_.top() < known_queue_.top().join)) {
        follow_known();
        continue;
      }
      if (!is_found) break;
      const Candidate best = queue_.top();
      if (is_known(best.owner) || is_known(best.other))
        return {.stories = {}, .joined = std::pair(best.low(), best.high())};
      queue_.pop();
      joins_.push_back({best.low(), best.high(), best.average});
      join(best.low(), best.high());
    }
    for (std::uint32_t& label : label_) label = label_[label];
    return {.stories = {std::move(label_), std::move(joins_)}, .joined = {}};
  }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  // Of a known story what it joins next.
  struct KnownJoin {
    Candidate join;
    std::size_t story = 0;
    bool operator<(const KnownJoin& b) const { return join < b.join; }
  };

  bool is_known(std::uint32_t item) const {
    return !known_.is_known.empty() && known_.is_known[item];
  }
  bool is_single(std::uint32_t cluster) const { return next_[cluster] == kNone; }

  // The items of `other` behind those of `cluster`.
  void chain(std::uint32_t cluster, std::uint32_t other) {
    next_[last_[cluster]] = other;
    last_[cluster] = last_[other];
  }

  const Print& print(std::uint32_t item) {
    if (prints_[item] == nullptr) prints_[item] = &known_.print(item);
    return *prints_[item];
  }

  // Where two clusters are alike a sum is kept for each that is of many; else none is made.
  TopicSum& sum(std::uint32_t cluster) {
    if (sums_[cluster]) return *sums_[cluster];
    std::vector<const Print*> prints;
    for (std::uint32_t item = cluster; item != kNone; item = next_[item])
      prints.push_back(&print(item));
    sums_[cluster] = sum_of(prints);
    return *sums_[cluster];
  }

  // Of two clusters that are not both single articles.
  std::uint32_t average_of_clusters(std::uint32_t a, std::uint32_t b) {
    if (is_single(a)) std::swap(a, b);
    const TopicSum& own = sum(a);
    return is_single(b) ? average_of(own, print(b), 1) : average_of(own, sum(b));
  }

  void offer(std::uint32_t a, std::uint32_t b, std::uint32_t average) {
    if (average < threshold_) return;
    neighbours_[a].push_back({b, average});
    neighbours_[b].push_back({a, average});
  }

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

  // Of each pair one side is queued with it or with a nearer one: what is on top is looked at again
  // before it counts.
  bool find_best() {
    while (!queue_.empty()) {
      const Candidate best = queue_.top();
      const Neighbour* now = nearest(best.owner);
      if (now != nullptr && now->item == best.other && now->similarity == best.average) return true;
      queue_.pop();
      queue_nearest(best.owner);
    }
    return false;
  }

  void queue_known(std::size_t story) {
    if (followed_[story] == known_.joins[story].size()) return;
    const Join& next = known_.joins[story][followed_[story]++];
    known_queue_.push({{next.average, next.a, next.b}, story});
  }

  void follow_known() {
    const KnownJoin next = known_queue_.top();
    known_queue_.pop();
    join(next.join.low(), next.join.high());
    queue_known(next.story);
  }

  void forget(std::uint32_t cluster, std::uint32_t other) {
    std::erase_if(neighbours_[cluster], [&](const Neighbour& n) { return n.item == other; });
  }

  // What is next to either, which is next to neither any more.
  std::vector<std::uint32_t> take_neighbours(std::uint32_t a, std::uint32_t b) {
    std::vector<std::uint32_t> others;
    for (const std::uint32_t side : {a, b}) {
      for (const Neighbour& n : neighbours_[side]) {
        if (n.item != a && n.item != b) others.push_back(n.item);
        forget(n.item, side);
      }
      neighbours_[side] = {};
    }
    std::ranges::sort(others);
    others.erase(std::unique(others.begin(), others.end()), others.end());
    return others;
  }

  void join(std::uint32_t a, std::uint32_t b) {
    const std::vector<std::uint32_t> others = take_neighbours(a, b);
    label_[b] = a;
    if (others.empty()) {  // It joins nothing any more.
      sums_[a].reset();
    } else {
      sum(a).add(is_single(b) ? TopicSum(print(b)) : sum(b));
    }
    sums_[b].reset();
    chain(a, b);
    for (const std::uint32_t other : others) offer(a, other, average_of_clusters(a, other));
    queue_nearest(a);
  }

  std::vector<const Print*> prints_;  // Null where none was needed yet.
  const KnownStories& known_;
  std::uint32_t threshold_;
  std::vector<std::uint32_t> label_;
  std::vector<std::uint32_t> next_;              // In the same cluster.
  std::vector<std::uint32_t> last_;              // Of a cluster.
  std::vector<std::unique_ptr<TopicSum>> sums_;  // Of clusters of more than one.
  std::vector<std::vector<Neighbour>> neighbours_;
  std::vector<Join> joins_;
  std::priority_queue<Candidate> queue_;
  std::vector<std::size_t> followed_;  // Joins of each known story.
  std::priority_queue<KnownJoin> known_queue_;
};

}  // namespace

LinkedBeside link_beside(std::span<const Print* const> prints,
                         std::span<const std::uint32_t> families, std::span<const Edge> near,
                         const KnownStories& known, std::uint32_t threshold) {
  StoryLink link(prints, families, known, threshold);
  link.connect(near);
  return link.run();
}

Clustering link_stories(std::span<const Print* const> prints,
                        std::span<const std::uint32_t> families, std::span<const Edge> near,
                        std::uint32_t threshold) {
  return link_beside(prints, families, near, {}, threshold).stories;
}

std::uint32_t average_similarity(std::span<const Print* const> first,
                                 std::span<const Print* const> second) {
  if (first.size() == 1 && second.size() == 1) {
    return in_ten_thousandths(story_similarity(vector_of(*first[0]), vector_of(*second[0])));
  }
  return in_ten_thousandths(average_of(*sum_of(first), *sum_of(second)));
}

}  // namespace sourcier
