#include "engine/resource/forest_training.h"

#include <algorithm>
#include <cmath>

#include "engine/base/digest.h"

namespace sourcier {
namespace {

constexpr double kSlopeUnit = 64;  // Slopes are whole 64ths of a weight.
constexpr std::int32_t kSureScore = 12 * kScoreUnit;
constexpr std::int32_t kLargestLeaf = 4 * kScoreUnit;

// First and second derivative of the loss, summed over rows. 32 bits each in one number: half the
// additions of the inner loop.
using Packed = std::uint64_t;
std::int64_t slope_of(Packed sum) { return static_cast<std::int32_t>(sum >> 32); }
std::int64_t curve_of(Packed sum) { return static_cast<std::uint32_t>(sum); }

struct Choice {
  double gain = 0;
  Split split;
};

class Trainer {
 public:
  Trainer(const TrainingRows& rows, const ForestPlan& plan);
  std::string train();

 private:
  void find_slopes();
  DecisionTree grow(std::size_t number);
  bool is_tried(std::size_t feature, std::size_t tree) const;
  Choice best_of(std::size_t feature, std::size_t leaves);
  double worth(Packed sum) const;
  void divide(const Split& split, std::size_t depth);
  void set_leaves(DecisionTree& tree);

  const TrainingRows& rows_;
  const ForestPlan& plan_;
  std::vector<std::uint32_t> used_;   // Rows with a weight.
  std::vector<std::uint8_t> values_;  // Their features, column by column.
  std::vector<Packed> slopes_;
  std::vector<std::int32_t> scores_;
  std::vector<std::uint16_t> leaf_;  // Of each used row in the tree that grows.
  std::vector<Packed> sums_;         // By leaf and value.
  std::int32_t bias_ = 0;
};

Trainer::Trainer(const TrainingRows& rows, const ForestPlan& plan) : rows_(rows), plan_(plan) {
  double right = 1, wrong = 1;
  for (std::size_t row = 0; row < rows.features.rows(); ++row) {
    if (rows.weights[row] == 0) continue;
    used_.push_back(static_cast<std::uint32_t>(row));
    (rows.labels[row] != 0 ? right : wrong) += rows.weights[row];
  }
  values_.reserve(plan.features * used_.size());
  for (std::size_t feature = 0; feature < plan.features; ++feature) {
    for (const std::uint32_t row : used_) values_.push_back(rows.features.at(feature, row));
  }
  bias_ = static_cast<std::int32_t>(std::lround(std::log(right / wrong) * kScoreUnit));
  slopes_.resize(used_.size());
  scores_.assign(used_.size(), bias_);
  leaf_.resize(used_.size());
}

void Trainer::find_slopes() {
  for (std::size_t i = 0; i < used_.size(); ++i) {
    const std::int32_t score = std::clamp(scores_[i], -kSureScore, kSureScore);
    const double odds = 1 / (1 + std::exp(-static_cast<double>(score) / kScoreUnit));
    const double weight = rows_.weights[used_[i]];
    const double label = rows_.labels[used_[i]];
    const auto slope = static_cast<std::int32_t>(std::lround(weight * (label - odds) * kSlopeUnit));
    const auto curve =
        static_cast<std::uint32_t>(std::lround(weight * odds * (1 - odds) * kSlopeUnit));
    slopes_[i] = (static_cast<Packed>(static_cast<std::uint32_t>(slope)) << 32) + curve;
  }
}

// Another part of the features for every tree, by a hash: nothing is drawn at random.
bool Trainer::is_tried(std::size_t feature, std::size_t tree) const {
  const std::string name = std::to_string(feature) + "/" + std::to_string(tree);
  return stable_hash(name) % 8 < plan_.sampled;
}

double Trainer::worth(Packed sum) const {
  const auto slope = static_cast<double>(slope_of(sum));
  const double weight = static_cast<double>(curve_of(sum)) + plan_.smoothing * 16 * kSlopeUnit / 4;
  return slope * slope / weight;
}

Choice Trainer::best_of(std::size_t feature, std::size_t leaves) {
  std::fill(sums_.begin(), sums_.begin() + static_cast<std::ptrdiff_t>(leaves * kFeatureValues), 0);
  const std::uint8_t* values = values_.data() + feature * used_.size();
  for (std::size_t i = 0; i < used_.size(); ++i)
    sums_[leaf_[i] * kFeatureValues + values[i]] += slopes_[i];
  std::vector<Packed> total(leaves, 0), low(leaves, 0);
  double before = 0;
  for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
    for (std::size_t value = 0; value < kFeatureValues; ++value)
      total[leaf] += sums_[leaf * kFeatureValues + value];
    before += worth(total[leaf]);
  }
  Choice best;
  for (std::size_t value = 0; value + 1 < kFeatureValues; ++value) {
    double after = 0;
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
      low[leaf] += sums_[leaf * kFeatureValues + value];
      after += worth(low[leaf]) + worth(total[leaf] - low[leaf]);
    }
    if (after - before > best.gain)
      best = {after - before,
              {static_cast<std::uint8_t>(feature), static_cast<std::uint8_t>(value)}};
  }
  return best;
}

void Trainer::divide(const Split& split, std::size_t depth) {
  const std::uint8_t* values = values_.data() + split.feature * used_.size();
  for (std::size_t i = 0; i < used_.size(); ++i)
    leaf_[i] = static_cast<std::uint16_t>(leaf_[i] | (values[i] > split.above ? 1U << depth : 0U));
}

void Trainer::set_leaves(DecisionTree& tree) {
  std::vector<Packed> sums(std::size_t{1} << plan_.depth, 0);
  for (std::size_t i = 0; i < used_.size(); ++i) sums[leaf_[i]] += slopes_[i];
  for (const Packed sum : sums) {
    const double weight =
        static_cast<double>(curve_of(sum)) + plan_.smoothing * 16 * kSlopeUnit / 4;
    const double value = plan_.rate * static_cast<double>(slope_of(sum)) / weight * kScoreUnit;
    tree.leaves.push_back(static_cast<std::int16_t>(
        std::clamp<std::int64_t>(std::lround(value), -kLargestLeaf, kLargestLeaf)));
  }
  for (std::size_t i = 0; i < used_.size(); ++i) scores_[i] += tree.leaves[leaf_[i]];
}

DecisionTree Trainer::grow(std::size_t number) {
  DecisionTree tree;
  std::ranges::fill(leaf_, 0);
  for (std::size_t depth = 0; depth < plan_.depth; ++depth) {
    Choice best;
    for (std::size_t feature = 0; feature < plan_.features; ++feature) {
      if (!is_tried(feature, number)) continue;
      const Choice choice = best_of(feature, std::size_t{1} << depth);
      if (choice.gain > best.gain) best = choice;
    }
    tree.splits.push_back(best.split);
    divide(best.split, depth);
  }
  set_leaves(tree);
  return tree;
}

std::string Trainer::train() {
  sums_.resize((std::size_t{1} << plan_.depth) * kFeatureValues);
  std::vector<DecisionTree> trees;
  for (std::size_t i = 0; i < plan_.trees; ++i) {
    find_slopes();
    trees.push_back(grow(i));
  }
  return pack_forest(trees, bias_);
}

}  // namespace

std::string train_forest(const TrainingRows& rows, const ForestPlan& plan) {
  return Trainer(rows, plan).train();
}

}  // namespace sourcier
