#include "engine/story/feature_vector.h"

#include <algorithm>

#include "engine/story/rarity.h"
#include "engine/story/words.h"

namespace sourcier {
namespace {

std::uint64_t dot(const FeatureVector& a, const FeatureVector& b, bool across) {
  const std::span<const Feature> x = a.features;
  const std::span<const Feature> y = b.features;
  std::uint64_t sum = 0;
  for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
    if (x[i].key != y[j].key) {
      ++(x[i].key < y[j].key ? i : j);
      continue;
    }
    if (counts_for(x[i].kind, across) && counts_for(y[j].kind, across))
      sum += std::uint64_t{x[i].weight} * y[j].weight;
    ++i;
    ++j;
  }
  return sum;
}

// A product of two vectors by their lengths, which are divided one after the other: their product
// may not fit. The shift fits for weights and features as many as a print has.
std::uint64_t scaled(std::uint64_t product, std::uint64_t norm, std::uint64_t other) {
  static_assert(std::uint64_t{kMostWeight} * kMostWeight * (kMostFeatures + kMostEntities) <
                std::uint64_t{1} << (64 - kSimilarityBits));
  return std::min((product << kSimilarityBits) / norm / other, kWholeSimilarity);
}

}  // namespace

Norms norms_of(std::uint64_t squares_inside, std::uint64_t squares_across) {
  const std::uint64_t inside = std::max<std::uint64_t>(1, square_root(squares_inside));
  return {.inside = inside,
          .across = std::max({std::uint64_t{1}, square_root(squares_across), inside / 2})};
}

Norms norms_of(const Print& print) {
  std::uint64_t inside = 0;
  std::uint64_t across = 0;
  for (const Feature& feature : print.features) {
    const std::uint64_t square = std::uint64_t{feature.weight} * feature.weight;
    if (counts_for(feature.kind, false)) inside += square;
    if (counts_for(feature.kind, true)) across += square;
  }
  return norms_of(inside, across);
}

FeatureVector vector_of(const Print& print) {
  const Norms norms = norms_of(print);
  return {.print = &print,
          .features = print.features,
          .day = print.published.is_day() ? day_number(print.published) : FeatureVector::kNoDay,
          .language = word_hash(main_language(print)),
          .norm = norms.inside,
          .norm_across = norms.across};
}

std::string_view main_language(const Print& print) {
  return std::string_view(print.language).substr(0, print.language.find('-'));
}

bool is_same_language(const Print& a, const Print& b) {
  return main_language(a) == main_language(b);
}

std::uint32_t fine_cosine(const FeatureVector& a, const FeatureVector& b) {
  const bool across = a.language != b.language;
  const std::uint64_t sum = dot(a, b, across);
  return static_cast<std::uint32_t>(across ? scaled(sum, a.norm_across, b.norm_across) *
                                                 kAcrossPercent / 100
                                           : scaled(sum, a.norm, b.norm));
}

std::uint32_t cosine(const FeatureVector& a, const FeatureVector& b) {
  return in_ten_thousandths(fine_cosine(a, b));
}

void Comparer::set(const FeatureVector& first) {
  for (const Entry& entry : entries_) slots_[entry.key % kSlots] = 0;
  entries_.assign(1, Entry{});
  crowded_.clear();
  first_ = &first;
  for (const Feature& feature : first.features) {
    if (!counts_for(feature.kind, false)) continue;
    const Entry entry{feature.key, feature.weight};
    std::uint8_t& slot = slots_[entry.key % kSlots];
    if (slot != 0 || entries_.size() > UINT8_MAX) {
      crowded_.push_back(entry);
      continue;
    }
    slot = static_cast<std::uint8_t>(entries_.size());
    entries_.push_back(entry);
  }
}

std::uint32_t Comparer::similarity_to(const FeatureVector& second) const {
  if (first_->language != second.language) return fine_cosine(*first_, second);
  const std::span<const Feature> features = second.features;
  std::uint64_t sum = 0;
  for (const Feature& feature : features) {
    const Entry& entry = entries_[slots_[feature.key % kSlots]];
    const bool is_shared = entry.key == feature.key && counts_for(feature.kind, false);
    sum += is_shared ? std::uint64_t{entry.weight} * feature.weight : 0;
  }
  for (const Entry& entry : crowded_) {
    const auto found = std::ranges::lower_bound(features, entry.key, {}, &Feature::key);
    if (found != features.end() && found->key == entry.key && counts_for(found->kind, false))
      sum += std::uint64_t{entry.weight} * found->weight;
  }
  return static_cast<std::uint32_t>(scaled(sum, first_->norm, second.norm));
}

}  // namespace sourcier
