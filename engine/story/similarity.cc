#include "engine/story/similarity.h"

#include <algorithm>
#include <cstdlib>

#include "engine/base/parallel.h"
#include "engine/base/radix_sort.h"
#include "engine/story/by_day.h"
#include "engine/story/feature_vector.h"
#include "engine/story/nearest.h"
#include "engine/story/nearness.h"

namespace sourcier {
namespace {

constexpr std::size_t kIndexedFeatures = 32;

// Articles in one piece of work, and pieces whose pairs wait in memory.
constexpr std::size_t kBlock = 1024;
constexpr std::size_t kBlocksAtOnce = 64;

// Fits: days add a twentieth at most to what is at most kWholeSimilarity.
std::uint32_t with_days(const FeatureVector& a, const FeatureVector& b, std::uint64_t content) {
  const bool are_dated = a.day != FeatureVector::kNoDay && b.day != FeatureVector::kNoDay;
  const std::int64_t days = are_dated ? std::abs(a.day - b.day) : -1;
  return static_cast<std::uint32_t>(content * story_percent(days) / 100);
}

// Asks for what the comparisons after the next will read: an article's partners lie anywhere.
void fetch(const FeatureVector& vector) {
  constexpr std::size_t kLine = 64 / sizeof(Feature);
  for (std::size_t at = 0; at < vector.features.size(); at += kLine)
    __builtin_prefetch(vector.features.data() + at);
}

// A feature and a print by its place in time, as one number to sort by.
using Posting = std::uint64_t;
constexpr int kPlaceBits = 32;

std::uint32_t key_in(Posting posting) { return static_cast<std::uint32_t>(posting >> kPlaceBits); }
std::uint32_t place_in(Posting posting) { return static_cast<std::uint32_t>(posting); }

// All postings, and for each place in time where its own stand.
class Index {
 public:
  Index(std::span<const Print* const> prints, const std::vector<std::uint32_t>& order)
      : begins_(order.size() + 1) {
    postings_.reserve(order.size() * kIndexedFeatures);
    for (std::uint32_t place = 0; place < order.size(); ++place)
      for (const std::uint32_t key : indexed_features(*prints[order[place]]))
        postings_.push_back(Posting{key} << kPlaceBits | place);
    radix_sort(postings_, kPlaceBits);  // Places are in order.
    for (const Posting posting : postings_) ++begins_[place_in(posting) + 1];
    for (std::size_t place = 0; place < order.size(); ++place) begins_[place + 1] += begins_[place];
    at_.resize(postings_.size());
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (std::uint32_t i = 0; i < postings_.size(); ++i) at_[next[place_in(postings_[i])]++] = i;
  }

  // Calls visit(other) for each later place within reach, once for each feature in common.
  template <typename Visit>
  void for_each_behind(std::uint32_t place, const Visit& visit) const {
    for (std::uint32_t i = begins_[place]; i < begins_[place + 1]; ++i) {
      const std::size_t own = at_[i];
      const std::size_t end = std::min(postings_.size(), own + 1 + kStoryReach);
      for (std::size_t at = own + 1; at < end && key_in(postings_[at]) == key_in(postings_[own]);
           ++at)
        visit(place_in(postings_[at]));
    }
  }

 private:
  std::vector<Posting> postings_;
  std::vector<std::uint32_t> begins_;  // Of each place, in `at_`; one more for the end.
  std::vector<std::uint32_t> at_;      // Places in `postings_`.
};

// So many comparisons before it is needed is memory asked for.
constexpr std::size_t kAhead = 2;

// Finds the pairs of the places of a block with later ones; each thread has its own.
class Finder {
 public:
  Finder(const std::vector<std::uint32_t>& order, const std::vector<FeatureVector>& vectors,
         const Index& index, std::uint32_t least)
      : order_(order), vectors_(vectors), index_(index), least_(least) {}

  std::vector<Edge> find(std::size_t block) {
    std::vector<Edge> found;
    shared_.resize(order_.size());
    const std::size_t end = std::min(order_.size(), (block + 1) * kBlock);
    for (std::size_t place = block * kBlock; place < end; ++place)
      find_behind(static_cast<std::uint32_t>(place), found);
    return found;
  }

 private:
  void find_behind(std::uint32_t place, std::vector<Edge>& found) {
    std::vector<std::uint32_t> partners;
    index_.for_each_behind(place, [&](std::uint32_t other) {
      if (++shared_[other] == kSharedFeatures) partners.push_back(other);
    });
    index_.for_each_behind(place, [&](std::uint32_t other) { shared_[other] = 0; });
    if (partners.empty()) return;
    comparer_.set(vectors_[place]);
    for (std::size_t at = 0; at < partners.size(); ++at) {
      if (at + 2 * kAhead < partners.size())
        __builtin_prefetch(&vectors_[partners[at + 2 * kAhead]]);
      if (at + kAhead < partners.size()) fetch(vectors_[partners[at + kAhead]]);
      const FeatureVector& other = vectors_[partners[at]];
      const std::uint32_t similarity =
          with_days(vectors_[place], other, comparer_.similarity_to(other));
      if (similarity >= least_) found.push_back({order_[place], order_[partners[at]], similarity});
    }
  }

  const std::vector<std::uint32_t>& order_;
  const std::vector<FeatureVector>& vectors_;
  const Index& index_;
  std::uint32_t least_;
  Comparer comparer_;
  std::vector<std::uint8_t> shared_;  // At most kIndexedFeatures; 0 between two places.
};

std::vector<Edge> united(const std::vector<Nearest>& nearest) {
  std::vector<Edge> edges;
  for (std::uint32_t i = 0; i < nearest.size(); ++i)
    for (const auto& [similarity, j] : nearest[i].all())
      edges.push_back({std::min(i, j), std::max(i, j), similarity});
  std::ranges::sort(edges);
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

}  // namespace

std::vector<std::uint32_t> indexed_features(const Print& print) {
  std::vector<Feature> features = print.features;
  std::erase_if(features, [](const Feature& feature) { return !feature.rare; });
  std::ranges::sort(features, [](const Feature& x, const Feature& y) {
    return x.weight != y.weight ? x.weight > y.weight : x.key < y.key;
  });
  if (features.size() > kIndexedFeatures) features.resize(kIndexedFeatures);
  std::vector<std::uint32_t> keys;
  for (const Feature& feature : features) keys.push_back(feature.key);
  return keys;
}

std::uint32_t story_similarity(const FeatureVector& a, const FeatureVector& b) {
  return with_days(a, b, fine_cosine(a, b));
}

std::vector<Edge> near_pairs(std::span<const Print* const> prints, std::uint32_t least,
                             unsigned jobs) {
  const std::vector<std::uint32_t> order = by_day(prints);
  const Index index(prints, order);
  std::vector<FeatureVector> vectors;
  vectors.reserve(prints.size());
  for (const std::uint32_t i : order) vectors.push_back(vector_of(*prints[i]));
  std::vector<Nearest> nearest(prints.size());
  std::vector<Finder> finders(std::max(1U, jobs), Finder(order, vectors, index, in_fine(least)));
  const std::size_t blocks = (prints.size() + kBlock - 1) / kBlock;
  for (std::size_t first = 0; first < blocks; first += kBlocksAtOnce) {
    std::vector<std::vector<Edge>> found(std::min(kBlocksAtOnce, blocks - first));
    parallel_for(static_cast<unsigned>(finders.size()), finders.size(), [&](std::size_t job) {
      for (std::size_t block = job; block < found.size(); block += finders.size())
        found[block] = finders[job].find(first + block);
    });
    for (const std::vector<Edge>& edges : found) {
      for (const Edge& edge : edges) {
        nearest[edge.a].offer(edge.similarity, edge.b);
        nearest[edge.b].offer(edge.similarity, edge.a);
      }
    }
  }
  return united(nearest);
}

}  // namespace sourcier
