// Name model: the trained sequence model of names, read where it is mapped.
//
// A conditional random field over hashed features of words, and weights of one label behind another
// (name_learner.h); the best sequence of labels of a sentence is taken (Viterbi). All sums are
// whole numbers, so that a text is read alike on every machine. docs/formats/names_model.md draws
// the bytes.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/language.h"
#include "engine/reading/name_features.h"
#include "engine/reading/weight_rows.h"

namespace sourcier {

// By the place of the word, the label before it (kNameLabels: none), its own.
using NameTransitions =
    std::array<std::array<std::array<std::int32_t, kNameLabels>, kNameLabels + 1>, kNamePlaces>;
// By type.
using NameHolds = std::array<std::uint8_t, 4>;
// By word and label.
using NameScores = std::vector<std::array<std::int32_t, kNameLabels>>;

// The best sequence of labels; a further word of a name follows a word of that type.
std::vector<NameLabel> best_labels(std::span<const NameFacts> words, const NameScores& scores,
                                   const NameTransitions& transitions);

inline constexpr std::size_t kNameLanes = 16;
using NameRows = WeightRows<kNameLanes>;

class NameModel {
 public:
  NameModel() = default;  // Knows nothing.
  // Of models/names-<tag>/names-<tag>.model; `language.made<NameModel>()` shares one by threads.
  // The setting `held_names` has a digit for each type of names: how sure the rules must be of one,
  // in steps of NameFacts::strength, so that the model leaves it as it is, or within a longer one.
  explicit NameModel(const Language& language);
  // `bytes`, which pack_name_model wrote, must outlive it; "" is no model.
  explicit NameModel(std::string_view bytes);

  bool empty() const { return !rows_; }
  const WordClusters& clusters() const { return clusters_; }

  // The label of each word of a sentence. Linear.
  std::vector<NameLabel> label(std::span<const NameFacts> words) const;

 private:
  NameRows rows_;
  NameHolds hold_ = {2, 2, 2, 2};
  NameTransitions transitions_{};
  WordClusters clusters_;
};

struct NameFeature {
  std::uint32_t hash = 0;
  std::array<std::int8_t, kNameLabels> weights{};
};

// The table has 2^row_bits rows; where they do not suffice, the features with the smallest weights
// go.
std::string pack_name_model(std::span<const NameFeature> features,
                            const NameTransitions& transitions, unsigned row_bits,
                            std::string_view clusters);

}  // namespace sourcier
