#include "engine/base/digest.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

TEST(Sha256, KnownDigest) {
  EXPECT_EQ(sha256("abc"),
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(ContentId, FencesItsParts) {
  EXPECT_NE(content_id("a", {"ab", "c"}), content_id("a", {"a", "bc"}));
  EXPECT_EQ(content_id("ev", {"x"}), content_id("ev", {"x"}));
  EXPECT_EQ(content_id("ev", {"x"}).size(), 22u);
}

TEST(StableHash, NeverChanges) { EXPECT_EQ(stable_hash("sourcier"), 0xE0815581D43FE4CEu); }

}  // namespace
}  // namespace sourcier
