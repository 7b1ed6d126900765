// The index of the parts of all stories: which stories it still waits for.
#include "engine/api/part_index.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

StoryParts with_entity(const std::string& id) {
  StoryParts parts;
  EntityProfile entity;
  entity.id = id;
  entity.name = "Agence Boréale";
  entity.rank = id;
  parts.entities.push_back(entity);
  return parts;
}

RankedStory story(const std::string& key) { return {"1", "st1", key}; }

TEST(PartIndex, WaitsForEachStoryOfTheListInItsState) {
  PartIndex index;
  ASSERT_TRUE(index.expect({}, {story("early")}));
  EXPECT_EQ(index.awaited(), 1U);
  ASSERT_TRUE(index.put("st1", "late", with_entity("e1")));
  EXPECT_EQ(index.awaited(), 1U);
  ASSERT_TRUE(index.put("st1", "early", with_entity("e1")));
  EXPECT_EQ(index.awaited(), 0U);
}

TEST(PartIndex, ADoubtedStoryIsAwaitedAndNotHad) {
  PartIndex index;
  ASSERT_TRUE(index.put("st1", "early", with_entity("e1")));
  ASSERT_TRUE(index.doubt(MergedEntities({{"e1", "The agency", {"e1", "e2"}, {}}})));
  EXPECT_EQ(index.awaited(), 1U);
  EXPECT_FALSE(*index.has("st1", "early"));
  ASSERT_TRUE(index.put("st1", "early", with_entity("e1")));
  EXPECT_EQ(index.awaited(), 0U);
}

// The list was made anew before the merge was told: it waits for the later state, which the doubt
// must not take back. It once did, and the story was waited for for ever.
TEST(PartIndex, ADoubtBehindTheListWaitsForWhatTheListWaitsFor) {
  PartIndex index;
  ASSERT_TRUE(index.put("st1", "early", with_entity("e1")));
  ASSERT_TRUE(index.expect({story("early")}, {story("late")}));
  ASSERT_TRUE(index.doubt(MergedEntities({{"e1", "The agency", {"e1", "e2"}, {}}})));
  ASSERT_TRUE(index.put("st1", "late", with_entity("e1")));
  EXPECT_EQ(index.awaited(), 0U);
}

}  // namespace
}  // namespace sourcier
