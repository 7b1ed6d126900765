// Forest: what training finds, that the order of rows never matters, and damaged bytes.
#include "engine/resource/forest.h"

#include <gtest/gtest.h>

#include "engine/resource/forest_training.h"

namespace sourcier {
namespace {

constexpr std::size_t kFeatures = 3;
constexpr ForestPlan kPlan{.features = kFeatures, .trees = 30, .depth = 3, .sampled = 8};

// Rows whose label is: feature 1 above 20, unless feature 2 is above 40.
TrainingRows rows_in_order(bool is_reversed) {
  constexpr std::size_t kCount = 4096;
  TrainingRows rows{FeatureColumns(kFeatures, kCount), {}, {}};
  for (std::size_t i = 0; i < kCount; ++i) {
    const std::size_t number = is_reversed ? kCount - 1 - i : i;
    const std::size_t first = number % 64, second = number / 64;
    rows.features.set(0, i, static_cast<std::int64_t>((number * 2654435761U >> 16) % 64));
    rows.features.set(1, i, static_cast<std::int64_t>(first));
    rows.features.set(2, i, static_cast<std::int64_t>(second));
    rows.labels.push_back(first > 20 && second <= 40 ? 1 : 0);
    rows.weights.push_back(16);
  }
  return rows;
}

TEST(Forest, LearnsWhatDecides) {
  const TrainingRows rows = rows_in_order(false);
  const std::string bytes = train_forest(rows, kPlan);
  const Forest forest(bytes, kFeatures);
  ASSERT_FALSE(forest.empty());
  const std::vector<std::int32_t> scores = forest.score(rows.features);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < scores.size(); ++i)
    if ((scores[i] > 0) != (rows.labels[i] != 0)) ++wrong;
  EXPECT_EQ(wrong, 0U);
}

TEST(Forest, SharesNameTheFeaturesThatDecide) {
  const TrainingRows rows = rows_in_order(false);
  const std::string bytes = train_forest(rows, kPlan);
  const std::vector<std::int32_t> shares = Forest(bytes, kFeatures).shares(rows.features, 5);
  EXPECT_LT(shares[1], -kScoreUnit);  // Row 5: feature 1 is 5.
  EXPECT_LT(std::abs(shares[0]), std::abs(shares[1]) / 2);
}

TEST(Forest, OrderOfRowsDoesNotMatter) {
  EXPECT_EQ(train_forest(rows_in_order(false), kPlan), train_forest(rows_in_order(true), kPlan));
}

TEST(Forest, SeveralAreAveraged) {
  const TrainingRows rows = rows_in_order(false);
  ForestPlan plan = kPlan;
  plan.sampled = 4;
  const std::string one = train_forest(rows, plan);
  plan.forests = 3;
  const std::string three = train_forest(rows, plan);
  const Forest mean(three, kFeatures), first(one, kFeatures);
  ASSERT_EQ(mean.trees(), 3 * kPlan.trees);
  // The first of them is the one that is trained alone, a third of it.
  EXPECT_EQ(mean.tree(0).splits, first.tree(0).splits);
  EXPECT_NEAR(mean.tree(0).leaves[0], first.tree(0).leaves[0] / 3.0, 1);
  const std::vector<std::int32_t> scores = mean.score(rows.features);
  for (std::size_t i = 0; i < scores.size(); ++i)
    EXPECT_EQ(scores[i] > 0, rows.labels[i] != 0) << i;
}

TEST(Forest, EachTreeIsTaughtByAPartOfTheGroups) {
  constexpr ForestPlan kPartly{
      .features = kFeatures, .trees = 30, .depth = 3, .sampled = 8, .groups = 4};
  const auto trained = [&](bool is_reversed) {
    TrainingRows rows = rows_in_order(is_reversed);
    const std::size_t count = rows.labels.size();
    for (std::size_t i = 0; i < count; ++i)
      rows.groups.push_back((is_reversed ? count - 1 - i : i) / 16);
    return train_forest(rows, kPartly);
  };
  EXPECT_EQ(trained(false), trained(true));
  EXPECT_NE(trained(false), train_forest(rows_in_order(false), kPartly));
}

TEST(Forest, RowsWithoutWeightTeachNothing) {
  TrainingRows rows = rows_in_order(false);
  for (std::size_t i = 0; i < rows.labels.size(); i += 2) {
    rows.labels[i] = rows.labels[i] == 0 ? 1 : 0;
    rows.weights[i] = 0;
  }
  TrainingRows others = rows_in_order(false);
  for (std::size_t i = 0; i < others.labels.size(); i += 2) others.weights[i] = 0;
  EXPECT_EQ(train_forest(rows, kPlan), train_forest(others, kPlan));
}

TEST(Forest, DamagedBytesGiveAnEmptyForest) {
  const std::string sound = train_forest(rows_in_order(false), kPlan);
  EXPECT_TRUE(Forest("", kFeatures).empty());
  EXPECT_TRUE(Forest(std::string_view(sound).substr(0, sound.size() - 1), kFeatures).empty());
  EXPECT_TRUE(Forest("NOTTREES" + sound.substr(8), kFeatures).empty());
  EXPECT_TRUE(Forest(sound, 1).empty());  // Asks for features that are not there.
  std::string deep = sound;
  deep[12] = 60;
  EXPECT_TRUE(Forest(deep, kFeatures).empty());
}

TEST(FeatureColumns, ValuesOutOfRangeBecomeTheNearest) {
  FeatureColumns columns(1, 3);
  columns.set(0, 0, -5);
  columns.set(0, 1, 1000);
  columns.set(0, 2, 17);
  EXPECT_EQ(columns.at(0, 0), 0);
  EXPECT_EQ(columns.at(0, 1), kFeatureValues - 1);
  EXPECT_EQ(columns.at(0, 2), 17);
}

}  // namespace
}  // namespace sourcier
