// Claims: the outlet's names and the stated text as they are found in lines.
#include "engine/article/claims.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

WordHashes hashed(std::string_view line) {
  WordHashes hashes;
  hash_words(line, hashes);
  return hashes;
}

struct NamesRow {
  const char* outlet;
  const char* host;
  const char* line;
  std::size_t names;
};

const NamesRow kNames[] = {
    {"The Aster Post", "www.asterpost.example", "Subscribe to The Aster Post today", 1},
    {"Asterpost", "www.asterpost.example", "ASTERPOST is free. Support Asterpost", 2},
    {"", "news.aster.example", "All that Aster does", 1},
    {"The Aster Post", "www.asterpost.example", "The mayor of Aster spoke", 0},
    {"", "", "Nobody names anything", 0},
    {"", "ab.example", "ab is too short a name", 0},
};

TEST(ClaimedWords, FindsTheNamesOfTheOutlet) {
  for (const NamesRow& row : kNames) {
    const ClaimedWords claimed({{}, row.outlet, row.host, ""});
    EXPECT_EQ(claimed.names(hashed(row.line)), row.names) << row.line;
  }
}

TEST(ClaimedWords, FindsWhatTheStatedTextHas) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "The bridge over the river will be closed for a year. ";
  const ClaimedWords claimed({{}, "", "", text});
  EXPECT_EQ(claimed.stated(hashed("The bridge over the river")), 63U);
  EXPECT_EQ(claimed.stated(hashed("Read our newsletter")), 1U);
  EXPECT_EQ(claimed.stated(hashed("Bridge")), 63U);
  EXPECT_EQ(claimed.stated(hashed("")), 1U);
}

TEST(ClaimedWords, FindsWhatTheDescriptionHas) {
  const ClaimedWords claimed({{}, "", "", "", "The bridge over the river will be closed."});
  EXPECT_EQ(claimed.described(hashed("The bridge over the river")), 63U);
  EXPECT_EQ(claimed.described(hashed("The bridge was built by nobody")), 1U + 62 / 5);
  EXPECT_EQ(ClaimedWords({{}, "", "", "", ""}).described(hashed("The bridge")), 0U);
}

TEST(ClaimedWords, ASummaryIsNoStatedText) {
  const ClaimedWords claimed({{}, "", "", "The bridge over the river will be closed."});
  EXPECT_EQ(claimed.stated(hashed("The bridge over the river")), 0U);
}

}  // namespace
}  // namespace sourcier
