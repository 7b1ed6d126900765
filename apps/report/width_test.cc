#include "apps/report/width.h"

#include <gtest/gtest.h>

namespace sourcier::report {
namespace {

struct WidthCase {
  const char* name;
  const char* text;
  int width;
};

const WidthCase kWidths[] = {
    {"ASCII", "port", 4},
    {"accents, composed", "été", 3},
    {"accents, combining", "e\u0301te\u0301", 3},
    {"Han", "北京", 4},
    {"Hangul, composed", "서울", 4},
    {"Hangul, in parts", "\u1109\u1165", 2},
    {"full-width letters", "ＡＢ", 4},
    {"Arabic with its vowels", "سَلام", 4},
    {"narrow no-break space", "8\u202F000", 5},
    {"arrows and dots are narrow", "← ·", 3},
    {"picture", "🚢", 2},
    {"joiners", "a\u200Db", 2},
};

TEST(Width, OfTexts) {
  for (const WidthCase& c : kWidths) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(width_of(c.text), c.width);
  }
}

struct WrapCase {
  const char* name;
  const char* text;
  int width;
  std::vector<std::string> lines;
};

const WrapCase kWraps[] = {
    {"nothing", "", 10, {""}},
    {"fits", "le quai", 10, {"le quai"}},
    {"at spaces", "le quai est fermé", 8, {"le quai", "est", "fermé"}},
    {"exactly full", "le quai est", 7, {"le quai", "est"}},
    {"not at no-break spaces", "à 8\u202F000 km", 6, {"à", "8\u202F000", "km"}},
    {"a long word is cut", "anticonstitution", 6, {"antico", "nstitu", "tion"}},
    {"between wide characters", "北京市長", 5, {"北京", "市長"}},
    {"a wide character wider than the line", "北京", 1, {"北", "京"}},
    {"marks stay with their letter", "e\u0301e\u0301e\u0301", 2, {"e\u0301e\u0301", "e\u0301"}},
};

TEST(Wrap, Cases) {
  for (const WrapCase& c : kWraps) {
    SCOPED_TRACE(c.name);
    std::vector<std::string> lines;
    for (const Line& line : wrap({{c.text}}, c.width)) lines.push_back(paint(line, false));
    EXPECT_EQ(lines, c.lines);
  }
}

TEST(Wrap, InkFollowsItsWords) {
  const std::vector<Line> lines = wrap({{"ne "}, {"pas rouvrir", Ink::kMark}, {" le quai"}}, 10);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(paint(lines[0], true), "ne \x1b[4;36mpas\x1b[0m");
  EXPECT_EQ(paint(lines[1], true), "\x1b[4;36mrouvrir\x1b[0m le");
  EXPECT_EQ(paint(lines[2], true), "quai");
}

TEST(Paint, NoColourUnlessAsked) {
  EXPECT_EQ(paint({{"a", Ink::kStrong}, {"b", Ink::kAccent}}, false), "ab");
}

}  // namespace
}  // namespace sourcier::report
