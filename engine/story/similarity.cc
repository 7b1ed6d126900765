#include "engine/story/similarity.h"

#include <algorithm>
#include <bit>
#include <string_view>

#include "engine/story/rarity.h"

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

// The beginning of an article tells its event, the rest tells the story too.
constexpr std::uint32_t kLeadFactor = 2;

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

// The features of a print with the weights that count, and their norms.
struct Vector {
  const Print* print = nullptr;
  std::vector<std::uint32_t> weights;  // As Print::features.
  std::uint64_t norm = 1;
  std::uint64_t norm_across = 1;  // Of the features that languages share.
};

Vector vector_of(const Print& print, std::vector<std::uint32_t> weights) {
  std::uint64_t all = 0;
  std::uint64_t across = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const std::uint64_t square = std::uint64_t{weights[i]} * weights[i];
    all += square;
    if (is_shared_by_languages(print.features[i].kind)) across += square;
  }
  return {.print = &print,
          .weights = std::move(weights),
          .norm = std::max<std::uint64_t>(1, square_root(all)),
          .norm_across = std::max<std::uint64_t>(1, square_root(across))};
}

Vector vector_of(const Print& print) {
  std::vector<std::uint32_t> weights;
  weights.reserve(print.features.size());
  for (const Feature& feature : print.features) weights.push_back(feature.weight);
  return vector_of(print, std::move(weights));
}

bool same_language(const Print& a, const Print& b) {
  const auto main_tag = [](const Print& p) {
    return std::string_view(p.language).substr(0, p.language.find('-'));
  };
  return main_tag(a) == main_tag(b);
}

std::uint64_t dot(const Vector& a, const Vector& b, bool across) {
  const auto& x = a.print->features;
  const auto& y = b.print->features;
  std::uint64_t sum = 0;
  for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
    if (x[i].key != y[j].key) {
      ++(x[i].key < y[j].key ? i : j);
      continue;
    }
    const bool counts =
        !across || (is_shared_by_languages(x[i].kind) && is_shared_by_languages(y[j].kind));
    if (counts) sum += std::uint64_t{a.weights[i]} * b.weights[j];
    ++i;
    ++j;
  }
  return sum;
}

std::uint32_t cosine(const Vector& a, const Vector& b) {
  const bool across = !same_language(*a.print, *b.print);
  // The norms are divided one after the other: their product may not fit.
  const std::uint64_t sum = dot(a, b, across) * kFullSimilarity;
  const std::uint64_t similarity =
      across ? sum / a.norm_across / b.norm_across * kAcrossPercent / 100 : sum / a.norm / b.norm;
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

}  // namespace

std::vector<Edge> similar_pairs(std::span<const Print* const> prints) {
  std::vector<Posting> postings;
  std::vector<Vector> vectors;
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

std::vector<Edge> pairs_within_stories(std::span<const Print* const> prints,
                                       std::span<const Edge> edges,
                                       std::span<const std::uint32_t> stories,
                                       std::span<const std::uint32_t> families) {
  const StoryCounts counts(prints, stories, families);
  std::vector<Vector> vectors;
  for (std::size_t i = 0; i < prints.size(); ++i) {
    std::vector<std::uint32_t> weights;
    for (const Feature& feature : prints[i]->features) {
      const std::uint32_t lead = feature.lead ? kLeadFactor : 1;
      weights.push_back(lead * feature.weight * counts.rarity(stories[i], feature.key) / 256);
    }
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

}  // namespace sourcier
