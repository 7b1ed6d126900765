#include "engine/story/within_story.h"

#include <gtest/gtest.h>

#include <string>

namespace sourcier {
namespace {

std::vector<std::uint32_t> each_alone(std::uint32_t count) {
  std::vector<std::uint32_t> families(count);
  for (std::uint32_t i = 0; i < count; ++i) families[i] = i;
  return families;
}

// The edges of prints in these languages, no two copies.
std::vector<Edge> relative(const std::vector<Edge>& edges, std::vector<std::string> languages,
                           std::vector<std::uint32_t> families = {}) {
  std::vector<Print> prints(languages.size());
  std::vector<const Print*> pointers;
  for (std::size_t i = 0; i < prints.size(); ++i) {
    prints[i].language = std::move(languages[i]);
    pointers.push_back(&prints[i]);
  }
  if (families.empty()) families = each_alone(static_cast<std::uint32_t>(prints.size()));
  return relative_to_nearest({.next = edges, .drawn = {}}, pointers, families).next;
}

TEST(RelativeToNearest, ThePairThatIsNearestCountsInFull) {
  const std::vector<Edge> edges = {{0, 1, 6000}};
  EXPECT_EQ(relative(edges, {"fr", "fr"}), (std::vector<Edge>{{0, 1, 10'000}}));
}

TEST(RelativeToNearest, AStoryInFewWordsIsMeasuredAsOneInMany) {
  // Articles 0, 1 and 2 tell of one event, 3 of another; once with high cosines, once with low
  // ones.
  const auto story = [](std::uint32_t near, std::uint32_t far) {
    return std::vector<Edge>{{0, 1, near}, {0, 2, near}, {0, 3, far},
                             {1, 2, near}, {1, 3, far},  {2, 3, far}};
  };
  const std::vector<std::string> french(4, "fr");
  EXPECT_EQ(relative(story(6000, 3000), french), relative(story(4800, 2400), french));
}

TEST(RelativeToNearest, AloneFarFromAllIsNotNear) {
  const std::vector<Edge> edges = {{0, 1, 500}};
  EXPECT_EQ(relative(edges, {"fr", "fr"}), (std::vector<Edge>{{0, 1, 2500}}));
}

TEST(RelativeToNearest, CopiesSayNothingOfHowNearTheNearestAre) {
  const std::vector<Edge> edges = {{0, 1, 10'000}, {0, 2, 4000}, {1, 2, 4000}};
  EXPECT_EQ(relative(edges, {"fr", "fr", "fr"}, {0, 0, 2}),
            (std::vector<Edge>{{0, 1, 10'000}, {0, 2, 10'000}, {1, 2, 10'000}}));
}

TEST(RelativeToNearest, AReportThatStandsAloneIsNotOfWhateverIsNextToIt) {
  // 0, 1 and 2 tell of one event; 3 of another, and is no nearer to anything than to them.
  const std::vector<Edge> edges = {{0, 1, 6000}, {0, 2, 6000}, {0, 3, 2400},
                                   {1, 2, 6000}, {1, 3, 2400}, {2, 3, 2400}};
  const std::vector<Edge> found = relative(edges, {"fr", "fr", "fr", "fr"});
  EXPECT_GT(found[0].similarity, 9000U);
  EXPECT_LT(found[2].similarity, 8000U);
}

TEST(RelativeToNearest, AnotherLanguageIsMeasuredByWhatCarriesAcross) {
  // Two events, each told in both languages; across them everything is half as alike.
  const std::vector<Edge> edges = {{0, 1, 6000}, {0, 2, 3000}, {0, 3, 1200},
                                   {1, 2, 3000}, {1, 3, 1200}, {2, 3, 3000}};
  const std::vector<Edge> found = relative(edges, {"fr", "fr-CA", "en", "en"});
  EXPECT_EQ(found[0], (Edge{0, 1, 10'000}));  // French.
  EXPECT_GE(found[1].similarity, 10'000U);    // The nearest across.
  EXPECT_LT(found[2].similarity, 7000U);
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
  const auto within = pairs_within_story(pointers, each_alone(4)).next;
  ASSERT_EQ(within.size(), 6U);
  EXPECT_GT(within[0].similarity, 7000U);  // 0 and 1.
  EXPECT_LT(within[1].similarity, 4000U);  // 0 and 2.
  EXPECT_LT(within[5].similarity, 4000U);  // 2 and 3.
}

}  // namespace
}  // namespace sourcier
