// Story vectors: the articles of one story compared each with all behind it, by way of the features
// that they share and not pair by pair.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/story/feature_vector.h"
#include "engine/story/print.h"

namespace sourcier {

// Two vectors for each article: with the weights of its print, and with what remains of them when a
// feature counts the less, the more texts of the story have it.
class StoryVectors {
 public:
  // Cosines in kFullSimilarity.
  struct Similarity {
    std::uint32_t whole = 0;
    std::uint32_t remaining = 0;
  };

  // An article is called by its place in `prints`. Copies count as one text: `text_of` numbers
  // that of each below the size of `prints`, and there are so many `texts`. The prints must outlive
  // this.
  StoryVectors(std::span<const Print* const> prints, std::span<const std::uint32_t> text_of,
               std::uint64_t texts);

  // Of an article with each from the next up to `end`, in their order; good until the next call.
  // The cost is that of the features which they share.
  std::span<const Similarity> compare(std::uint32_t place, std::uint32_t end);

 private:
  // A feature of an article. Those of one feature stand side by side, by place.
  struct Entry {
    std::uint32_t place = 0;
    std::uint32_t remaining = 0;
    std::uint16_t whole = 0;
    std::uint8_t counts = 0;  // kInside, kAcross.
    bool is_last = false;     // Of its feature.
  };
  struct Sums {
    std::uint64_t whole = 0;
    std::uint64_t remaining = 0;
  };
  static constexpr std::uint8_t kInside = 1;
  static constexpr std::uint8_t kAcross = 2;

  void add_feature(std::span<Entry> entries, std::uint32_t texts_with, std::uint64_t texts);
  void index_entries(std::size_t places);
  void add_products(std::uint32_t at, std::uint32_t end);

  std::vector<std::uint32_t> languages_;  // By place.
  std::vector<Norms> whole_;
  std::vector<Norms> remaining_;
  std::vector<Entry> entries_;         // Of features that more than one article has.
  std::vector<std::uint32_t> begins_;  // Of each place, in `at_`; one more for the end.
  std::vector<std::uint32_t> at_;      // Places in `entries_`.
  std::vector<Sums> sums_;
  std::vector<Similarity> similarities_;
};

}  // namespace sourcier
