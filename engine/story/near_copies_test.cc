#include "engine/story/near_copies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include "engine/story/shingles.h"

namespace sourcier {
namespace {

std::vector<NearCopy> near(const std::vector<std::string>& texts, std::uint32_t least,
                           unsigned jobs = 1) {
  return near_copies(std::vector<std::string_view>(texts.begin(), texts.end()), least, jobs);
}

struct Case {
  const char* name;
  const char* first;
  const char* second;
  std::uint32_t nearness;  // 0: no pair at a tenth.
};

const Case kCases[] = {
    {"the same", "One two three four five six", "One two three four five six", 10'000},
    {"case and signs do not count", "« Élan, un deux TROIS ! » quatre", "élan un deux trois quatre",
     10'000},
    {"one of two shingles", "a b c d e f", "a b c d e g", 3333},
    {"another order is another text", "a b c d e", "e d c b a", 0},
    {"a short text is one shingle", "Breaking news", "breaking NEWS.", 10'000},
    {"texts without words", "…", "…", 0},
    {"words are not joined", "ab c d e f", "a bc d e f", 0},
    {"each sign of a script without spaces is a word", "東京都の天気", "東京都の天候", 3333},
};

TEST(NearCopies, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    const auto pairs = near({c.first, c.second}, 1000);
    ASSERT_EQ(pairs.size(), c.nearness == 0 ? 0U : 1U);
    if (c.nearness != 0) {
      EXPECT_EQ(pairs.front(), (NearCopy{0, 1, c.nearness}));
    }
  }
}

std::set<std::uint32_t> shingles_of(const std::string& text) {
  std::vector<std::uint32_t> all;
  append_shingles(text, all);
  return {all.begin(), all.end()};
}

std::uint32_t exact(const std::string& a, const std::string& b) {
  const auto of_a = shingles_of(a);
  const auto of_b = shingles_of(b);
  std::vector<std::uint32_t> both;
  std::ranges::set_intersection(of_a, of_b, std::back_inserter(both));
  return static_cast<std::uint32_t>(both.size() * kSameShingles /
                                    (of_a.size() + of_b.size() - both.size()));
}

// Texts of which each is the one before with some words changed.
std::vector<std::string> drifting(std::size_t count, std::size_t words, std::size_t changed) {
  std::mt19937 random(7);
  std::vector<std::string> own(words);
  for (std::string& word : own) word = std::to_string(random());
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < count; ++i) {
    std::string text;
    for (const std::string& word : own) text += word + ' ';
    texts.push_back(text);
    for (std::size_t k = 0; k < changed; ++k) own[random() % words] = std::to_string(random());
  }
  return texts;
}

// Long texts are compared by sketches first: what they decide is what all shingles say.
TEST(NearCopies, AreThoseThatComparingAllWithAllFinds) {
  for (const std::size_t words : {20U, 150U, 900U}) {
    SCOPED_TRACE(words);
    const auto texts = drifting(60, words, 1 + words / 60);
    std::set<std::pair<std::uint32_t, std::uint32_t>> expected;
    for (std::uint32_t i = 0; i < texts.size(); ++i)
      for (std::uint32_t j = i + 1; j < texts.size(); ++j)
        if (exact(texts[i], texts[j]) >= 5000) expected.emplace(i, j);
    std::set<std::pair<std::uint32_t, std::uint32_t>> found;
    for (const NearCopy& pair : near(texts, 5000)) found.emplace(pair.first, pair.second);
    EXPECT_FALSE(expected.empty());
    EXPECT_EQ(found, expected);
  }
}

TEST(NearCopies, AnyJobsGiveTheSame) {
  const auto texts = drifting(1500, 100, 9);
  EXPECT_EQ(near(texts, 5000, 1), near(texts, 5000, 3));
}

}  // namespace
}  // namespace sourcier
