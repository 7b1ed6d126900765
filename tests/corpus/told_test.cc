// What is told of groups in portions is what is told of all at once.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include "engine/pipeline/portions.h"
#include "engine/pipeline/told_groups.h"
#include "engine/store/codec.h"
#include "engine/store/group_codec.h"
#include "engine/story/group.h"
#include "engine/story/print.h"
#include "tools/corpus/corpus.h"

namespace sourcier {
namespace {

const Resources& resources() {
  static const auto all = load_resources(SOURCIER_PACK).value();
  return *all;
}

// Invented articles; a passage of some stands in articles of other stories as well.
std::vector<Document> collection() {
  const std::vector<corpus::Material> materials = {
      corpus::load_material(SOURCIER_ROOT, "fr").value()};
  std::vector<Document> documents;
  corpus::Corpus(materials, {.seed = 41, .articles = 150, .articles_a_day = 50})
      .each([&](corpus::CorpusArticle&& made) {
        documents.push_back(corpus::document_of(made));
        return true;
      });
  for (std::size_t i = 0; i < 20; ++i)
    documents[i].article.text += "\n\n" + documents[149 - i / 2].article.text.substr(0, 600);
  return documents;
}

// A store in a file of its own that holds the documents, and their groups untold.
class TellGroups : public testing::Test {
 protected:
  TellGroups() : documents_(collection()) {
    path_ = std::filesystem::path(::testing::TempDir()) /
            ("told-" + std::to_string(::getpid()) + ".db");
    std::filesystem::remove(path_);
    store_.emplace(Store::open(path_.string(), Store::Mode::kReadWrite).value());
    EXPECT_TRUE(store_->add(documents_, {}, resources().version()));
    for (const Document& document : documents_)
      prints_.push_back(fingerprint(document, resources().languages.of("fr")));
    untold_ = group(prints_);
  }
  ~TellGroups() override {
    store_.reset();
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_.string() + end);
  }

  Groups told(const Groups& known, std::span<const Print> changed, std::size_t at_once) {
    Groups groups = untold_;
    const auto told = tell_groups(*store_, known, changed, groups, resources(), {}, at_once);
    documents_read_ = told.value().documents;
    stories_told_ = told.value().stories;
    return groups;
  }

  std::vector<Document> documents_;
  std::filesystem::path path_;
  std::optional<Store> store_;
  std::vector<Print> prints_;
  Groups untold_;
  std::size_t documents_read_ = 0;
  std::size_t stories_told_ = 0;
};

std::vector<std::string> forms_of(const Groups& groups) {
  std::vector<std::string> forms;
  for (const Copy& copy : groups.copies) forms.push_back(codec::encode(copy));
  for (const Event& event : groups.events) forms.push_back(codec::encode(event));
  for (const Story& story : groups.stories) forms.push_back(codec::encode(story));
  return forms;
}

Portion all_of(Groups& groups) {
  Portion all;
  for (Copy& copy : groups.copies) all.copies.push_back(&copy);
  for (Story& story : groups.stories) {
    all.stories.push_back(&story);
    for (const std::string& id : story.events)
      all.events.push_back(&*std::ranges::find(groups.events, id, &Event::id));
  }
  return all;
}

std::set<std::string> articles_in(const Portion& portion) {
  std::set<std::string> articles;
  for (const Event* event : portion.events)
    articles.insert(event->articles.begin(), event->articles.end());
  for (const Copy* copy : portion.copies) articles.insert({copy->first, copy->second});
  return articles;
}

TEST_F(TellGroups, InPortionsOfAnySizeAsAllAtOnce) {
  Groups wanted = untold_;
  describe(wanted, documents_);
  for (const std::size_t at_once : {1U, 7U, 40U, 1000U}) {
    SCOPED_TRACE(at_once);
    EXPECT_EQ(forms_of(told({}, prints_, at_once)), forms_of(wanted));
    EXPECT_EQ(stories_told_, wanted.stories.size());
  }
  EXPECT_EQ(documents_read_, documents_.size()) << "all at once, each once";
}

// A copy between a story that changed and one that did not needs the texts of both.
TEST_F(TellGroups, BesideWhatIsKnown) {
  const Groups known = told({}, prints_, 1000);
  for (const std::size_t at_once : {1U, 1000U}) {
    SCOPED_TRACE(at_once);
    EXPECT_EQ(forms_of(told(known, std::span(prints_).first(1), at_once)), forms_of(known));
    EXPECT_EQ(stories_told_, 1U);
  }
}

TEST_F(TellGroups, PortionsHoldAllOnceAndNoMoreThanTheyMay) {
  const Portion all = all_of(untold_);
  for (const std::size_t most : {1U, 7U, 40U, 1000U}) {
    SCOPED_TRACE(most);
    Portion joined;
    std::size_t portions = 0;
    std::size_t of_copies = 0;
    for (const Portion& portion : portions_of(all, most)) {
      ++portions;
      if (portion.stories.empty()) ++of_copies;
      EXPECT_TRUE(articles_in(portion).size() <= std::max<std::size_t>(2, most) ||
                  portion.stories.size() == 1);
      joined.copies.insert(joined.copies.end(), portion.copies.begin(), portion.copies.end());
      joined.events.insert(joined.events.end(), portion.events.begin(), portion.events.end());
      joined.stories.insert(joined.stories.end(), portion.stories.begin(), portion.stories.end());
    }
    EXPECT_EQ(joined.stories, all.stories);
    EXPECT_EQ(joined.events, all.events);
    std::vector<Copy*> copies = all.copies;
    for (auto* list : {&copies, &joined.copies}) std::ranges::sort(*list);
    EXPECT_EQ(joined.copies, copies);
    if (most == 1000) {
      EXPECT_EQ(portions, 1U);
    } else {
      EXPECT_GT(portions, 1U);
      EXPECT_GT(of_copies, 0U) << "no copies between stories: the test proves too little";
    }
  }
}

// Two sets of three articles each, whose pairs alternate in the order of ids.
TEST(Portions, WhatHangsTogetherByCopiesStandsTogether) {
  std::vector<Copy> copies;
  for (const auto& [first, second] : {std::pair("a", "f"), {"b", "g"}, {"c", "f"}, {"d", "g"}}) {
    copies.emplace_back();
    copies.back().first = first;
    copies.back().second = second;
  }
  Portion all;
  for (Copy& copy : copies) all.copies.push_back(&copy);
  const std::vector<Portion> portions = portions_of(all, 3);
  ASSERT_EQ(portions.size(), 2U);
  EXPECT_EQ(portions[0].copies, (std::vector<Copy*>{&copies[0], &copies[2]}));
  EXPECT_EQ(portions[1].copies, (std::vector<Copy*>{&copies[1], &copies[3]}));
}

}  // namespace
}  // namespace sourcier
