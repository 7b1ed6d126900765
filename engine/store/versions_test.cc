#include "engine/store/versions.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/store/content.h"
#include "engine/store/fixture.h"

namespace sourcier {
namespace {

Document state_of(const std::string& text, const std::string& modified) {
  Document document = document_about("a1", text);
  document.article.modified = modified;
  return document;
}

AddSummary put(Store& store, const Document& document, const std::string& seen = {}) {
  const auto added = store.add({.documents = {&document, 1},
                                .pages = {},
                                .skipped = {},
                                .inputs = {},
                                .restarted = {},
                                .mended = {},
                                .made_by = kMadeBy,
                                .seen = seen});
  EXPECT_TRUE(added) << added.error().text();
  return *added;
}

TEST(Versions, AChangedArticleKeepsItsEarlierText) {
  auto store = Store::open(fresh_path("versions"), Store::Mode::kReadWrite);
  ASSERT_TRUE(store) << store.error().text();
  const Document first = state_of("Dix blessés.", "2031-03-17");
  const Document second = state_of("Douze blessés.", "2031-03-18");
  EXPECT_EQ(put(*store, first, "2031-03-17T10:00:00Z").added, 1u);
  EXPECT_EQ(put(*store, second, "2031-03-18T10:00:00Z").changed, 1u);
  EXPECT_EQ(put(*store, second, "2031-03-19T10:00:00Z").known, 1u);
  EXPECT_EQ(put(*store, first, "2031-03-20T10:00:00Z").known, 1u);

  const auto versions = versions_of(*store, "a1");
  ASSERT_TRUE(versions);
  ASSERT_EQ(versions->size(), 2u);
  EXPECT_EQ((*versions)[0].version, first.article.version);
  EXPECT_EQ((*versions)[0].first_seen, "2031-03-17T10:00:00Z");
  EXPECT_FALSE((*versions)[0].is_current);
  EXPECT_EQ((*versions)[1].first_seen, "2031-03-18T10:00:00Z");
  EXPECT_TRUE((*versions)[1].is_current);
  EXPECT_EQ(version_of(*store, "a1", first.article.version)->value(), first.article);
  EXPECT_FALSE(version_of(*store, "a1", "sha256:none")->has_value());
  EXPECT_TRUE(versions_of(*store, "a9")->empty());
}

// Back to an earlier text, dates that move without the text, two of one text: whatever comes first,
// the same is kept.
TEST(Versions, AreAFunctionOfTheSetOfStates) {
  std::vector<Document> states = {state_of("Un.", "2031-01-01"), state_of("Deux.", "2031-01-02"),
                                  state_of("Un.", "2031-01-03"), state_of("Trois.", "2031-01-02"),
                                  state_of("Deux.", "2031-01-01")};
  std::vector<std::size_t> order = {0, 1, 2, 3, 4};
  std::string first;
  do {
    auto store = Store::open(fresh_path("states"), Store::Mode::kReadWrite);
    ASSERT_TRUE(store->connection().run("PRAGMA synchronous = OFF"));
    for (const std::size_t i : order) put(*store, states[i], "2031-02-0" + std::to_string(i + 1));
    const auto content = content_digest(*store);
    ASSERT_TRUE(content);
    if (first.empty()) first = *content;
    ASSERT_EQ(*content, first);
    const auto report = store->check();
    ASSERT_TRUE(report);
    EXPECT_EQ(report->versions, 2u);
    EXPECT_EQ(report->problems, std::vector<std::string>());
    const auto versions = versions_of(*store, "a1");
    ASSERT_EQ(versions->size(), 3u);
    EXPECT_EQ(versions->back().modified, "2031-01-03");
    EXPECT_EQ(versions->back().first_seen, "2031-02-01");  // When its text was first met.
  } while (std::ranges::next_permutation(order).found);
}

}  // namespace
}  // namespace sourcier
