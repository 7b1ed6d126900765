#include "engine/story/similarity.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

struct Case {
  const char* name;
  const char* language_of_second;
  Feature shared;
  std::size_t edges;
};

const Case kCases[] = {
    {"a rare word", "fr", {7, 300, FeatureKind::kWord, true}, 1},
    {"a common word finds no partner", "fr", {7, 300, FeatureKind::kWord, false}, 0},
    {"a word says nothing in another language", "en", {7, 300, FeatureKind::kWord, true}, 0},
    {"the word of a name does", "en", {7, 300, FeatureKind::kName, true}, 1},
    {"so does an entity", "en", {7, 300, FeatureKind::kEntity, true}, 1},
    {"which inside a language its words have said", "fr", {7, 300, FeatureKind::kEntity, true}, 0},
    {"the region of a language does not matter", "fr-CA", {7, 300, FeatureKind::kWord, true}, 1},
};

TEST(NearPairs, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    Print first;
    first.language = "fr";
    first.features = {c.shared, {8, 200, FeatureKind::kName, true}};
    Print second;
    second.language = c.language_of_second;
    second.features = {c.shared, {9, 200, FeatureKind::kName, true}};
    // Of two features one is chance.
    for (Print* print : {&first, &second}) {
      print->features.push_back(c.shared);
      print->features.back().key = 20;
    }
    const auto pairs = near_pairs(std::vector<const Print*>{&first, &second}, 150);
    EXPECT_EQ(pairs.size(), c.edges);
    for (const Edge& edge : pairs)
      EXPECT_EQ(edge.similarity, story_similarity(vector_of(first), vector_of(second)));
  }
}

}  // namespace
}  // namespace sourcier
