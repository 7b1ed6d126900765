#include "engine/api/text_changes.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

std::string printed(const std::vector<TextChange>& changes) {
  std::string out;
  for (const TextChange& change : changes) {
    constexpr std::string_view kMarks[] = {"=", "-", "+"};
    ((out += kMarks[static_cast<std::size_t>(change.kind)]) += change.text) += "|";
  }
  return out;
}

struct Row {
  const char* name;
  const char* before;
  const char* after;
  const char* changes;
};

constexpr Row kRows[] = {
    {"the same", "one two", "one two", "=one two|"},
    {"nothing to something", "", "one", "+one|"},
    {"something to nothing", "one", "", "-one|"},
    {"a word in the middle", "one two three", "one 2 three", "=one |-two |+2 |=three|"},
    {"put in before", "two", "one two", "+one |=two|"},
    {"taken from the end", "one two", "one ", "=one |-two|"},
    {"a paragraph", "a b\n\nc", "a b\n\nd\n\nc", "=a b\n\n|+d\n\n|=c|"},
};

TEST(TextChanges, Rows) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(printed(text_changes(row.before, row.after)), row.changes);
  }
}

TEST(TextChanges, PiecesMakeBothTexts) {
  std::uint32_t state = 1;
  const auto next = [&](std::uint32_t below) {
    state = state * 1664525u + 1013904223u;
    return (state >> 16) % below;
  };
  for (int round = 0; round < 500; ++round) {
    std::string texts[2];
    for (std::string& text : texts) {
      for (std::uint32_t words = next(12); words > 0; --words)
        (text += static_cast<char>('a' + next(4))) += next(3) == 0 ? "\n" : " ";
    }
    std::string before, after;
    for (const TextChange& change : text_changes(texts[0], texts[1])) {
      if (change.kind != TextChangeKind::kAdded) before += change.text;
      if (change.kind != TextChangeKind::kRemoved) after += change.text;
    }
    EXPECT_EQ(before, texts[0]);
    EXPECT_EQ(after, texts[1]);
  }
}

TEST(TextChanges, WhollyOtherTextsAreToldAsSuch) {
  std::string before, after;
  for (int i = 0; i < 3000; ++i) {
    before += "a" + std::to_string(i) + " ";
    after += "b" + std::to_string(i) + " ";
  }
  EXPECT_EQ(text_changes(before, after).size(), 2u);
}

}  // namespace
}  // namespace sourcier
