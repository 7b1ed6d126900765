// Feature vector: the features of a print, made ready to be compared.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/story/print.h"

namespace sourcier {

inline constexpr std::uint32_t kFullSimilarity = 10'000;

struct FeatureVector {
  static constexpr std::int64_t kNoDay = INT64_MIN;

  const Print* print = nullptr;       // Must outlive this.
  std::span<const Feature> features;  // The print's: one step less to them.
  std::int64_t day = kNoDay;          // Of publication.
  std::uint32_t language = 0;         // Hash of its main tag.
  std::uint64_t norm = 1;             // Of the features that count inside a language.
  std::uint64_t norm_across = 1;      // Of those that languages share.
};

FeatureVector vector_of(const Print& print);

// Lengths of an article's vector, as norms_of gives them at least 1: of what counts inside its
// language, and of what it carries across languages. The second is half of the first at least:
// where a text in letters without capitals carries but two numbers, to share them is not to be
// alike.
struct Norms {
  std::uint64_t inside = 0;
  std::uint64_t across = 0;
};
Norms norms_of(std::uint64_t squares_inside, std::uint64_t squares_across);
Norms norms_of(const Print& print);

// Similarities on this scale keep apart what ten thousandths would tie.
inline constexpr int kSimilarityBits = 30;
inline constexpr std::uint64_t kWholeSimilarity = std::uint64_t{1} << kSimilarityBits;

// From kFullSimilarity to kSimilarityBits.
constexpr std::uint32_t in_fine(std::uint32_t similarity) {
  return static_cast<std::uint32_t>(similarity * kWholeSimilarity / kFullSimilarity);
}

// And back.
constexpr std::uint32_t in_ten_thousandths(std::uint32_t similarity) {
  return static_cast<std::uint32_t>(std::uint64_t{similarity} * kFullSimilarity / kWholeSimilarity);
}

// In kSimilarityBits. Articles in two languages are compared by what carries across them: the words
// of names, entities, numbers.
std::uint32_t fine_cosine(const FeatureVector& a, const FeatureVector& b);

// The same in kFullSimilarity.
std::uint32_t cosine(const FeatureVector& a, const FeatureVector& b);

// One vector against many: as fine_cosine, some times faster.
class Comparer {
 public:
  // `first` must outlive the comparisons.
  void set(const FeatureVector& first);
  std::uint32_t similarity_to(const FeatureVector& second) const;

 private:
  struct Entry {
    std::uint32_t key = 0;
    std::uint32_t weight = 0;
  };
  // So many that of a print's features hardly two want the same: a look-up then takes no branch.
  static constexpr std::size_t kSlots = 8192;

  const FeatureVector* first_ = nullptr;
  std::vector<Entry> entries_;                   // What counts inside a language; none at 0.
  std::vector<Entry> crowded_;                   // Whose slot another has.
  std::array<std::uint8_t, kSlots> slots_ = {};  // Places in `entries_`.
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
