// Feature vector: the features of a print with the weights that count, made ready to be compared.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/story/print.h"

namespace sourcier {

inline constexpr std::uint32_t kFullSimilarity = 10'000;

struct FeatureVector {
  const Print* print = nullptr;        // Must outlive this.
  std::vector<std::uint32_t> weights;  // As Print::features; empty for the print's own.
  std::uint64_t norm = 1;              // Of the features that count inside a language.
  std::uint64_t norm_across = 1;       // Of those that languages share.

  std::uint32_t weight(std::size_t feature) const {
    return weights.empty() ? print->features[feature].weight : weights[feature];
  }
};

// With the print's own weights, or with others in their order.
FeatureVector vector_of(const Print& print);
FeatureVector vector_of(const Print& print, std::vector<std::uint32_t> weights);

// In ten thousandths. Articles in two languages are compared by what carries across them: the words
// of names, entities, numbers.
std::uint32_t cosine(const FeatureVector& a, const FeatureVector& b);

// One vector against many: as `cosine`, some times faster.
class Comparer {
 public:
  // `first` must outlive the comparisons.
  void set(const FeatureVector& first);
  std::uint32_t similarity_to(const FeatureVector& second) const;

 private:
  static constexpr std::size_t kSlots = 512;  // Four times the features of a print.
  struct Slot {
    std::uint32_t key = 0;
    std::uint32_t weight = 0;  // 0: empty.
  };

  const FeatureVector* first_ = nullptr;
  std::array<Slot, kSlots> slots_;  // Of what counts inside a language.
};

// What carries across languages is a part of an article only: less of it is needed, and less sure.
inline constexpr std::uint64_t kAcrossPercent = 70;

// The language without its region; points into the print.
std::string_view main_language(const Print& print);

// Whether two prints are in one language, whatever the region.
bool is_same_language(const Print& a, const Print& b);

// Whether features of this kind count between two articles of one language, or of two.
constexpr bool counts_for(FeatureKind kind, bool across) {
  return kind != (across ? FeatureKind::kWord : FeatureKind::kEntity);
}

}  // namespace sourcier
