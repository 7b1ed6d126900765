// Feature vector: the features of a print with the weights that count, made ready to be compared.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/story/print.h"

namespace sourcier {

inline constexpr std::uint32_t kFullSimilarity = 10'000;

struct FeatureVector {
  const Print* print = nullptr;        // Must outlive this.
  std::vector<std::uint32_t> weights;  // As Print::features.
  std::uint64_t norm = 1;              // Of the features that count inside a language.
  std::uint64_t norm_across = 1;       // Of those that languages share.
};

// With the print's own weights, or with others in their order.
FeatureVector vector_of(const Print& print);
FeatureVector vector_of(const Print& print, std::vector<std::uint32_t> weights);

// In ten thousandths. Articles in two languages are compared by what carries across them: the words
// of names, entities, numbers.
std::uint32_t cosine(const FeatureVector& a, const FeatureVector& b);

// Whether two prints are in one language, whatever the region.
bool is_same_language(const Print& a, const Print& b);

// Whether features of this kind count between two articles of one language, or of two.
bool counts_for(FeatureKind kind, bool across);

}  // namespace sourcier
