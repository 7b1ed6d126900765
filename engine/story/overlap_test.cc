// What two sequences of words share, with and without whole sentences.
#include "engine/story/overlap.h"

#include <gtest/gtest.h>

#include "engine/story/print.h"

namespace sourcier {
namespace {

using Words = std::vector<std::uint16_t>;

constexpr AlignOptions kOptions{.seed = 3, .gap = 2, .shortest = 5};
constexpr std::uint16_t kBreak = kSentenceBreak;

struct Case {
  const char* name;
  Words first;
  Words second;
  std::uint32_t words;
  std::uint32_t sentences;
  bool at_both_ends;
};

const Case kCases[] = {
    {"nothing", {1, 2, 3, 4, 5, 6}, {11, 12, 13, 14, 15, 16}, 0, 0, false},
    {"a name in a row is no sentence",
     {9, 1, 2, 3, 4, 5, 6, 7},
     {8, 1, 2, 3, 4, 5, 6, 9},
     6,
     0,
     false},
    {"a whole sentence of five words",
     {kBreak, 9, 8, kBreak, 1, 2, 3, 4, 5, kBreak, 21, kBreak},
     {kBreak, 1, 2, 3, 4, 5, kBreak, 31, 32, kBreak},
     5,
     1,
     false},
    {"a whole sentence of four words says little",
     {kBreak, 9, 8, kBreak, 1, 2, 3, 4, kBreak, 21, kBreak},
     {kBreak, 1, 2, 3, 4, kBreak, 31, 32, kBreak},
     0,
     0,
     false},
    {"a long part of a sentence",
     {kBreak, 1, 2, 3, 4, 5, 6, 7, 8, 9, 21, kBreak},
     {kBreak, 31, 1, 2, 3, 4, 5, 6, 7, 8, 9, kBreak},
     9,
     1,
     false},
    {"two sentences that end both",
     {kBreak, 1, 2, 3, 4, 5, kBreak, 6, 7, 8, 9, kBreak},
     {kBreak, 31, 32, kBreak, 1, 2, 3, 4, 5, kBreak, 6, 7, 8, 9, kBreak},
     9,
     2,
     true},
    {"a word of the next sentence is chance",
     {kBreak, 1, 2, 3, 4, 5, 6, 7, 8, kBreak, 9, 21, kBreak},
     {kBreak, 1, 2, 3, 4, 5, 6, 7, 8, kBreak, 9, 31, kBreak},
     9,
     1,
     false},
};

TEST(Overlap, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    const Overlap found = overlap(c.first, c.second, kOptions);
    EXPECT_EQ(found.first, c.words);
    EXPECT_EQ(found.second, c.words);
    EXPECT_EQ(found.sentences, c.sentences);
    EXPECT_EQ(found.at_both_ends, c.at_both_ends);
  }
}

TEST(Overlap, CountsWordsAndNoBreaks) {
  EXPECT_EQ(count_words({kBreak, 1, 2, kBreak, 3, kBreak}), 3U);
  EXPECT_EQ(count_words({}), 0U);
}

}  // namespace
}  // namespace sourcier
