#include "engine/store/migrate.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "engine/store/fixture.h"
#include "engine/store/prints.h"

namespace sourcier {
namespace {

// A store as the last program of an older schema wrote it (tools/make_store_fixture.py).
std::string old_store(const std::string& name) {
  const std::string path = fresh_path(name);
  std::ostringstream sql;
  sql << std::ifstream(std::string(SOURCIER_ROOT) + "/tests/cases/store/" + name + ".sql").rdbuf();
  auto raw = Sqlite::open(path, Sqlite::Mode::kReadWrite);
  EXPECT_TRUE(raw);
  const auto made = raw->run(sql.str());
  EXPECT_TRUE(made) << made.error().text();
  return path;
}

TEST(Migrate, BringsAStoreOfSchema1ToTodays) {
  for (const Store::Mode mode : {Store::Mode::kReadWrite, Store::Mode::kReadOnly}) {
    const std::string path = old_store("version_1");
    auto store = Store::open(path, mode);
    ASSERT_TRUE(store) << store.error().text();
    const auto report = store->check();
    ASSERT_TRUE(report) << report.error().text();
    EXPECT_EQ(report->problems, std::vector<std::string>());
    EXPECT_EQ(report->articles, 3u);
    EXPECT_GT(report->events, 0u);
    const auto documents = store->documents();
    ASSERT_TRUE(documents);
    for (const StoredDocument& stored : *documents) {
      EXPECT_FALSE(stored.document.article.text.empty());
      EXPECT_FALSE(stored.document.reading.sentences.empty());
    }
    EXPECT_TRUE(Store::open(path, Store::Mode::kReadWrite));
  }
}

// Schema 2 had no tables of neighbours: all else is as it is today.
TEST(Migrate, GivesAStoreOfSchema2TheTablesOfNeighbours) {
  const std::string path = fresh_path("version_2");
  {
    auto store = Store::open(path, Store::Mode::kReadWrite);
    ASSERT_TRUE(store->connection().run(
        "DROP TRIGGER article_goes; DROP TABLE posting; "
        "DROP TABLE same_text; DROP TABLE near; DROP TABLE pending; DROP TABLE gone; "
        "DROP TABLE lost_copy; DROP TABLE story_join; PRAGMA user_version = 2"));
  }
  auto store = Store::open(path, Store::Mode::kReadWrite);
  ASSERT_TRUE(store) << store.error().text();
  const Document document = document_about("a1", "Un texte.");
  ASSERT_TRUE(store->add({&document, 1}, {}, kMadeBy));
  EXPECT_EQ(*store->count("pending"), 1);
  EXPECT_EQ(*store->count("posting"), 0);
}

// Schema 3 did not know how stories were joined: what it knew of neighbours does not do any more.
TEST(Migrate, LetsAStoreOfSchema3FillItsTablesOfNeighboursAnew) {
  const std::string path = fresh_path("version_3");
  {
    auto store = Store::open(path, Store::Mode::kReadWrite);
    ASSERT_TRUE(mark_live(*store, kMadeBy));
    const Document document = document_about("a1", "Un texte.");
    ASSERT_TRUE(store->add({&document, 1}, {}, kMadeBy));
    ASSERT_TRUE(store->connection().run("DROP TABLE story_join; PRAGMA user_version = 3"));
  }
  auto store = Store::open(path, Store::Mode::kReadWrite);
  ASSERT_TRUE(store) << store.error().text();
  EXPECT_EQ(*live_made_by(*store), "");
  EXPECT_EQ(*store->count("pending"), 1);
  EXPECT_EQ(*store->count("story_join"), 0);
}

TEST(Migrate, LeavesAnOldStoreAsItWasWhereAnArticleIsDamaged) {
  const std::string path = old_store("version_1");
  {
    auto raw = Sqlite::open(path, Sqlite::Mode::kReadWrite);
    ASSERT_TRUE(
        raw->run("UPDATE article SET article = x'00' WHERE id = (SELECT max(id) FROM article)"));
  }
  const auto store = Store::open(path, Store::Mode::kReadWrite);
  ASSERT_FALSE(store);
  EXPECT_NE(store.error().text().find("the store is damaged: article a"), std::string::npos);
  auto raw = Sqlite::open(path, Sqlite::Mode::kReadOnly);
  auto version = raw->prepare("PRAGMA user_version");
  ASSERT_TRUE(*version->step());
  EXPECT_EQ(version->number(0), 1);
  auto rows = raw->prepare("SELECT count(*) FROM article");
  ASSERT_TRUE(*rows->step());
  EXPECT_EQ(rows->number(0), 3);
}

TEST(Migrate, MakesTheIndexAnewWhereItsFormChanged) {
  const std::string path = fresh_path("index_form");
  {
    auto store = Store::open(path, Store::Mode::kReadWrite);
    const Document document = document_about("a1", "Un mot rare.");
    ASSERT_TRUE(store->add({&document, 1}, {}, kMadeBy));
    ASSERT_TRUE(store->connection().run("UPDATE meta SET value = '0'; DELETE FROM facet"));
  }
  auto store = Store::open(path, Store::Mode::kReadWrite);
  ASSERT_TRUE(store) << store.error().text();
  EXPECT_EQ(*store->count("facet"), 1);
  EXPECT_EQ(*store->count("search"), 1);
}

}  // namespace
}  // namespace sourcier
