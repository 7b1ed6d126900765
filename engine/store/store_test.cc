#include "engine/store/store.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "engine/store/fixture.h"
#include "engine/store/group_codec.h"

namespace sourcier {
namespace {

Groups groups_of(const std::vector<std::string>& ids) {
  Groups groups;
  for (const std::string& id : ids) {
    groups.articles.push_back({id, "ev1", "st1", "cf1", {}});
  }
  groups.events = {{"ev1", "Un titre", "2031-03-17", "stated", {"Port"}, {"Anne"}, ids}};
  groups.stories = {{"st1", "Un titre", {"ev1"}}};
  return groups;
}

// Everything the store holds, as one text to compare.
std::string dump(const std::string& path) {
  auto store = Store::open(path, Store::Mode::kReadOnly);
  EXPECT_TRUE(store) << store.error().text();
  std::string out;
  const auto documents = store->documents();
  EXPECT_TRUE(documents);
  for (const StoredDocument& stored : *documents) {
    out += codec::encode(stored.document.article) + codec::encode(stored.document.reading);
  }
  const auto groups = store->groups();
  EXPECT_TRUE(groups);
  for (const ArticleGroup& group : groups->articles) out += codec::encode(group);
  for (const Event& event : groups->events) out += codec::encode(event);
  return out;
}

TEST(Store, ReadsBackWhatItKeeps) {
  const std::string path = fresh_path("round_trip");
  const Document document = document_about("a1", "Été 2031.");
  {
    auto store = Store::open(path, Store::Mode::kReadWrite);
    ASSERT_TRUE(store) << store.error().text();
    const Error skipped{ErrorKind::kTooLarge, "big.html", "too large"};
    const auto added = store->add({&document, 1}, {&skipped, 1}, kMadeBy);
    ASSERT_TRUE(added) << added.error().text();
    EXPECT_EQ(added->added, 1u);
    ASSERT_TRUE(put_groups(*store, groups_of({"a1"})));
  }
  auto store = Store::open(path, Store::Mode::kReadOnly);
  ASSERT_TRUE(store) << store.error().text();
  const auto documents = store->documents();
  ASSERT_TRUE(documents);
  ASSERT_EQ(documents->size(), 1u);
  EXPECT_EQ(documents->front().made_by, kMadeBy);
  EXPECT_EQ(documents->front().document.article, document.article);
  EXPECT_EQ(codec::encode(documents->front().document.reading), codec::encode(document.reading));
  EXPECT_EQ(store->skipped()->front().text(), "big.html: too large");
  EXPECT_EQ(store->groups()->events.front().places, std::vector<std::string>{"Port"});
  const auto report = store->check();
  ASSERT_TRUE(report);
  EXPECT_EQ(report->problems, std::vector<std::string>());
  EXPECT_EQ(report->articles, 1u);
  EXPECT_EQ(report->skipped, 1u);
  EXPECT_EQ(report->content.substr(0, 7), "sha256:");
}

TEST(Store, TheSamePagesInAnyOrderLeaveTheSameStore) {
  std::vector<Document> documents;
  for (const char* text : {"Un.", "Deux.", "Trois."})
    documents.push_back(document_about("a1", text));
  documents[1].article.modified = "2031-03-18";
  documents.push_back(document_about("a2", "Autre."));
  const auto less = [](const Document& a, const Document& b) {
    return a.article.text < b.article.text;
  };
  std::ranges::sort(documents, less);
  std::string first;
  do {
    const std::string path = fresh_path("order");
    auto store = Store::open(path, Store::Mode::kReadWrite);
    for (const Document& document : documents) {
      ASSERT_TRUE(store->add({&document, 1}, {}, kMadeBy));
      ASSERT_TRUE(store->add({&document, 1}, {}, kMadeBy));
    }
    ASSERT_TRUE(put_groups(*store, groups_of({"a1", "a2"})));
    const std::string now = dump(path);
    if (first.empty()) first = now;
    EXPECT_EQ(now, first);
  } while (std::ranges::next_permutation(documents, less).found);
  EXPECT_NE(first.find("Deux."), std::string::npos);  // The latest state of the page stayed.
}

TEST(Store, AddsAllOfABatchOrNothing) {
  const std::string path = fresh_path("batch");
  auto store = Store::open(path, Store::Mode::kReadWrite);
  const Document document = document_about("a1", "Un.");
  ASSERT_TRUE(store->add({&document, 1}, {}, kMadeBy));
  // A group that names an article which is not there breaks a reference: the whole set is refused.
  EXPECT_FALSE(put_groups(*store, groups_of({"a1", "a9"})));
  EXPECT_TRUE(store->groups()->events.empty());
}

TEST(Store, RefusesWhatItDoesNotUnderstand) {
  const std::string text = fresh_path("text");
  std::ofstream(text)
      << "this is no store, but it is long enough to be one, were it a database at all";
  EXPECT_EQ(Store::open(text, Store::Mode::kReadWrite).error().message,
            "the file is not a Sourcier store; wanted one that sourcier add or watch made");

  EXPECT_EQ(Store::open("/nope/x.db", Store::Mode::kReadOnly).error().text(),
            "/nope/x.db: cannot open the store: No such file or directory");

  const std::string newer = fresh_path("newer");
  ASSERT_TRUE(Store::open(newer, Store::Mode::kReadWrite));
  auto raw = Sqlite::open(newer, Sqlite::Mode::kReadWrite);
  ASSERT_TRUE(raw->run("PRAGMA user_version = 99"));
  EXPECT_EQ(
      Store::open(newer, Store::Mode::kReadOnly).error().message,
      "the store has schema 99; this program reads up to 4: use the newer program that made it");
}

TEST(Store, CheckNamesDamage) {
  const std::string path = fresh_path("damage");
  Document document = document_about("a1", "Un texte.");
  document.article.version = "sha256:0";
  document.reading.sentences = {span_of(0, 400)};
  auto store = Store::open(path, Store::Mode::kReadWrite);
  ASSERT_TRUE(store->add({&document, 1}, {}, kMadeBy));
  const auto report = store->check();
  ASSERT_TRUE(report);
  EXPECT_EQ(
      report->problems,
      (std::vector<std::string>{"article a1: its text does not have the digest it was stored with",
                                "article a1: a span lies outside its text"}));
  EXPECT_FALSE(report->is_grouped);
}

TEST(Codec, DamagedBytesAreNoValue) {
  const std::string bytes = codec::encode(document_about("a1", "Un texte.").reading);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(codec::decode<Reading>(std::string_view(bytes).substr(0, size)));
  }
  EXPECT_FALSE(codec::decode<Reading>(bytes + "x"));
  EXPECT_TRUE(codec::decode<Reading>(bytes));
}

}  // namespace
}  // namespace sourcier
