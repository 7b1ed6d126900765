#include "engine/story/similarity.h"

#include <algorithm>
#include <bit>

namespace sourcier {
namespace {

// Weaker edges move no average link that matters, and there are very many.
constexpr std::uint32_t kLeastSimilarity = 150;

// The weightiest features of an article, by which its partners are found: weights come from
// shipped rarity, so that the choice depends on the article alone.
constexpr std::size_t kIndexedFeatures = 48;

// A feature that heads more articles than this tells none of them apart. Only collections of
// millions, or of one theme alone, meet the bound.
constexpr std::size_t kLongestPosting = 20'000;

// What carries across languages is a part of an article only: less of it is needed, and less sure.
constexpr std::uint64_t kAcrossPercent = 70;

bool is_shared_by_languages(FeatureKind kind) { return kind != FeatureKind::kWord; }

std::uint64_t square_root(std::uint64_t value) {
  if (value < 2) return value;
  std::uint64_t root = std::uint64_t{1} << ((std::bit_width(value) + 1) / 2);
  for (;;) {
    const std::uint64_t next = (root + value / root) / 2;
    if (next >= root) return root;
    root = next;
  }
}

struct Norms {
  std::uint64_t all = 1;
  std::uint64_t across = 1;  // Of the features that languages share.
};

Norms norms_of(const Print& print) {
  std::uint64_t all = 0;
  std::uint64_t across = 0;
  for (const Feature& feature : print.features) {
    const std::uint64_t square = std::uint64_t{feature.weight} * feature.weight;
    all += square;
    if (is_shared_by_languages(feature.kind)) across += square;
  }
  return {.all = std::max<std::uint64_t>(1, square_root(all)),
          .across = std::max<std::uint64_t>(1, square_root(across))};
}

bool same_language(const Print& a, const Print& b) {
  const auto main_tag = [](const Print& p) { return p.language.substr(0, p.language.find('-')); };
  return main_tag(a) == main_tag(b);
}

std::uint64_t dot(const Print& a, const Print& b, bool across) {
  std::uint64_t sum = 0;
  auto x = a.features.begin();
  auto y = b.features.begin();
  while (x != a.features.end() && y != b.features.end()) {
    if (x->key < y->key) {
      ++x;
    } else if (y->key < x->key) {
      ++y;
    } else {
      const bool counts = !across || (is_shared_by_languages(x->kind) && is_shared_by_languages(y->kind));
      if (counts) sum += std::uint64_t{x->weight} * y->weight;
      ++x;
      ++y;
    }
  }
  return sum;
}

std::uint32_t cosine(const Print& a, const Norms& of_a, const Print& b, const Norms& of_b) {
  const bool across = !same_language(a, b);
  const std::uint64_t sum = dot(a, b, across);
  const std::uint64_t norms = across ? of_a.across * of_b.across : of_a.all * of_b.all;
  std::uint64_t similarity = sum * kFullSimilarity / norms;
  if (across) similarity = similarity * kAcrossPercent / 100;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(similarity, kFullSimilarity));
}

struct Posting {
  std::uint32_t feature = 0;
  std::uint32_t print = 0;

  auto operator<=>(const Posting&) const = default;
};

void add_postings(std::vector<Posting>& postings, const Print& print, std::uint32_t index) {
  std::vector<Feature> features = print.features;
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
  std::vector<Norms> norms;
  for (std::uint32_t i = 0; i < prints.size(); ++i) {
    add_postings(postings, *prints[i], i);
    norms.push_back(norms_of(*prints[i]));
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
      const std::uint32_t similarity = cosine(*prints[i], norms[i], *prints[j], norms[j]);
      if (similarity >= kLeastSimilarity) edges.push_back({i, j, similarity});
    }
    partners.clear();
  }
  return edges;
}

std::uint32_t similarity_of(const Print& a, const Print& b) {
  return cosine(a, norms_of(a), b, norms_of(b));
}

}  // namespace sourcier
