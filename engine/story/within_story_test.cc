#include "engine/story/within_story.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

std::vector<std::uint32_t> each_alone(std::uint32_t count) {
  std::vector<std::uint32_t> families(count);
  for (std::uint32_t i = 0; i < count; ++i) families[i] = i;
  return families;
}

TEST(RelativeToNearest, ThePairThatIsNearestCountsInFull) {
  const std::vector<Edge> edges = {{0, 1, 6000}};
  EXPECT_EQ(relative_to_nearest(edges, each_alone(2)), (std::vector<Edge>{{0, 1, 10'000}}));
}

TEST(RelativeToNearest, AStoryInFewWordsIsMeasuredAsOneInMany) {
  // Articles 0, 1 and 2 tell of one event, 3 of another; once with high cosines, once with low
  // ones.
  const auto story = [](std::uint32_t near, std::uint32_t far) {
    return std::vector<Edge>{{0, 1, near}, {0, 2, near}, {0, 3, far},
                             {1, 2, near}, {1, 3, far},  {2, 3, far}};
  };
  EXPECT_EQ(relative_to_nearest(story(6000, 3000), each_alone(4)),
            relative_to_nearest(story(5000, 2500), each_alone(4)));
}

TEST(RelativeToNearest, AloneFarFromAllIsNotNear) {
  const std::vector<Edge> edges = {{0, 1, 500}};
  EXPECT_EQ(relative_to_nearest(edges, each_alone(2)), (std::vector<Edge>{{0, 1, 2500}}));
}

TEST(RelativeToNearest, CopiesSayNothingOfHowNearTheNearestAre) {
  const std::vector<Edge> edges = {{0, 1, 10'000}, {0, 2, 4000}, {1, 2, 4000}};
  const std::vector<std::uint32_t> families = {0, 0, 2};
  EXPECT_EQ(relative_to_nearest(edges, families),
            (std::vector<Edge>{{0, 1, 10'000}, {0, 2, 10'000}, {1, 2, 10'000}}));
}

TEST(PairsWithinStory, WhatAllHaveInCommonTellsNothingApart) {
  // Four articles of one story: all name feature 1; two share feature 2 besides.
  std::vector<Print> prints(4);
  for (std::uint32_t i = 0; i < 4; ++i) {
    prints[i].language = "fr";
    prints[i].features = {{1, 300, FeatureKind::kName, true}, {10 + i, 300}};
  }
  prints[0].features[1].key = prints[1].features[1].key = 2;
  std::vector<const Print*> pointers;
  for (const Print& print : prints) pointers.push_back(&print);
  const auto within = pairs_within_story(pointers, each_alone(4));
  ASSERT_EQ(within.size(), 6U);
  EXPECT_GT(within[0].similarity, 7000U);  // 0 and 1.
  EXPECT_LT(within[1].similarity, 4000U);  // 0 and 2.
  EXPECT_LT(within[5].similarity, 4000U);  // 2 and 3.
}

}  // namespace
}  // namespace sourcier
