#include "engine/article/mark_index.h"

#include <gtest/gtest.h>

#include <string>

#include "engine/resource/table.h"

namespace sourcier {
namespace {

const std::string& packed() {
  static const std::string bytes = [] {
    TableSource source;
    source.columns = {"mark", "weight"};
    source.rows = {{"class:article-body", "4"}, {"class:body", "1"},
                   {"class:share", "-4"},       {"class:story", "4"},
                   {"caption:legende", "1"},    {"caption:body-text", "1"},
                   {"role:banner", "-3"},       {"class:éditorial", "2"}};
    return pack_table(source);
  }();
  return bytes;
}

struct Case {
  const char* name;
  const char* names;
  float weight;
  bool is_caption;
};

const Case kCases[] = {
    {"a word", "story", 4, false},
    {"a word in a longer one is none", "stories", 0, false},
    {"signs part", "my_story--x", 4, false},
    {"capitals part", "theStory", 4, false},
    {"a pair speaks for its parts", "article-body", 4, false},
    {"a pair over two names is none", "article body", 1, false},
    {"of two as strong the negative", "share story", -4, false},
    {"what follows a pair speaks again", "article-body-share", -4, false},
    {"another kind", "legende", 0, true},
    {"a pair that overlaps one with a weight", "article-body-text", 4, true},
    {"letters beyond ASCII", "éditorial", 2, false},
    {"a kind is no word", "role banner", 0, false},
    {"nothing", "", 0, false},
    {"signs only", " -- ", 0, false},
};

TEST(MarkIndex, Names) {
  const MarkIndex index{Table(packed())};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    const NameMarks marks = index.of(c.names);
    EXPECT_EQ(marks.weight, c.weight);
    EXPECT_EQ((marks.kinds & index.bit("caption")) != 0, c.is_caption);
    EXPECT_EQ(marks.row == Table::kNone, c.weight == 0);
  }
}

TEST(MarkIndex, RowsOfOtherKinds) {
  const MarkIndex index{Table(packed())};
  const std::size_t row = index.row("role", "banner");
  ASSERT_NE(row, Table::kNone);
  EXPECT_EQ(index.text(row), "role:banner");
  EXPECT_EQ(index.weight(row), -3);
  EXPECT_EQ(index.row("class", "banner"), Table::kNone);
  EXPECT_EQ(index.row("tag", "banner"), Table::kNone);
  EXPECT_EQ(index.bit("tag"), 0u);
  EXPECT_EQ(MarkIndex().of("story").weight, 0);
}

// Endless class lists end after a bounded number of parts.
TEST(MarkIndex, EndlessNames) {
  std::string names;
  for (int i = 0; i < 100000; ++i) names += "a ";
  EXPECT_EQ(MarkIndex{Table(packed())}.of(names + "story").weight, 0);
}

}  // namespace
}  // namespace sourcier
