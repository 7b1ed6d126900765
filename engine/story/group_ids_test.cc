#include "engine/story/group_ids.h"

#include <gtest/gtest.h>

#include <vector>

namespace sourcier {
namespace {

TEST(GroupIds, AGroupIsCalledByEachOfItsArticles) {
  const std::vector<std::string> articles = {"a1", "a2"};
  EXPECT_TRUE(is_called(group_id(kStoryPrefix, "a2"), kStoryPrefix, articles));
  EXPECT_FALSE(is_called(group_id(kStoryPrefix, "a3"), kStoryPrefix, articles));
  EXPECT_FALSE(is_called(group_id(kEventPrefix, "a2"), kStoryPrefix, articles));
}

TEST(GroupIds, KnowsTheFormOfAnId) {
  for (const std::string_view prefix : {kFamilyPrefix, kEventPrefix, kStoryPrefix})
    EXPECT_TRUE(is_group_id(group_id(prefix, "a1")));
  for (const std::string_view other : {"", "st", "s", "st' OR 1=1 --", "en0123456789abcdef0123"})
    EXPECT_FALSE(is_group_id(other)) << other;
  EXPECT_FALSE(is_group_id(group_id(kStoryPrefix, "a1") + "0"));
}

}  // namespace
}  // namespace sourcier
