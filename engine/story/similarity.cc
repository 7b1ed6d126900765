#include "engine/story/similarity.h"

#include <algorithm>

#include "engine/story/feature_vector.h"

namespace sourcier {
namespace {

// Weaker edges move no average link that matters, and there are very many.
constexpr std::uint32_t kLeastSimilarity = 150;

// The weightiest rare features of an article, by which its partners are found: weights come from
// shipped rarity, so that the choice depends on the article alone.
constexpr std::size_t kIndexedFeatures = 48;

// A feature that heads more articles than this tells none of them apart. Only collections of
// millions, or of one theme alone, meet the bound.
constexpr std::size_t kLongestPosting = 20'000;

struct Posting {
  std::uint32_t feature = 0;
  std::uint32_t print = 0;

  auto operator<=>(const Posting&) const = default;
};

void add_postings(std::vector<Posting>& postings, const Print& print, std::uint32_t index) {
  std::vector<Feature> features = print.features;
  std::erase_if(features, [](const Feature& feature) { return !feature.rare; });
  std::ranges::sort(features, [](const Feature& x, const Feature& y) {
    return x.weight != y.weight ? x.weight > y.weight : x.key < y.key;
  });
  if (features.size() > kIndexedFeatures) features.resize(kIndexedFeatures);
  for (const Feature& feature : features) postings.push_back({feature.key, index});
}

// For each print the ends of the lists it stands in, from its own place on.
using Lists = std::vector<std::vector<std::pair<std::size_t, std::size_t>>>;

Lists lists_of(const std::vector<Posting>& postings, std::size_t prints) {
  Lists lists(prints);
  for (std::size_t begin = 0; begin < postings.size();) {
    std::size_t end = begin + 1;
    while (end < postings.size() && postings[end].feature == postings[begin].feature) ++end;
    if (end - begin <= kLongestPosting) {
      for (std::size_t at = begin; at + 1 < end; ++at)
        lists[postings[at].print].emplace_back(at + 1, end);
    }
    begin = end;
  }
  return lists;
}

}  // namespace

std::vector<Edge> similar_pairs(std::span<const Print* const> prints) {
  std::vector<Posting> postings;
  std::vector<FeatureVector> vectors;
  for (std::uint32_t i = 0; i < prints.size(); ++i) {
    add_postings(postings, *prints[i], i);
    vectors.push_back(vector_of(*prints[i]));
  }
  std::ranges::sort(postings);
  const Lists lists = lists_of(postings, prints.size());
  std::vector<Edge> edges;
  std::vector<bool> seen(prints.size());
  std::vector<std::uint32_t> partners;
  for (std::uint32_t i = 0; i < prints.size(); ++i) {
    for (const auto& [begin, end] : lists[i]) {
      for (std::size_t at = begin; at < end; ++at) {
        const std::uint32_t j = postings[at].print;
        if (!seen[j]) partners.push_back(j);
        seen[j] = true;
      }
    }
    std::ranges::sort(partners);
    for (const std::uint32_t j : partners) {
      seen[j] = false;
      const std::uint32_t similarity = cosine(vectors[i], vectors[j]);
      if (similarity >= kLeastSimilarity) edges.push_back({i, j, similarity});
    }
    partners.clear();
  }
  return edges;
}

}  // namespace sourcier
