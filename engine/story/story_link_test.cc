// Stories linked by sums of vectors, against the average of all pairs taken one by one.
#include "engine/story/story_link.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "engine/story/feature_vector.h"
#include "engine/story/nearness.h"
#include "engine/story/similarity.h"

namespace sourcier {
namespace {

constexpr std::uint32_t kThreshold = 3000;

// Articles of a few themes, in two languages, some with a day.
std::vector<Print> random_prints(std::uint32_t seed, std::size_t count) {
  std::mt19937 engine(seed);
  const auto random = [&] { return static_cast<std::uint32_t>(engine()); };
  std::vector<Print> prints(count);
  for (std::size_t i = 0; i < count; ++i) {
    Print& print = prints[i];
    const std::uint32_t theme = random() % 6;
    print.article = "a" + std::to_string(1000 + i);
    print.language = random() % 4 == 0 ? "en" : "fr";
    for (std::uint32_t key = 1; key < 12; ++key) {
      const bool is_of_theme = random() % 3 != 0;
      const auto kind = static_cast<FeatureKind>(key % 3);
      const std::uint32_t feature = is_of_theme ? theme * 100 + key : 1000 + random() % 200;
      print.features.push_back(
          {feature, static_cast<std::uint16_t>(100 + random() % 300), kind, true});
    }
    std::ranges::sort(print.features);
    const auto same = [](const Feature& a, const Feature& b) { return a.key == b.key; };
    print.features.erase(std::unique(print.features.begin(), print.features.end(), same),
                         print.features.end());
  }
  return prints;
}

std::vector<const Print*> pointers_to(const std::vector<Print>& prints) {
  std::vector<const Print*> pointers;
  for (const Print& print : prints) pointers.push_back(&print);
  return pointers;
}

std::vector<std::uint32_t> each_alone(std::size_t count) {
  std::vector<std::uint32_t> families;
  for (std::uint32_t i = 0; i < count; ++i) families.push_back(i);
  return families;
}

std::vector<Edge> all_pairs(const std::vector<const Print*>& prints, std::uint32_t least) {
  std::vector<Edge> edges;
  for (std::uint32_t a = 0; a < prints.size(); ++a) {
    for (std::uint32_t b = a + 1; b < prints.size(); ++b) {
      const std::uint32_t similarity = fine_cosine(vector_of(*prints[a]), vector_of(*prints[b]));
      if (similarity >= least) edges.push_back({a, b, similarity});
    }
  }
  return edges;
}

TEST(LinkStories, AsTheAverageOfAllPairs) {
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    SCOPED_TRACE(seed);
    const std::vector<Print> prints = random_prints(seed, 40);
    const auto pointers = pointers_to(prints);
    std::vector<std::uint32_t> families = each_alone(prints.size());
    families[7] = families[9] = 3;  // Copies are together from the start.
    const auto expected = average_link(families, all_pairs(pointers, 1), in_fine(kThreshold));
    const auto found =
        link_stories(pointers, families, all_pairs(pointers, in_fine(kThreshold)), kThreshold);
    EXPECT_EQ(found.labels, expected.labels);
  }
}

TEST(LinkStories, WhatIsApartDoesNotMatter) {
  std::vector<Print> prints = random_prints(1, 30);
  const auto alone = link_stories(pointers_to(prints), each_alone(30),
                                  near_pairs(pointers_to(prints), kThreshold), kThreshold);
  std::vector<Print> others = random_prints(2, 30);
  for (Print& print : others) {
    for (Feature& feature : print.features) feature.key += 100'000;
    prints.push_back(print);
  }
  const auto together = link_stories(pointers_to(prints), each_alone(60),
                                     near_pairs(pointers_to(prints), kThreshold), kThreshold);
  EXPECT_TRUE(std::equal(alone.labels.begin(), alone.labels.end(), together.labels.begin()));
}

// Some stories and one article more are linked while the others go their way: what they become is
// what a run over all gives; where one of the others joins them, that is told.
TEST(LinkBeside, AsAllTogetherOrToldThatTheyJoin) {
  std::size_t told = 0;
  std::size_t alone = 0;
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE(seed);
    const std::vector<Print> prints = random_prints(seed, 40);
    const auto pointers = pointers_to(prints);
    std::vector<std::uint32_t> families = each_alone(prints.size());
    families[7] = families[9] = 3;
    const std::vector<Edge> near = all_pairs(pointers, in_fine(kThreshold));
    // The last comes after the others were linked.
    const auto last = static_cast<std::uint32_t>(prints.size()) - 1;
    std::vector<Edge> before = near;
    std::erase_if(before, [&](const Edge& edge) { return edge.b == last; });
    const Clustering known_stories = link_stories(pointers, families, before, kThreshold);
    const Clustering together = link_stories(pointers, families, near, kThreshold);
    const std::uint32_t taken = known_stories.labels[seed % last];

    KnownStories known;
    std::vector<const Print*> inside(prints.size(), nullptr);
    std::vector<std::vector<Join>> joins(prints.size());
    for (const Join& join : known_stories.joins)
      joins[known_stories.labels[join.a]].push_back(join);
    for (std::uint32_t i = 0; i < prints.size(); ++i) {
      known.is_known.push_back(i != last && known_stories.labels[i] != taken);
      if (!known.is_known[i]) inside[i] = pointers[i];
      if (known.is_known[i] && known_stories.labels[i] == i) known.joins.push_back(joins[i]);
    }
    known.print = [&](std::uint32_t i) -> const Print& { return prints[i]; };
    std::vector<Edge> next_to = near;
    std::erase_if(next_to, [&](const Edge& edge) {
      return known.is_known[edge.a] && known.is_known[edge.b];
    });
    const LinkedBeside found = link_beside(inside, families, next_to, known, kThreshold);

    bool joins_known = false;
    for (std::uint32_t i = 0; i < prints.size(); ++i)
      for (std::uint32_t j = 0; j < prints.size(); ++j)
        if (together.labels[i] == together.labels[j] && known.is_known[i] != known.is_known[j])
          joins_known = true;
    EXPECT_EQ(found.joined.has_value(), joins_known);
    ++(joins_known ? told : alone);
    if (joins_known) {
      const auto [a, b] = *found.joined;
      EXPECT_NE(known.is_known[a], known.is_known[b]);
      EXPECT_EQ(together.labels[a], together.labels[b]);
      continue;
    }
    EXPECT_EQ(found.stories.labels, together.labels);
    std::vector<Join> expected;
    for (const Join& join : together.joins)
      if (!known.is_known[join.a]) expected.push_back(join);
    EXPECT_EQ(found.stories.joins, expected);
  }
  EXPECT_GT(told, 20U);
  EXPECT_GT(alone, 20U);
}

TEST(LinkStories, YearsApartAreLessAlike) {
  std::vector<Print> prints = random_prints(3, 1);
  prints.push_back(prints[0]);
  prints[1].features.pop_back();
  prints[0].published = {2031, 1, 1};
  prints[1].published = {2031, 1, 9};
  const std::vector<const Print*> first = {&prints[0]};
  const std::vector<const Print*> second = {&prints[1]};
  const std::uint32_t near = average_similarity(first, second);
  prints[1].published = {2034, 1, 1};
  EXPECT_LT(average_similarity(first, second), near * 80 / 100);
}

TEST(NearPairs, TheSameForAnyNumberOfJobs) {
  const std::vector<Print> prints = random_prints(4, 3000);
  const auto expected = near_pairs(pointers_to(prints), kThreshold, 1);
  EXPECT_GT(expected.size(), 3000U);
  for (const unsigned jobs : {2U, 7U})
    EXPECT_EQ(near_pairs(pointers_to(prints), kThreshold, jobs), expected);
}

}  // namespace
}  // namespace sourcier
