// Grouping of invented collections: what must hold of any.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "engine/store/group_codec.h"
#include "engine/store/print_codec.h"
#include "engine/story/group.h"
#include "engine/story/story_events.h"
#include "tools/corpus/corpus.h"

namespace sourcier {
namespace {

const Languages& languages() {
  static const Languages all(Pack::open(SOURCIER_PACK).value());
  return all;
}

const std::vector<corpus::Material>& materials() {
  static const std::vector<corpus::Material> all = {
      corpus::load_material(SOURCIER_ROOT, "fr").value(),
      corpus::load_material(SOURCIER_ROOT, "en").value()};
  return all;
}

struct Collection {
  std::vector<Print> prints;
  std::vector<corpus::Truth> truth;
};

Collection collection(std::uint64_t seed, std::size_t articles) {
  Collection made;
  const corpus::CorpusOptions options{.seed = seed, .articles = articles, .articles_a_day = 200};
  corpus::Corpus(materials(), options).each([&](corpus::CorpusArticle&& article) {
    const Document document = corpus::document_of(article);
    made.prints.push_back(fingerprint(document, languages().of(document.article.language)));
    made.truth.push_back(article.truth);
    return true;
  });
  return made;
}

// All groups as bytes.
std::string bytes_of(const Groups& groups) {
  std::string bytes;
  for (const auto& article : groups.articles) bytes += codec::encode(article);
  for (const auto& copy : groups.copies) bytes += codec::encode(copy);
  for (const auto& event : groups.events) bytes += codec::encode(event);
  for (const auto& story : groups.stories) bytes += codec::encode(story);
  return bytes;
}

TEST(GroupingOfCorpora, AnyOrderAndAnyJobsGiveTheSameBytes) {
  Collection made = collection(1, 400);
  const std::string expected = bytes_of(group(made.prints, 1));
  std::mt19937 random(1);
  for (const unsigned jobs : {1U, 2U, 5U}) {
    std::ranges::shuffle(made.prints, random);
    EXPECT_TRUE(bytes_of(group(made.prints, jobs)) == expected);
  }
}

TEST(GroupingOfCorpora, CopiesAndStoriesAreFound) {
  const Collection made = collection(2, 800);
  const Groups groups = group(made.prints, 2);
  std::map<std::string, const ArticleGroup*> of;
  for (const ArticleGroup& article : groups.articles) of[article.article] = &article;
  std::size_t pairs = 0, in_one_story = 0;
  for (std::size_t i = 0; i < made.prints.size(); ++i) {
    const ArticleGroup& own = *of.at(made.prints[i].article);
    if (made.truth[i].kind == "exact") {
      EXPECT_EQ(own.family, of.at(made.truth[i].source)->family);
    }
    if (i == 0 || made.truth[i].story != made.truth[i - 1].story) continue;
    ++pairs;
    if (own.story == of.at(made.prints[i - 1].article)->story) ++in_one_story;
  }
  EXPECT_GT(in_one_story, pairs * 85 / 100);
  EXPECT_GT(groups.stories.size(), 8U) << "one story for all finds every pair";
}

// Of a story of so many each article is compared with a quarter of the others.
TEST(GroupingOfCorpora, AnEventOfThousandsIsOne) {
  std::map<std::string, Print> prints;
  std::map<std::string, std::string> family_of;
  corpus::Corpus(materials(),
                 {.seed = 2, .articles = 4000, .is_one_story = true, .articles_an_event = 4000})
      .each([&](corpus::CorpusArticle&& article) {
        const Document document = corpus::document_of(article);
        const std::string& id = document.article.id;
        prints.emplace(id, fingerprint(document, languages().of(document.article.language)));
        family_of.emplace(id, article.truth.family);
        return true;
      });
  std::vector<const Print*> pointers;
  std::vector<std::uint32_t> families;
  std::map<std::string, std::uint32_t> first;
  for (const auto& [id, print] : prints) {
    const auto place = static_cast<std::uint32_t>(pointers.size());
    families.push_back(first.try_emplace(family_of.at(id), place).first->second);
    pointers.push_back(&print);
  }
  std::map<std::uint32_t, std::size_t> sizes;
  for (const std::uint32_t event : find_story_events(pointers, families).events.labels)
    ++sizes[event];
  std::size_t largest = 0;
  for (const auto& [event, size] : sizes) largest = std::max(largest, size);
  EXPECT_GT(largest, 3600U) << "in " << sizes.size() << " events";
}

TEST(Prints, ComeBackAsTheyWereStoredInTwoKibibytes) {
  for (const Print& print : collection(3, 200).prints) {
    const std::string packed = pack_print(print);
    EXPECT_LE(packed.size(), 2048U);
    EXPECT_EQ(unpack_print(packed), print);
    EXPECT_FALSE(unpack_print(packed.substr(0, packed.size() - 1)));
  }
}

}  // namespace
}  // namespace sourcier
