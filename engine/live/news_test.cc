#include "engine/live/news.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/live/opml.h"
#include "engine/store/fixture.h"

namespace sourcier {
namespace {

constexpr const char* kNow = "2031-03-17T10:00:00Z";

TEST(News, AreRaisedOnceForSearchesAndStories) {
  auto store = Store::open(fresh_path("news"), Store::Mode::kReadWrite);
  ASSERT_TRUE(store) << store.error().text();
  const std::vector<Document> documents = {document_about("a1", "Le port ferme."),
                                           document_about("a2", "Le pont rouvre."),
                                           document_about("a3", "Le port rouvre.")};
  ASSERT_TRUE(store->add(documents, {}, kMadeBy));
  Groups groups;
  groups.articles = {{"a1", "ev1", "st1", "cf1", {}},
                     {"a2", "ev2", "st2", "cf2", {}},
                     {"a3", "ev1", "st1", "cf3", {}}};
  ASSERT_TRUE(put_groups(*store, groups));
  ASSERT_TRUE(save_search(*store, {"ports", "port", kNow}));
  ASSERT_TRUE(save_search(*store, {"broken", "before:soon", kNow}));
  ASSERT_TRUE(follow_story(*store, "a1", kNow));

  const std::vector<std::string> fresh = {"a2", "a3"};
  EXPECT_EQ(*raise_news(*store, fresh, kNow), 2u);  // a3 for the search and for the story.
  EXPECT_EQ(*raise_news(*store, fresh, kNow), 0u);
  const auto raised = alerts(*store, 10);
  ASSERT_EQ(raised->size(), 2u);
  for (const Alert& alert : *raised) EXPECT_EQ(alert.article, "a3");
}

TEST(News, CarryTheirEvidence) {
  auto store = Store::open(fresh_path("evidence"), Store::Mode::kReadWrite);
  ASSERT_TRUE(store) << store.error().text();
  const std::vector<Document> documents = {
      document_about("a1", "Le port ferme."),
      document_about("a2", "Un quai brûle.\n\nLe port rouvre.")};
  ASSERT_TRUE(store->add(documents, {}, kMadeBy));
  Groups groups;
  groups.articles = {{"a1", "ev1", "st1", "cf1", {}}, {"a2", "ev1", "st1", "cf2", {}}};
  ASSERT_TRUE(put_groups(*store, groups));
  ASSERT_TRUE(save_search(*store, {"ports", "port", kNow}));
  ASSERT_TRUE(save_search(*store, {"other", "nobody", kNow}));
  ASSERT_TRUE(follow_story(*store, "a1", kNow));
  const std::vector<std::string> fresh = {"a2"};
  ASSERT_EQ(*raise_news(*store, fresh, kNow), 2u);
  auto raised = *unsent_alerts(*store, 10);
  ASSERT_TRUE(find_passages(*store, raised));
  ASSERT_EQ(raised.size(), 2u);
  EXPECT_NE(raised[0].passage.find("Le port rouvre."), std::string::npos) << raised[0].passage;
  EXPECT_EQ(raised[1].passage, "");
  EXPECT_EQ(raised[1].followed, documents[0].article.title);
  const std::string told = alerts_as_text(raised);
  EXPECT_EQ(std::ranges::count(told, '\n'), 3) << told;
  EXPECT_NE(alerts_as_atom(raised).find("Le port rouvre.</content>"), std::string::npos);
  EXPECT_NE(alerts_as_json(raised).find("Le port rouvre."), std::string::npos);
  // A search that is kept no more has none.
  ASSERT_TRUE(*forget_search(*store, "ports"));
  auto later = *alerts(*store, 10);
  ASSERT_TRUE(find_passages(*store, later));
  for (const Alert& alert : later) EXPECT_EQ(alert.passage, "");
}

TEST(News, AreEscapedInAtom) {
  Alert alert;
  alert.kind = "search";
  alert.name = "a\"b";
  alert.article = "a1";
  alert.title = "Le <port> & \x01 co";
  alert.url = "javascript:alert(1)";
  alert.at = kNow;
  const std::string atom = alerts_as_atom({&alert, 1});
  EXPECT_NE(atom.find("<title>Le &lt;port&gt; &amp;   co</title>"), std::string::npos) << atom;
  EXPECT_NE(atom.find("label=\"a&quot;b\""), std::string::npos);
  EXPECT_EQ(atom.find("javascript"), std::string::npos);
}

TEST(Opml, GivesTheFeedsOnce) {
  const auto feeds = feeds_of_opml(
      "<opml version='2.0'><body><outline text='x'><outline xmlUrl='https://a.example/f'/>"
      "<outline xmlUrl='https://b.example/f'/><outline xmlUrl='https://a.example/f'/>"
      "<outline xmlUrl='file:///etc/passwd'/></outline></body></opml>");
  ASSERT_TRUE(feeds);
  EXPECT_EQ(*feeds, (std::vector<std::string>{"https://a.example/f", "https://b.example/f"}));
  EXPECT_FALSE(feeds_of_opml("<rss/>"));
  EXPECT_FALSE(feeds_of_opml(""));
}

}  // namespace
}  // namespace sourcier
