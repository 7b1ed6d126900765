// Profiles of outlets over a small set made by hand.
#include "engine/trace/outlets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/reading/read.h"
#include "engine/resource/pack.h"
#include "engine/trace/trace.h"

namespace sourcier {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Document document(const Languages& languages, const char* id, const char* outlet,
                  const char* published, const char* text) {
  Document out;
  out.article.id = id;
  out.article.outlet = outlet;
  out.article.published = published;
  out.article.language = "en";
  out.article.text = text;
  out.reading = read(out.article, languages.of("en"));
  return out;
}

// "Herald" copies half of its text from "Lantern", whose article is a day older and credits an
// agency; with "Gazette" it shares some words and nothing tells who had them first.
class OutletsTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto pack = Pack::open(SOURCIER_PACK);
    ASSERT_TRUE(pack.has_value());
    const Languages languages(*pack);
    documents_ = {
        document(languages, "a", "Lantern", "2031-03-17",
                 "“The quay stays shut until spring,” said Anna Lindqvar. Ships wait."),
        document(languages, "b", "Herald", "2031-03-18",
                 "“The quay stays shut until spring,” said Anna Lindqvar. “Nobody was hurt in the "
                 "night,” said Paul Orrin."),
        document(languages, "c", "Gazette", "2031-03-20",
                 "“Nobody was hurt in the night,” said Paul Orrin. Nothing else."),
        document(languages, "d", "", "2031-03-21", "Nobody signs this."),
    };
    documents_[0].article.credits = {{"AFP", "with AFP", CreditOf::kText}};
    for (const Document& one : documents_)
      groups_.articles.push_back({one.article.id, "ev1", "st1", "cf" + one.article.id, {}});
    groups_.events.push_back({"ev1", "", "", "", {}, {}, {}});
    groups_.copies = {copy("a", "b", Direction::kFirstIsSource, 0, 0, 56),
                      copy("b", "c", Direction::kUnknown, 60, 0, 30)};
    dossier_ = trace(groups_, documents_, languages);
  }

  static Copy copy(const char* first, const char* second, Direction direction,
                   std::uint32_t begin_in_first, std::uint32_t begin_in_second,
                   std::uint32_t size) {
    Copy out;
    out.first = first;
    out.second = second;
    out.type = CopyType::kPartial;
    out.direction = direction;
    out.passages = {{span_at(begin_in_first, size), span_at(begin_in_second, size)}};
    return out;
  }

  const OutletProfile& of(std::string_view name) const {
    const auto found = std::ranges::find(dossier_.outlets, name, &OutletProfile::name);
    EXPECT_NE(found, dossier_.outlets.end()) << name;
    return *found;
  }

  std::vector<Document> documents_;
  Groups groups_;
  Dossier dossier_;
};

// gMock names it. NOLINTNEXTLINE(readability-identifier-naming)
MATCHER_P2(Tie, name, articles, "") { return arg.name == name && arg.articles == articles; }

TEST_F(OutletsTest, ArticlesWithoutAnOutletAreInNone) {
  EXPECT_EQ(dossier_.outlets.size(), 3u);
  EXPECT_THAT(of("Herald").articles, ElementsAre("b"));
}

TEST_F(OutletsTest, SharesOfTheText) {
  const std::size_t bytes = documents_[1].article.text.size();
  EXPECT_EQ(of("Lantern").taken, 0);
  EXPECT_EQ(of("Lantern").unsettled, 0);
  EXPECT_EQ(of("Herald").taken, std::size_t{56} * 1000 / bytes);
  EXPECT_EQ(of("Herald").unsettled, std::size_t{30} * 1000 / bytes);
  EXPECT_EQ(of("Gazette").taken, 0);
  EXPECT_EQ(of("Gazette").unsettled, std::size_t{30} * 1000 / documents_[2].article.text.size());
}

TEST_F(OutletsTest, WhomItHasItFrom) {
  EXPECT_THAT(of("Lantern").credits, ElementsAre(Tie("AFP", 1u)));
  EXPECT_THAT(of("Lantern").copied_by, ElementsAre(Tie("Herald", 1u)));
  EXPECT_THAT(of("Herald").copies, ElementsAre(Tie("Lantern", 1u)));
  EXPECT_THAT(of("Gazette").copies, IsEmpty());
}

TEST_F(OutletsTest, HowSoonItIsThere) {
  EXPECT_EQ(of("Lantern").shared_events, 1u);
  EXPECT_EQ(of("Lantern").first_at, 1u);
  EXPECT_EQ(of("Herald").first_at, 0u);
  EXPECT_EQ(of("Herald").median_days_after, 1u);
  EXPECT_EQ(of("Gazette").median_days_after, 3u);
}

// What Orrin said the oldest article could not know; what Lindqvar said only the Gazette leaves
// out.
TEST_F(OutletsTest, WhatItAloneLeavesOut) {
  EXPECT_EQ(of("Gazette").alone_omits.size(), 1u);
  EXPECT_THAT(of("Lantern").alone_omits, IsEmpty());
  EXPECT_THAT(of("Herald").only_reports, IsEmpty());
}

}  // namespace
}  // namespace sourcier
