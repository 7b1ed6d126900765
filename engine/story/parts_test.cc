// How groups are cut into parts: by stories and by copied text, each part whole.
#include "engine/story/parts.h"

#include <gtest/gtest.h>

#include <string>

namespace sourcier {
namespace {

Groups groups_of(const std::vector<std::pair<std::string, std::string>>& story_of_article) {
  Groups groups;
  for (const auto& [article, story] : story_of_article)
    groups.articles.push_back({article, "ev-" + article, story, "cf-" + article, {}});
  return groups;
}

Copy copy(std::string first, std::string second) {
  Copy out;
  out.first = std::move(first);
  out.second = std::move(second);
  return out;
}

// "a b | c": the articles of each part.
std::string articles_of(const std::vector<Groups>& parts) {
  std::string all;
  for (const Groups& part : parts) {
    if (!all.empty()) all += " |";
    for (const ArticleGroup& article : part.articles)
      all += (all.empty() ? "" : " ") + article.article;
  }
  return all;
}

TEST(Parts, StoriesAndCopiedTextHoldArticlesTogether) {
  Groups groups = groups_of({{"a", "st1"}, {"b", "st2"}, {"c", "st1"}, {"d", "st3"}, {"e", "st4"}});
  EXPECT_EQ(articles_of(cut_parts(groups)), "a c | b | d | e");
  groups.copies = {copy("b", "c"), copy("d", "e")};
  EXPECT_EQ(articles_of(cut_parts(groups)), "a b c | d e");
}

TEST(Parts, EachHoldsWhatIsItsOwn) {
  Groups groups = groups_of({{"a", "st1"}, {"b", "st2"}, {"c", "st1"}});
  groups.events = {{"ev-a", "", "", "", {}, {}, {"a"}},
                   {"ev-b", "", "", "", {}, {}, {"b"}},
                   {"ev-c", "", "", "", {}, {}, {"c"}}};
  groups.stories = {{"st1", "", {"ev-a", "ev-c"}}, {"st2", "", {"ev-b"}}};
  groups.copies = {copy("a", "c")};
  const std::vector<Groups> parts = cut_parts(groups);
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[0].copies.size(), 1u);
  ASSERT_EQ(parts[0].events.size(), 2u);
  EXPECT_EQ(parts[0].events[1].id, "ev-c");
  ASSERT_EQ(parts[0].stories.size(), 1u);
  EXPECT_EQ(parts[0].stories[0].id, "st1");
  EXPECT_TRUE(parts[1].copies.empty());
  ASSERT_EQ(parts[1].events.size(), 1u);
  EXPECT_EQ(parts[1].events[0].id, "ev-b");
}

TEST(Parts, WhatNamesNoArticleIsInNone) {
  Groups groups = groups_of({{"a", ""}, {"b", ""}});  // Without a story each is by itself.
  groups.copies = {copy("x", "y"), copy("a", "z")};
  groups.events = {{"ev-x", "", "", "", {}, {}, {"x"}}};
  const std::vector<Groups> parts = cut_parts(groups);
  EXPECT_EQ(articles_of(parts), "a | b");
  EXPECT_EQ(parts[0].copies.size(), 1u);
  EXPECT_TRUE(parts[0].events.empty() && parts[1].events.empty());
  EXPECT_TRUE(cut_parts({}).empty());
}

}  // namespace
}  // namespace sourcier
