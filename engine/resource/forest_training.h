// Forest training: boosted trees from labelled rows.
//
// The sums that choose a question are whole numbers, so the order of the rows never matters: the
// same rows give the same forest.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/resource/forest.h"

namespace sourcier {

struct TrainingRows {
  FeatureColumns features;
  std::vector<std::uint8_t> labels;     // 0 or 1.
  std::vector<std::uint8_t> weights;    // 0: the row is not looked at.
  std::vector<std::uint64_t> groups{};  // Rows that belong together; none: every row to one group.
};

struct ForestPlan {
  std::size_t features = 0;
  std::size_t trees = 100;
  std::size_t depth = 6;
  double rate = 0.15;       // Share of a leaf's best value that is taken.
  double smoothing = 30;    // Added to the weight of every leaf, in rows of weight 16.
  std::size_t sampled = 5;  // Of 8 features so many are tried in a tree.
  std::size_t groups = 8;   // Of 8 groups of rows so many teach a tree.
  std::size_t forests = 1;  // So many, each by other features, are averaged into one.
};

// The bytes of the forest (pack_forest).
std::string train_forest(const TrainingRows& rows, const ForestPlan& plan);

}  // namespace sourcier
