#include "engine/story/cluster.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

using Labels = std::vector<std::uint32_t>;

struct Case {
  const char* name;
  Labels initial;
  std::vector<Edge> edges;
  Labels clusters;
};

const Case kCases[] = {
    {"no items", {}, {}, {}},
    {"no edges", {0, 1, 2}, {}, {0, 1, 2}},
    {"an edge at the bar", {0, 1}, {{0, 1, 50}}, {0, 0}},
    {"an edge below it", {0, 1}, {{0, 1, 49}}, {0, 1}},
    // 1-2 is joined first; 0 is then 90 and 0 away, 45 on average.
    {"a chain stays apart", {0, 1, 2}, {{0, 1, 90}, {1, 2, 95}}, {0, 1, 1}},
    {"a triangle holds", {0, 1, 2}, {{0, 1, 60}, {0, 2, 60}, {1, 2, 60}}, {0, 0, 0}},
    {"ties go to the smallest items", {0, 1, 2}, {{0, 1, 80}, {1, 2, 80}}, {0, 0, 2}},
    {"initial clusters stay whole", {0, 0, 2}, {{1, 2, 99}}, {0, 0, 2}},
    {"and are joined as wholes", {0, 0, 2}, {{0, 2, 60}, {1, 2, 60}}, {0, 0, 0}},
};

TEST(AverageLink, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(average_link(c.initial, c.edges, 50).labels, c.clusters);
  }
}

// Of items in a row of which neighbours alone are compared.
const Case kUnknownCases[] = {
    {"a row holds", {0, 1, 2}, {{0, 1, 60}, {1, 2, 60}}, {0, 0, 0}},
    {"what is known to be unlike breaks it",
     {0, 1, 2},
     {{0, 1, 70}, {0, 2, 0}, {1, 2, 60}},
     {0, 0, 2}},
    {"one pair tells nothing of nine", {0, 0, 0, 3, 3, 3}, {{1, 4, 99}}, {0, 0, 0, 3, 3, 3}},
    {"two do", {0, 0, 0, 3, 3, 3}, {{0, 3, 50}, {1, 4, 60}}, {0, 0, 0, 0, 0, 0}},
};

TEST(AverageLink, PairsThatWereNotComparedAreUnknown) {
  for (const Case& c : kUnknownCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(average_link(c.initial, c.edges, 50, Unlisted::kUnknown).labels, c.clusters);
  }
}

// Two clusters of four items, of whose sixteen pairs some are listed and others drawn.
TEST(AverageLink, WhatWasDrawnTellsOfAllThatIsNotListed) {
  const Labels initial = {0, 0, 0, 0, 4, 4, 4, 4};
  const Labels joined(8, 0);
  const std::vector<Edge> near = {{0, 4, 90}, {0, 5, 90}, {1, 4, 90}, {1, 5, 90}};
  const auto drawn = [](std::uint32_t pairs, std::uint32_t similarity) {
    std::vector<Edge> edges;
    for (std::uint32_t i = 0; i < pairs; ++i) edges.push_back({i % 4, 6 + i / 4, similarity});
    return edges;
  };
  const auto link = [&](const std::vector<Edge>& listed, const std::vector<Edge>& others) {
    return average_link(initial, listed, 50, Unlisted::kUnknown, others).labels;
  };
  EXPECT_EQ(link(near, {}), joined) << "a quarter of all is listed";
  EXPECT_EQ(link(near, drawn(8, 36)), initial) << "(4 * 90 + 12 * 36) / 16 is below 50";
  EXPECT_EQ(link(near, drawn(8, 37)), joined);
  EXPECT_EQ(link(near, drawn(7, 0)), joined) << "seven drawn pairs tell nothing";
  EXPECT_EQ(link({}, drawn(8, 50)), joined) << "nothing is listed";
  EXPECT_EQ(link({}, drawn(7, 99)), initial);
}

// The obvious way: look at all pairs of clusters, join the best, start again.
Labels reference(const Labels& initial, const std::vector<Edge>& edges, std::uint64_t threshold) {
  Labels labels = initial;
  for (;;) {
    std::uint64_t best = 0;
    std::uint32_t best_a = 0;
    std::uint32_t best_b = 0;
    for (std::uint32_t a = 0; a < labels.size(); ++a) {
      for (std::uint32_t b = a + 1; b < labels.size(); ++b) {
        std::uint64_t sum = 0;
        std::uint64_t size_a = 0;
        std::uint64_t size_b = 0;
        for (std::uint32_t i = 0; i < labels.size(); ++i) {
          size_a += labels[i] == a;
          size_b += labels[i] == b;
        }
        for (const Edge& e : edges) {
          const bool joins =
              (labels[e.a] == a && labels[e.b] == b) || (labels[e.a] == b && labels[e.b] == a);
          if (joins) sum += e.similarity;
        }
        if (sum == 0 || sum < threshold * size_a * size_b) continue;
        const std::uint64_t average = (sum << 16) / std::max<std::uint64_t>(1, size_a * size_b);
        if (average > best) {
          best = average;
          best_a = a;
          best_b = b;
        }
      }
    }
    if (best == 0) return labels;
    for (std::uint32_t& label : labels)
      if (label == best_b) label = best_a;
  }
}

TEST(AverageLink, EqualsTheObviousWay) {
  std::uint32_t state = 1;
  const auto next = [&](std::uint32_t below) {
    state = state * 1664525 + 1013904223;
    return (state >> 16) % below;
  };
  for (int round = 0; round < 60; ++round) {
    constexpr std::uint32_t kItems = 14;
    Labels initial;
    for (std::uint32_t i = 0; i < kItems; ++i) initial.push_back(i);
    if (round % 2 == 1) initial[kItems - 1] = next(kItems);
    std::vector<Edge> edges;
    for (std::uint32_t a = 0; a < kItems; ++a)
      for (std::uint32_t b = a + 1; b < kItems; ++b)
        if (next(3) != 0) edges.push_back({a, b, 10 * next(11)});
    EXPECT_EQ(average_link(initial, edges, 50).labels, reference(initial, edges, 50))
        << "round " << round;
  }
}

TEST(AverageLink, TellsWhatItJoinedAndHowAlikeItWas) {
  const std::vector<Edge> edges = {{0, 1, 90}, {0, 2, 60}, {1, 2, 80}};
  const Clustering found = average_link(std::vector<std::uint32_t>{0, 1, 2, 3}, edges, 50);
  ASSERT_EQ(found.joins.size(), 2U);
  EXPECT_EQ(found.joins[0].average, 90U);
  EXPECT_EQ(found.joins[1].a, 0U);
  EXPECT_EQ(found.joins[1].b, 2U);
  EXPECT_EQ(found.joins[1].average, 70U);
}

}  // namespace
}  // namespace sourcier
