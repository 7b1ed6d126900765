#include "engine/store/desk.h"

#include <gtest/gtest.h>

#include "engine/store/fixture.h"
#include "engine/store/ledger.h"

namespace sourcier {
namespace {

constexpr const char* kNow = "2031-03-17T10:00:00Z";

Store store_with_one_article(const std::string& name) {
  auto store = Store::open(fresh_path(name), Store::Mode::kReadWrite);
  EXPECT_TRUE(store) << store.error().text();
  const Document document = document_about("a1", "Un texte.");
  EXPECT_TRUE(store->add({&document, 1}, {}, kMadeBy));
  return std::move(*store);
}

TEST(Desk, ACorrectionIsLoggedAndTakenBackOnce) {
  Store store = store_with_one_article("corrections");
  const auto number = log_correction(store, {.kind = "set_date",
                                             .form = R"({"of":"a1"})",
                                             .made_by = "Anne",
                                             .at = kNow,
                                             .undone_by = {},
                                             .undone_at = {}});
  ASSERT_TRUE(number) << number.error().text();
  EXPECT_EQ(corrections(store)->front().form, R"({"of":"a1"})");
  EXPECT_EQ(corrections(store)->front().undone_at, "");
  EXPECT_TRUE(*undo_correction(store, *number, "Paul", kNow));
  EXPECT_FALSE(*undo_correction(store, *number, "Paul", kNow));
  EXPECT_FALSE(*undo_correction(store, *number + 1, "Paul", kNow));
  ASSERT_EQ(corrections(store)->size(), 1u);
  EXPECT_EQ(corrections(store)->front().undone_by, "Paul");
}

TEST(Desk, SearchesAreKeptByName) {
  Store store = store_with_one_article("searches");
  ASSERT_TRUE(save_search(store, {"port", "port OR grève", kNow}));
  ASSERT_TRUE(save_search(store, {"port", "port", kNow}));
  ASSERT_EQ(saved_searches(store)->size(), 1u);
  EXPECT_EQ(saved_searches(store)->front().query, "port");
  EXPECT_TRUE(*forget_search(store, "port"));
  EXPECT_FALSE(*forget_search(store, "port"));
}

TEST(Desk, AStoryIsFollowedByAnArticle) {
  Store store = store_with_one_article("followed");
  EXPECT_FALSE(follow_story(store, "a9", kNow));  // There is no such article.
  ASSERT_TRUE(follow_story(store, "a1", kNow));
  EXPECT_EQ(followed_stories(store)->front().story, "");
  Groups groups;
  groups.articles = {{"a1", "ev1", "st1", "cf1", {}}};
  groups.stories = {{"st1", "Un titre", {"ev1"}}};
  ASSERT_TRUE(put_groups(store, groups));
  EXPECT_EQ(followed_stories(store)->front().title, "Un titre");
  EXPECT_TRUE(*unfollow_story(store, "a1"));
}

TEST(Desk, AnAlertIsRaisedOnce) {
  Store store = store_with_one_article("alerts");
  Alert alert;
  alert.kind = "search";
  alert.name = "port";
  alert.article = "a1";
  alert.at = kNow;
  EXPECT_EQ(*raise_alerts(store, {&alert, 1}), 1u);
  EXPECT_EQ(*raise_alerts(store, {&alert, 1}), 0u);
  auto unsent = unsent_alerts(store, 10);
  ASSERT_EQ(unsent->size(), 1u);
  EXPECT_EQ(unsent->front().title, "Titre a1");
  ASSERT_TRUE(mark_sent(store, *unsent));
  EXPECT_TRUE(unsent_alerts(store, 10)->empty());
  EXPECT_TRUE(alerts(store, 10)->front().is_sent);
}

TEST(Desk, ADossierIsKeptUnderItsKey) {
  Store store = store_with_one_article("dossiers");
  const KeptDossier kept[] = {{"st1", "key1", "{}"}, {"st2", "key1", "gone"}};
  ASSERT_TRUE(keep_dossiers(store, kept, [](const KeptDossier& d) { return d.form != "gone"; }));
  EXPECT_EQ(kept_dossier(store, "st1", "key1")->value(), "{}");
  EXPECT_FALSE(kept_dossier(store, "st1", "key2")->has_value());
  EXPECT_FALSE(kept_dossier(store, "st2", "key1")->has_value());
}

TEST(Desk, ADossierGoesWithItsStory) {
  Store store = store_with_one_article("dossiers-gone");
  Groups groups, fewer;
  groups.stories.resize(2);
  groups.stories[0].id = "st1";
  groups.stories[1].id = "st2";
  fewer.stories = {groups.stories[1]};
  const KeptDossier kept[] = {{"st1", "key1", "{}"}, {"st2", "key2", "{}"}};
  ASSERT_TRUE(keep_dossiers(store, kept, [](const KeptDossier&) { return true; }));
  ASSERT_TRUE(
      write_groups(store, {.known = groups, .groups = fewer, .prints = {}, .made_by = kMadeBy}));
  EXPECT_FALSE(kept_dossier(store, "st1", "key1")->has_value());
  EXPECT_TRUE(kept_dossier(store, "st2", "key2")->has_value());
}

TEST(Ledger, KnowsHowFarAnInputWasRead) {
  Store store = store_with_one_article("ledger");
  EXPECT_FALSE(input_state(store, "/in/a.warc")->has_value());
  const InputState input{"/in/a.warc", 12, 34, "", 5, true};
  const SkippedInput skipped[] = {
      {{ErrorKind::kMalformed, "/in/a.warc:7", "no article"}, "/in/a.warc"},
      {{ErrorKind::kMalformed, "/in/b.html", "no article"}, "/in/b.html"}};
  ASSERT_TRUE(store.add({.documents = {},
                         .pages = {},
                         .skipped = skipped,
                         .inputs = {&input, 1},
                         .restarted = {},
                         .mended = {},
                         .made_by = kMadeBy,
                         .seen = {}}));
  const auto row = input_state(store, "/in/a.warc");
  ASSERT_TRUE(row && *row);
  EXPECT_EQ((*row)->items, 5u);
  EXPECT_TRUE((*row)->is_whole);
  EXPECT_EQ(*failed_inputs(store), (std::vector<std::string>{"/in/a.warc", "/in/b.html"}));
  EXPECT_EQ(*failed_places(store, "/in/a.warc"), std::vector<std::string>{"/in/a.warc:7"});
  const std::string mended = "/in/a.warc:7";
  ASSERT_TRUE(store.add({.documents = {},
                         .pages = {},
                         .skipped = {},
                         .inputs = {},
                         .restarted = {},
                         .mended = {&mended, 1},
                         .made_by = kMadeBy,
                         .seen = {}}));
  EXPECT_EQ(*failed_inputs(store), std::vector<std::string>{"/in/b.html"});
}

}  // namespace
}  // namespace sourcier
