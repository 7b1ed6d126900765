#include "engine/story/feature_vector.h"

#include <algorithm>

#include "engine/story/rarity.h"

namespace sourcier {
namespace {

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
      sum += std::uint64_t{a.weight(i)} * b.weight(j);
    ++i;
    ++j;
  }
  return sum;
}

}  // namespace

FeatureVector vector_of(const Print& print, std::vector<std::uint32_t> weights) {
  FeatureVector vector{.print = &print, .weights = std::move(weights)};
  std::uint64_t inside = 0;
  std::uint64_t across = 0;
  for (std::size_t i = 0; i < print.features.size(); ++i) {
    const std::uint64_t square = std::uint64_t{vector.weight(i)} * vector.weight(i);
    if (counts_for(print.features[i].kind, false)) inside += square;
    if (counts_for(print.features[i].kind, true)) across += square;
  }
  vector.norm = std::max<std::uint64_t>(1, square_root(inside));
  vector.norm_across = std::max<std::uint64_t>(1, square_root(across));
  return vector;
}

FeatureVector vector_of(const Print& print) { return vector_of(print, {}); }

std::string_view main_language(const Print& print) {
  return std::string_view(print.language).substr(0, print.language.find('-'));
}

bool is_same_language(const Print& a, const Print& b) {
  return main_language(a) == main_language(b);
}

std::uint32_t cosine(const FeatureVector& a, const FeatureVector& b) {
  const bool across = !is_same_language(*a.print, *b.print);
  // The norms are divided one after the other: their product may not fit.
  const std::uint64_t sum = dot(a, b, across) * kFullSimilarity;
  const std::uint64_t similarity =
      across ? sum / a.norm_across / b.norm_across * kAcrossPercent / 100 : sum / a.norm / b.norm;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(similarity, kFullSimilarity));
}

void Comparer::set(const FeatureVector& first) {
  static_assert(kMostFeatures + kMostEntities < kSlots / 4);
  first_ = &first;
  slots_ = {};
  const auto& features = first.print->features;
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (!counts_for(features[i].kind, false)) continue;
    std::size_t slot = features[i].key % kSlots;
    while (slots_[slot].weight != 0) slot = (slot + 1) % kSlots;
    slots_[slot] = {features[i].key, first.weight(i)};
  }
}

std::uint32_t Comparer::similarity_to(const FeatureVector& second) const {
  if (!is_same_language(*first_->print, *second.print)) return cosine(*first_, second);
  const auto& features = second.print->features;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (!counts_for(features[i].kind, false)) continue;
    std::size_t slot = features[i].key % kSlots;
    while (slots_[slot].weight != 0 && slots_[slot].key != features[i].key)
      slot = (slot + 1) % kSlots;
    sum += std::uint64_t{slots_[slot].weight} * second.weight(i);
  }
  const std::uint64_t similarity = sum * kFullSimilarity / first_->norm / second.norm;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(similarity, kFullSimilarity));
}

}  // namespace sourcier
