#include "engine/story/align.h"

#include <gtest/gtest.h>

#include <numeric>

namespace sourcier {
namespace {

using Words = std::vector<std::uint32_t>;

struct Case {
  const char* name;
  Words first;
  Words second;
  std::vector<AlignedRun> blocks;
};

const Case kCases[] = {
    {"nothing in common", {1, 2, 3, 4, 5}, {6, 7, 8, 9, 10}, {}},
    {"too short a run", {1, 2, 3, 9}, {8, 1, 2, 3}, {}},
    {"the whole", {1, 2, 3, 4}, {1, 2, 3, 4}, {{0, 4, 0, 4, 4}}},
    {"inside another text", {1, 2, 3, 4}, {7, 7, 1, 2, 3, 4, 8}, {{0, 4, 2, 4, 4}}},
    {"a changed word is bridged", {1, 2, 3, 4, 5, 6, 7}, {1, 2, 3, 9, 5, 6, 7}, {{0, 7, 0, 7, 6}}},
    {"an added word is bridged", {1, 2, 3, 5, 6, 7}, {1, 2, 3, 9, 5, 6, 7}, {{0, 6, 0, 7, 6}}},
    {"a long gap is not",
     {1, 2, 3, 4, 9, 9, 9, 5, 6, 7, 8},
     {1, 2, 3, 4, 0, 0, 0, 5, 6, 7, 8},
     {{0, 4, 0, 4, 4}, {7, 4, 7, 4, 4}}},
    {"reordered",
     {1, 2, 3, 4, 5, 6, 7, 8},
     {5, 6, 7, 8, 1, 2, 3, 4},
     {{0, 4, 4, 4, 4}, {4, 4, 0, 4, 4}}},
};

TEST(Align, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(align(c.first, c.second, {.seed = 3, .gap = 2, .shortest = 4}), c.blocks);
  }
}

// A text of one word repeated must not cost its square.
TEST(Align, RepetitionIsBounded) {
  const Words same(200'000, 7);
  const auto blocks = align(same, same, {});
  ASSERT_EQ(blocks.size(), 1U);
  EXPECT_EQ(blocks.front().matched, same.size());
}

}  // namespace
}  // namespace sourcier
