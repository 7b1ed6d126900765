#include "engine/story/within_story.h"

#include <algorithm>
#include <functional>
#include <map>

#include "engine/story/feature_vector.h"
#include "engine/story/rarity.h"

namespace sourcier {
namespace {

// So many of the nearest texts say what being near means for an article; fewer where there are
// fewer.
constexpr std::size_t kNearest = 5;
// The nearest text may be of another event: below this it is not near.
constexpr std::uint32_t kLeastNear = 2'000;

// In how many texts of each story a feature stands, and how many there are. Sorted, for look-up.
class StoryCounts {
 public:
  StoryCounts(std::span<const Print* const> prints, std::span<const std::uint32_t> stories,
              std::span<const std::uint32_t> families) {
    for (std::uint32_t i = 0; i < prints.size(); ++i) {
      texts_.push_back({stories[i], 0, families[i]});
      for (const Feature& feature : prints[i]->features)
        uses_.push_back({stories[i], feature.key, families[i]});
    }
    for (auto* entries : {&texts_, &uses_}) {
      std::ranges::sort(*entries);
      entries->erase(std::unique(entries->begin(), entries->end()), entries->end());
    }
  }

  // Rarity inside the story in 256ths of a bit; never quite nothing.
  std::uint32_t rarity(std::uint32_t story, std::uint32_t feature) const {
    const std::uint64_t texts = count(texts_, story, 0);
    const std::uint64_t with = std::max<std::uint64_t>(1, count(uses_, story, feature));
    return log2_256((texts + 1) * kScale / with) - log2_256(kScale) + kLeastRarity;
  }

 private:
  struct Use {
    std::uint32_t story = 0;
    std::uint32_t feature = 0;
    std::uint32_t family = 0;

    auto operator<=>(const Use&) const = default;
  };

  static constexpr std::uint64_t kScale = 1024;
  static constexpr std::uint32_t kLeastRarity = 77;  // 0.3 bits.

  static std::uint64_t count(const std::vector<Use>& uses, std::uint32_t story,
                             std::uint32_t feature) {
    const auto begin = std::ranges::lower_bound(uses, Use{story, feature, 0});
    const auto end = std::upper_bound(begin, uses.end(), Use{story, feature, UINT32_MAX});
    return static_cast<std::uint64_t>(end - begin);
  }

  std::vector<Use> texts_;
  std::vector<Use> uses_;
};

// The average of the kNearest largest; at least kLeastNear.
std::uint32_t near_of(std::vector<std::uint32_t> similarities) {
  const std::size_t count = std::min(kNearest, similarities.size());
  if (count == 0) return kLeastNear;
  std::partial_sort(similarities.begin(), similarities.begin() + static_cast<std::ptrdiff_t>(count),
                    similarities.end(), std::greater<>());
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += similarities[i];
  return std::max(kLeastNear, static_cast<std::uint32_t>(sum / count));
}

}  // namespace

std::vector<Edge> pairs_within_stories(std::span<const Print* const> prints,
                                       std::span<const Edge> edges,
                                       std::span<const std::uint32_t> stories,
                                       std::span<const std::uint32_t> families) {
  const StoryCounts counts(prints, stories, families);
  std::vector<FeatureVector> vectors;
  for (std::size_t i = 0; i < prints.size(); ++i) {
    std::vector<std::uint32_t> weights;
    for (const Feature& feature : prints[i]->features)
      weights.push_back(feature.weight * counts.rarity(stories[i], feature.key) / 256);
    vectors.push_back(vector_of(*prints[i], std::move(weights)));
  }
  std::vector<Edge> within;
  for (const Edge& edge : edges) {
    if (stories[edge.a] != stories[edge.b]) continue;
    const std::uint32_t remaining = cosine(vectors[edge.a], vectors[edge.b]);
    within.push_back({edge.a, edge.b, (edge.similarity + remaining) / 2});
  }
  return within;
}

std::vector<Edge> relative_to_nearest(std::span<const Edge> edges,
                                      std::span<const std::uint32_t> families) {
  // For each article the best similarity to each family but its own.
  std::vector<std::map<std::uint32_t, std::uint32_t>> best(families.size());
  for (const Edge& edge : edges) {
    if (families[edge.a] == families[edge.b]) continue;
    std::uint32_t& of_a = best[edge.a][families[edge.b]];
    std::uint32_t& of_b = best[edge.b][families[edge.a]];
    of_a = std::max(of_a, edge.similarity);
    of_b = std::max(of_b, edge.similarity);
  }
  std::vector<std::uint32_t> near(families.size());
  for (std::size_t i = 0; i < families.size(); ++i) {
    std::vector<std::uint32_t> similarities;
    for (const auto& [family, similarity] : best[i]) similarities.push_back(similarity);
    near[i] = near_of(std::move(similarities));
  }
  std::vector<Edge> relative;
  relative.reserve(edges.size());
  for (const Edge& edge : edges) {
    const std::uint32_t least = std::min(near[edge.a], near[edge.b]);
    const std::uint32_t similarity = std::min(
        kFullSimilarity,
        static_cast<std::uint32_t>(std::uint64_t{edge.similarity} * kFullSimilarity / least));
    relative.push_back({edge.a, edge.b, similarity});
  }
  return relative;
}

}  // namespace sourcier
