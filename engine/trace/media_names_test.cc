#include "engine/trace/media_names.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

TEST(MediaNames, TheOneLongerNameThatEndsSo) {
  MediaNames names;
  names.add("s", "The Zorbel Post");
  names.add("s", "Zorbel Post");
  names.add("s", "The Post");
  names.add("s", "Tolvane Times");
  names.add("s", "Harbour Times");
  names.add("other", "Lake Herald");
  EXPECT_EQ(names.longer("s", "Post"), "The Zorbel Post");
  EXPECT_EQ(names.longer("s", "The Post"), "The Zorbel Post");
  EXPECT_EQ(names.longer("s", "Times"), "");        // Two end so.
  EXPECT_EQ(names.longer("s", "Herald"), "");       // Of another story.
  EXPECT_EQ(names.longer("s", "post"), "");         // No name.
  EXPECT_EQ(names.longer("s", "Zorbel Post"), "");  // The name itself.
  EXPECT_EQ(names.longer("s", ""), "");
}

}  // namespace
}  // namespace sourcier
