// Part model: the trained tagger, read where it is mapped.
//
// An averaged perceptron over hashed features: each feature has a row of weights, one a tag, and
// the tag with the greatest sum is taken, from left to right. All sums are whole numbers, so a text
// is tagged alike on every machine. docs/formats/parts_model.md draws the bytes.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/part_features.h"
#include "engine/reading/weight_rows.h"
#include "engine/reading/word_lexicon.h"

namespace sourcier {

// Tags are parts of speech, some of them parted by what helps to tell their neighbours.
inline constexpr std::size_t kMostTags = 30;
inline constexpr std::size_t kPartLanes = 32;
using PartRows = WeightRows<kPartLanes>;
// The tag before the first word.
inline constexpr std::uint8_t kNoTag = kMostTags;

class PartModel {
 public:
  PartModel() = default;  // Knows no word and tags none.
  // `bytes`, which pack_part_model wrote, must outlive it; "" is no model. Constant time.
  explicit PartModel(std::string_view bytes);

  bool empty() const { return tags_.empty(); }
  const WordLexicon& lexicon() const { return lexicon_; }
  PartOfSpeech part(std::uint8_t tag) const { return tags_[tag]; }
  std::size_t tags() const { return tags_.size(); }

  // Appends the tag of each word of a sentence. Linear time.
  void tag(std::span<const WordFacts> words, std::vector<std::uint8_t>& tags) const;

 private:
  std::vector<PartOfSpeech> tags_;
  PartRows rows_;
  WordLexicon lexicon_;
};

struct PartFeature {
  std::uint32_t hash = 0;
  std::array<std::int8_t, kMostTags> weights{};
};

// The table has 2^row_bits rows; where they do not suffice, the features with the smallest weights
// go.
std::string pack_part_model(std::span<const PartOfSpeech> tags,
                            std::span<const PartFeature> features, unsigned row_bits,
                            std::string_view lexicon);

}  // namespace sourcier
