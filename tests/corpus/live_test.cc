// Articles that come one by one, in any order, end in exactly what one run over all gives.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <set>

#include "engine/pipeline/regroup.h"
#include "engine/store/content.h"
#include "engine/store/group_codec.h"
#include "engine/store/removal.h"
#include "engine/store/story_groups.h"
#include "engine/story/group_ids.h"
#include "tools/corpus/corpus.h"

namespace sourcier {
namespace {

const Resources& resources() {
  static const auto all = load_resources(SOURCIER_PACK).value();
  return *all;
}

std::vector<Document> collection(std::uint64_t seed, std::size_t articles,
                                 bool is_one_story = false) {
  static const std::vector<corpus::Material> materials = {
      corpus::load_material(SOURCIER_ROOT, "fr").value(),
      corpus::load_material(SOURCIER_ROOT, "en").value()};
  std::vector<Document> documents;
  corpus::Corpus(
      materials,
      {.seed = seed, .articles = articles, .articles_a_day = 50, .is_one_story = is_one_story})
      .each([&](corpus::CorpusArticle&& made) {
        documents.push_back(corpus::document_of(made));
        return true;
      });
  return documents;
}

// A store in a file of its own.
class Live {
 public:
  Live() : path_(std::filesystem::path(::testing::TempDir()) / file_name()) {
    std::filesystem::remove(path_);
    store_.emplace(Store::open(path_.string(), Store::Mode::kReadWrite).value());
  }
  ~Live() {
    store_.reset();
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_.string() + end);
  }
  Live(const Live&) = delete;
  Live& operator=(const Live&) = delete;

  Regrouped add(std::span<const Document> documents) {
    EXPECT_TRUE(store_->add(documents, {}, resources().version()));
    return regroup();
  }
  Regrouped remove(const std::vector<std::string>& ids) {
    EXPECT_EQ(remove_articles(*store_, ids, Return::kMayComeBack).value(), ids.size());
    return regroup();
  }
  Regrouped regroup() { return sourcier::regroup(*store_, resources(), {}).value(); }
  // What the store knows of neighbours, as text; and its groups, whatever states it keeps beside.
  std::string tables() {
    std::string all;
    for (const char* sql : {"SELECT key, day, article FROM posting ORDER BY 1, 2, 3",
                            "SELECT text, article, 0 FROM same_text ORDER BY 1, 2",
                            "SELECT article, hex(form), 0 FROM near ORDER BY 1",
                            "SELECT story, hex(form), 0 FROM story_join ORDER BY 1"}) {
      auto query = store_->connection().prepare(sql).value();
      while (query.step().value()) {
        for (int column = 0; column < 3; ++column) all += std::string(query.text(column)) + ' ';
        all += '\n';
      }
    }
    return all;
  }
  std::vector<std::string> group_forms() {
    const Groups all = groups();
    std::vector<std::string> forms;
    for (const auto& value : all.articles) forms.push_back(codec::encode(value));
    for (const auto& value : all.copies) forms.push_back(codec::encode(value));
    for (const auto& value : all.events) forms.push_back(codec::encode(value));
    for (const auto& value : all.stories) forms.push_back(codec::encode(value));
    return forms;
  }
  std::string story_once_called(const std::string& id) {
    return sourcier::story_once_called(*store_, id).value();
  }
  // What check finds; a statement of SQL may damage the store before.
  std::vector<std::string> problems(const std::string& damage = {}) {
    EXPECT_TRUE(store_->connection().run(damage));
    return store_->check().value().problems;
  }
  std::string content() { return content_digest(*store_).value(); }
  Groups groups() { return store_->groups().value(); }

 private:
  static std::string file_name() {
    static int number = 0;
    return "live-" + std::to_string(::getpid()) + "-" + std::to_string(number++) + ".db";
  }

  std::filesystem::path path_;
  std::optional<Store> store_;
};

TEST(Regroup, AnyOrderAndAnyBatchesEndAsOneRun) {
  for (std::uint64_t seed = 1; seed <= 2; ++seed) {
    SCOPED_TRACE(seed);
    std::vector<Document> documents = collection(seed, 40);
    Live at_once;
    at_once.add(documents);
    const std::string expected = at_once.content();
    std::mt19937 random(static_cast<std::uint32_t>(seed));
    for (const std::size_t most : {1U, 7U, 30U}) {
      std::ranges::shuffle(documents, random);
      Live live;
      for (std::size_t begin = 0; begin < documents.size();) {
        const std::size_t size = std::min(documents.size() - begin, 1 + random() % most);
        live.add(std::span(documents).subspan(begin, size));
        begin += size;
      }
      EXPECT_EQ(live.content(), expected) << "batches of at most " << most;
    }
  }
}

// The same articles grouped by one run, which fills the tables when it is asked again.
void expect_as_one_run(Live& live, std::span<const Document> documents) {
  Live at_once;
  at_once.add(documents);
  EXPECT_FALSE(at_once.regroup().is_live);
  EXPECT_EQ(live.group_forms(), at_once.group_forms());
  EXPECT_EQ(live.tables(), at_once.tables());
}

Document changed(const Document& document, const std::string& title, int state) {
  Document other = document;
  other.article.title = title;
  other.article.text += " " + title + ".";
  other.reading = {};
  other.article.modified = std::to_string(2040 + state) + "-01-01";
  other.article.version = article_version(other.article.title, other.article.text);
  return other;
}

// Articles come, change and go, a few at a time and in no order.
TEST(Regroup, WhateverCameChangedAndWentTheNeighboursAreThoseOfOneRun) {
  for (std::uint64_t seed = 11; seed <= 12; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(static_cast<std::uint32_t>(seed));
    std::vector<Document> outside = collection(seed, 160);
    std::ranges::shuffle(outside, random);
    std::vector<Document> inside(outside.end() - 80, outside.end());
    outside.resize(80);
    Live live;
    live.add(inside);
    live.regroup();
    for (int step = 0; step < 30; ++step) {
      SCOPED_TRACE(step);
      const std::size_t size = 1 + random() % 4;
      if (step % 3 == 2) {
        std::ranges::shuffle(inside, random);
        std::vector<std::string> ids;
        for (std::size_t i = 0; i < size; ++i) {
          ids.push_back(inside.back().article.id);
          outside.insert(outside.begin(), inside.back());
          inside.pop_back();
        }
        EXPECT_TRUE(live.remove(ids).is_live);
      } else {
        std::vector<Document> batch;
        for (std::size_t i = 0; i < size; ++i) {
          batch.push_back(outside.back());
          inside.push_back(outside.back());
          outside.pop_back();
        }
        Document& other = inside[random() % inside.size()];
        if (step % 3 == 1 && std::ranges::none_of(batch, [&](const Document& document) {
              return document.article.id == other.article.id;
            })) {
          other = changed(other, inside[random() % inside.size()].article.title, step);
          batch.push_back(other);
        }
        EXPECT_TRUE(live.add(batch).is_live);
      }
      if (step % 10 == 9) expect_as_one_run(live, inside);
    }
  }
}

// A store that was added to a little is followed: many changes at once cost a run over all, and the
// next few do not.
TEST(Regroup, ABatchDoesNotMakeTheNextAdditionSlow) {
  std::vector<Document> documents = collection(31, 120);
  std::ranges::shuffle(documents, std::mt19937(31));
  const std::span<const Document> all(documents);
  Live live;
  EXPECT_FALSE(live.add(all.first(60)).is_live);
  EXPECT_FALSE(live.add(all.subspan(60, 1)).is_live) << "tables that nobody asked for";
  EXPECT_FALSE(live.add(all.subspan(61, 40)).is_live);
  EXPECT_TRUE(live.add(all.subspan(101, 1)).is_live);
  EXPECT_FALSE(live.add(all.subspan(102, 17)).is_live);
  EXPECT_TRUE(live.add(all.subspan(119, 1)).is_live);
  EXPECT_EQ(live.problems(), std::vector<std::string>());
  expect_as_one_run(live, documents);
}

TEST(Regroup, CheckTellsWhatNeighboursDoNotFit) {
  const std::vector<Document> documents = collection(32, 40);
  struct {
    const char* damage;
    const char* says;
  } rows[] = {
      {"DELETE FROM posting WHERE article = ID",
       "article ID: what it is found by (posting) lacks rows"},
      {"UPDATE posting SET day = day + 1 WHERE article = ID",
       "article ID: what it is found by (posting)"},
      {"INSERT INTO posting VALUES (5, 5, ID)",
       "article ID: what it is found by (posting) lacks rows or has others: 1"},
      {"DELETE FROM same_text WHERE article = ID",
       "article ID: its text (same_text) lacks rows or has others: 1"},
      {"DELETE FROM near WHERE article = ID", "article ID: those it is most like (near)"},
      {"UPDATE near SET form = x'0102' WHERE article = ID", "(near)"},
      {"INSERT INTO near VALUES ('nobody', x'00')", "article nobody in the tables"},
      {"DELETE FROM story_join WHERE story = (SELECT story FROM grouping WHERE article = ID)",
       "how it was joined (story_join)"},
      {"UPDATE print SET form = x'00' WHERE article = "
       "(SELECT number FROM article WHERE id = ID)",
       "article ID: its print is missing or damaged"},
  };
  for (const auto& [damage, says] : rows) {
    SCOPED_TRACE(damage);
    Live live;
    live.add(documents);
    live.regroup();
    EXPECT_EQ(live.problems(), std::vector<std::string>());
    // An article of the largest story.
    const Groups groups = live.groups();
    const auto story = std::ranges::max_element(groups.stories, {},
                                                [](const Story& one) { return one.events.size(); });
    const auto article = std::ranges::find(groups.articles, story->id, &ArticleGroup::story);
    const auto with_id = [&](std::string text, const std::string& id) {
      for (auto at = text.find("ID"); at != std::string::npos; at = text.find("ID"))
        text.replace(at, 2, id);
      return text;
    };
    const auto problems = live.problems(with_id(damage, "'" + article->article + "'"));
    const std::string wanted = with_id(says, article->article);
    EXPECT_TRUE(std::ranges::any_of(
        problems,
        [&](const std::string& problem) { return problem.find(wanted) != std::string::npos; }))
        << wanted << " not among " << problems.size()
        << " problems: " << (problems.empty() ? "" : problems.front());
  }
}

// In a story of so many each stands between others that see each other no more, or again.
TEST(Regroup, WhoComesPartsWhomItStandsBetween) {
  std::vector<Document> documents = collection(21, 220, true);
  std::ranges::shuffle(documents, std::mt19937(21));
  Live live;
  live.add(std::span(documents).first(208));
  live.regroup();
  for (std::size_t i = 208; i < documents.size(); ++i)
    EXPECT_TRUE(live.add(std::span(documents).subspan(i, 1)).is_live);
  expect_as_one_run(live, documents);
  std::vector<std::string> ids;
  while (ids.size() < 8) {
    ids.push_back(documents.back().article.id);
    documents.pop_back();
  }
  EXPECT_TRUE(live.remove(ids).is_live);
  expect_as_one_run(live, documents);
}

// Every id of a story or an event that was ever given out answers for ever: with the story that
// holds today an article of what it named.
TEST(Regroup, AnIdOnceGivenAlwaysAnswers) {
  for (std::uint64_t seed = 6; seed <= 7; ++seed) {
    std::vector<Document> documents = collection(seed, 120);
    std::ranges::shuffle(documents, std::mt19937(static_cast<std::uint32_t>(seed)));
    Live live;
    std::map<std::string, std::set<std::string>> given;  // Articles by id.
    for (std::size_t begin = 0; begin < documents.size(); begin += 12) {
      live.add(std::span(documents).subspan(begin, 12));
      for (const ArticleGroup& article : live.groups().articles)
        for (const std::string& id : {article.story, article.event})
          given[id].insert(article.article);
    }
    std::map<std::string, std::string> story_of;
    std::set<std::string> current;
    for (const ArticleGroup& article : live.groups().articles) {
      story_of[article.article] = article.story;
      current.insert({article.story, article.event});
    }
    std::size_t old = 0;
    for (const auto& [id, articles] : given) {
      const std::string story = live.story_once_called(id);
      EXPECT_TRUE(std::ranges::any_of(articles, [&](const std::string& article) {
        return story_of.at(article) == story && group_id(id.substr(0, 2), article) == id;
      })) << id;
      if (!current.contains(id)) ++old;
    }
    EXPECT_GT(old, 5U) << "too few ids changed to prove anything";
    EXPECT_EQ(live.story_once_called(group_id(kStoryPrefix, "no article")), "");
    EXPECT_EQ(live.story_once_called("st' OR 1"), "");
  }
}

TEST(Regroup, AChangedArticleIsGroupedAsItIsNow) {
  std::vector<Document> documents = collection(4, 40);
  Live live;
  live.add(documents);
  Document& changed = documents[11];
  changed.article.title = "Valmarine : les dockers arrêtent le port";
  changed.article.modified = "2040-01-01";
  changed.article.version = article_version(changed.article.title, changed.article.text);
  live.add(std::span(&changed, 1));
  Live at_once;
  at_once.add(documents);
  EXPECT_EQ(live.groups().stories.size(), at_once.groups().stories.size());
  for (std::size_t i = 0; i < live.groups().stories.size(); ++i)
    EXPECT_EQ(live.groups().stories[i].title, at_once.groups().stories[i].title);
}

// Counted, for time says little on a busy machine.
TEST(Regroup, ReadsNoMoreThanTheStoriesThatAnArticleTouches) {
  const std::vector<Document> documents = collection(5, 300);
  Live live;
  const std::span<const Document> all(documents);
  EXPECT_EQ(live.add(all.first(299)).prints, 299U);
  const Regrouped last = live.add(all.last(1));
  EXPECT_EQ(last.prints, 1U);
  EXPECT_GE(last.stories, 1U);
  const Groups groups = live.groups();
  std::size_t largest = 0;
  for (const Story& story : groups.stories) {
    std::size_t size = 0;
    for (const Event& event : groups.events)
      if (std::ranges::find(story.events, event.id) != story.events.end())
        size += event.articles.size();
    largest = std::max(largest, size);
  }
  EXPECT_LE(last.documents, 2 * largest);
  EXPECT_LT(last.stories, groups.stories.size() / 2);
  const Regrouped again = live.add(all.last(1));
  EXPECT_EQ(again.prints + again.stories + again.documents, 0U);
}

}  // namespace
}  // namespace sourcier
