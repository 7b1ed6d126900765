#include "engine/story/feature_vector.h"

#include <algorithm>
#include <string_view>

#include "engine/story/rarity.h"

namespace sourcier {
namespace {

// What carries across languages is a part of an article only: less of it is needed, and less sure.
constexpr std::uint64_t kAcrossPercent = 70;

std::uint64_t dot(const FeatureVector& a, const FeatureVector& b, bool across) {
  const auto& x = a.print->features;
  const auto& y = b.print->features;
  std::uint64_t sum = 0;
  for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
    if (x[i].key != y[j].key) {
      ++(x[i].key < y[j].key ? i : j);
      continue;
    }
    if (counts_for(x[i].kind, across) && counts_for(y[j].kind, across))
      sum += std::uint64_t{a.weights[i]} * b.weights[j];
    ++i;
    ++j;
  }
  return sum;
}

}  // namespace

bool counts_for(FeatureKind kind, bool across) {
  return kind != (across ? FeatureKind::kWord : FeatureKind::kEntity);
}

FeatureVector vector_of(const Print& print, std::vector<std::uint32_t> weights) {
  std::uint64_t inside = 0;
  std::uint64_t across = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const std::uint64_t square = std::uint64_t{weights[i]} * weights[i];
    if (counts_for(print.features[i].kind, false)) inside += square;
    if (counts_for(print.features[i].kind, true)) across += square;
  }
  return {.print = &print,
          .weights = std::move(weights),
          .norm = std::max<std::uint64_t>(1, square_root(inside)),
          .norm_across = std::max<std::uint64_t>(1, square_root(across))};
}

FeatureVector vector_of(const Print& print) {
  std::vector<std::uint32_t> weights;
  weights.reserve(print.features.size());
  for (const Feature& feature : print.features) weights.push_back(feature.weight);
  return vector_of(print, std::move(weights));
}

bool is_same_language(const Print& a, const Print& b) {
  const auto main_tag = [](const Print& p) {
    return std::string_view(p.language).substr(0, p.language.find('-'));
  };
  return main_tag(a) == main_tag(b);
}

std::uint32_t cosine(const FeatureVector& a, const FeatureVector& b) {
  const bool across = !is_same_language(*a.print, *b.print);
  // The norms are divided one after the other: their product may not fit.
  const std::uint64_t sum = dot(a, b, across) * kFullSimilarity;
  const std::uint64_t similarity =
      across ? sum / a.norm_across / b.norm_across * kAcrossPercent / 100 : sum / a.norm / b.norm;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(similarity, kFullSimilarity));
}

}  // namespace sourcier
