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
#include "engine/store/story_groups.h"
#include "engine/story/group_ids.h"
#include "tools/corpus/corpus.h"

namespace sourcier {
namespace {

const Resources& resources() {
  static const auto all = load_resources(SOURCIER_PACK).value();
  return *all;
}

std::vector<Document> collection(std::uint64_t seed, std::size_t articles) {
  static const std::vector<corpus::Material> materials = {
      corpus::load_material(SOURCIER_ROOT, "fr").value(),
      corpus::load_material(SOURCIER_ROOT, "en").value()};
  std::vector<Document> documents;
  corpus::Corpus(materials, {.seed = seed, .articles = articles, .articles_a_day = 50})
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
    return regroup(*store_, resources(), {}).value();
  }
  std::string story_once_called(const std::string& id) {
    return sourcier::story_once_called(*store_, id).value();
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
