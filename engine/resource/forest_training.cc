#include "engine/resource/forest_training.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/base/digest.h"

namespace sourcier {
namespace {

constexpr double kSlopeUnit = 64;  // Slopes are whole 64ths of a weight.
constexpr std::int32_t kSureScore = 12 * kScoreUnit;
constexpr std::int32_t kLargestLeaf = 4 * kScoreUnit;
constexpr std::uint64_t kMixer = 0x9E3779B97F4A7C15;

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
  void choose_features(std::size_t number);
  void choose_rows(std::size_t number);
  void start_sums();
  void part_sums(std::size_t depth);
  Choice best_of(std::size_t at, std::size_t leaves) const;
  double worth(Packed sum) const;
  void divide(const Split& split, std::size_t depth);
  void set_leaves(DecisionTree& tree);
  const std::uint8_t* values(std::size_t feature) const {
    return values_.data() + feature * used_.size();
  }
  Packed* sums(std::size_t at) { return sums_.data() + at * leaves_ * kFeatureValues; }
  const Packed* sums(std::size_t at) const { return sums_.data() + at * leaves_ * kFeatureValues; }

  const TrainingRows& rows_;
  const ForestPlan& plan_;
  const std::size_t leaves_;
  std::vector<std::uint32_t> used_;   // Rows with a weight.
  std::vector<std::uint8_t> values_;  // Their features, column by column.
  std::vector<Packed> slopes_;
  std::vector<std::int32_t> scores_;
  std::vector<std::uint16_t> leaf_;    // Of each used row in the tree that grows.
  std::vector<std::uint32_t> tried_;   // The features that this tree may ask about,
  std::vector<std::uint32_t> taught_;  // and the used rows that teach it.
  std::vector<Packed> sums_;           // By tried feature, leaf and value.
  std::int32_t bias_ = 0;
};

Trainer::Trainer(const TrainingRows& rows, const ForestPlan& plan)
    : rows_(rows), plan_(plan), leaves_(std::size_t{1} << plan.depth) {
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
void Trainer::choose_features(std::size_t number) {
  tried_.clear();
  for (std::uint32_t feature = 0; feature < plan_.features; ++feature) {
    const std::string name = std::to_string(feature) + "/" + std::to_string(number);
    if (stable_hash(name) % 8 < plan_.sampled) tried_.push_back(feature);
  }
}

// Another part of the groups, too.
void Trainer::choose_rows(std::size_t number) {
  taught_.clear();
  for (std::uint32_t i = 0; i < used_.size(); ++i) {
    const std::uint64_t group = rows_.groups.empty() ? 0 : rows_.groups[used_[i]];
    const std::uint64_t mixed = (group ^ (number * kMixer)) * kMixer;
    if (plan_.groups >= 8 || (mixed >> 61) < plan_.groups) taught_.push_back(i);
  }
}

void Trainer::start_sums() {
  sums_.assign(tried_.size() * leaves_ * kFeatureValues, 0);
  for (std::size_t at = 0; at < tried_.size(); ++at) {
    const std::uint8_t* column = values(tried_[at]);
    Packed* const out = sums(at);
    for (const std::uint32_t i : taught_) out[column[i]] += slopes_[i];
  }
}

// The sums of a level's leaves become those of the next: of two halves only the smaller is added
// up, the other is what is left.
void Trainer::part_sums(std::size_t depth) {
  const std::size_t half = std::size_t{1} << depth;
  std::vector<std::int32_t> balance(half, 0);  // More rows above than below.
  for (const std::uint32_t i : taught_) balance[leaf_[i] & (half - 1)] += leaf_[i] & half ? 1 : -1;
  std::vector<std::uint32_t> few;
  for (const std::uint32_t i : taught_) {
    const bool is_above = (leaf_[i] & half) != 0;
    if (is_above == (balance[leaf_[i] & (half - 1)] < 0)) few.push_back(i);
  }
  for (std::size_t at = 0; at < tried_.size(); ++at) {
    const std::uint8_t* column = values(tried_[at]);
    Packed* const low = sums(at);
    Packed* const high = low + half * kFeatureValues;
    for (const std::uint32_t i : few)
      high[(leaf_[i] & (half - 1)) * kFeatureValues + column[i]] += slopes_[i];
    for (std::size_t k = 0; k < half * kFeatureValues; ++k) {
      const Packed rest = low[k] - high[k];
      const bool is_above = balance[k / kFeatureValues] < 0;
      low[k] = is_above ? rest : high[k];
      high[k] = is_above ? high[k] : rest;
    }
  }
}

double Trainer::worth(Packed sum) const {
  const auto slope = static_cast<double>(slope_of(sum));
  const double weight = static_cast<double>(curve_of(sum)) + plan_.smoothing * 16 * kSlopeUnit / 4;
  return slope * slope / weight;
}

Choice Trainer::best_of(std::size_t at, std::size_t leaves) const {
  const Packed* const by_leaf = sums(at);
  std::vector<Packed> total(leaves, 0), low(leaves, 0);
  std::vector<double> parts(leaves, 0);
  double before = 0;
  std::array<bool, kFeatureValues> is_there{};
  for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
    for (std::size_t value = 0; value < kFeatureValues; ++value) {
      const Packed sum = by_leaf[leaf * kFeatureValues + value];
      total[leaf] += sum;
      if (sum != 0) is_there[value] = true;
    }
    parts[leaf] = worth(total[leaf]);
    before += parts[leaf];
  }
  Choice best;
  for (std::size_t value = 0; value + 1 < kFeatureValues; ++value) {
    if (!is_there[value]) continue;
    double after = 0;
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
      const Packed sum = by_leaf[leaf * kFeatureValues + value];
      if (sum != 0) {
        low[leaf] += sum;
        parts[leaf] = worth(low[leaf]) + worth(total[leaf] - low[leaf]);
      }
      after += parts[leaf];
    }
    if (after - before > best.gain)
      best = {after - before,
              {static_cast<std::uint8_t>(tried_[at]), static_cast<std::uint8_t>(value)}};
  }
  return best;
}

void Trainer::divide(const Split& split, std::size_t depth) {
  const std::uint8_t* column = values(split.feature);
  for (std::size_t i = 0; i < used_.size(); ++i)
    leaf_[i] = static_cast<std::uint16_t>(leaf_[i] | (column[i] > split.above ? 1U << depth : 0U));
}

void Trainer::set_leaves(DecisionTree& tree) {
  std::vector<Packed> by_leaf(leaves_, 0);
  for (const std::uint32_t i : taught_) by_leaf[leaf_[i]] += slopes_[i];
  for (const Packed sum : by_leaf) {
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
  choose_features(number);
  choose_rows(number);
  start_sums();
  for (std::size_t depth = 0; depth < plan_.depth; ++depth) {
    Choice best;
    for (std::size_t at = 0; at < tried_.size(); ++at) {
      const Choice choice = best_of(at, std::size_t{1} << depth);
      if (choice.gain > best.gain) best = choice;
    }
    tree.splits.push_back(best.split);
    divide(best.split, depth);
    if (depth + 1 < plan_.depth) part_sums(depth);
  }
  set_leaves(tree);
  return tree;
}

// What one forest makes of a row that it is unsure of hangs on which questions it happened to try
// first; the mean of several does not.
std::string Trainer::train() {
  std::vector<DecisionTree> trees;
  for (std::size_t i = 0; i < plan_.trees * plan_.forests; ++i) {
    if (i % plan_.trees == 0) std::ranges::fill(scores_, bias_);
    find_slopes();
    trees.push_back(grow(i));
  }
  const auto forests = static_cast<double>(plan_.forests);
  for (DecisionTree& tree : trees) {
    for (std::int16_t& leaf : tree.leaves)
      leaf = static_cast<std::int16_t>(std::lround(leaf / forests));
  }
  return pack_forest(trees, bias_);
}

}  // namespace

std::string train_forest(const TrainingRows& rows, const ForestPlan& plan) {
  return Trainer(rows, plan).train();
}

}  // namespace sourcier
