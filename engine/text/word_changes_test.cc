#include "engine/text/word_changes.h"

#include <gtest/gtest.h>

#include <string>

namespace sourcier {
namespace {

// "=kept-taken+put", one part a change.
std::string told(std::string_view earlier, std::string_view later) {
  std::string out;
  for (const TextChange& change : word_changes(earlier, later)) {
    const bool is_removed = change.kind == ChangeKind::kRemoved;
    out += change.kind == ChangeKind::kSame ? '=' : is_removed ? '-' : '+';
    out += slice(is_removed ? earlier : later, change.span);
  }
  return out;
}

struct Case {
  const char* earlier;
  const char* later;
  const char* told;
};

const Case kCases[] = {
    {"", "", ""},
    {"a b", "a b", "=a b"},
    {"", "a", "+a"},
    {"a", "", "-a"},
    {"dix blessés hier", "douze blessés hier", "-dix +douze =blessés hier"},
    {"a b c", "a c", "=a -b =c"},
    {"a c", "a b c", "=a +b =c"},
    {"a b c d e", "a x c y e", "=a -b +x =c -d +y =e"},
    {"un deux", "trois quatre", "-un deux+trois quatre"},
    {"a a a", "a a", "=a -a =a"},
};

TEST(WordChanges, Cases) {
  for (const Case& c : kCases) EXPECT_EQ(told(c.earlier, c.later), c.told) << c.earlier;
}

// The parts always make up both texts, whatever the texts; far apart ones too.
TEST(WordChanges, MakeUpBothTexts) {
  const std::string few = "a b c ";
  std::uint32_t state = 7;
  const auto text = [&](int words) {
    std::string made;
    for (int i = 0; i < words; ++i) {
      state = state * 1664525u + 1013904223u;
      made += few.substr(std::size_t{(state >> 24) % 3} * 2, 2);
    }
    return made;
  };
  for (const int words : {1, 5, 30, 200, 3000}) {
    for (int round = 0; round < 20; ++round) {
      const std::string earlier = text(words), later = text(words + round);
      std::string a, b;
      for (const TextChange& change : word_changes(earlier, later)) {
        if (change.kind != ChangeKind::kAdded)
          a += change.kind == ChangeKind::kSame ? slice(later, change.span)
                                                : slice(earlier, change.span);
        if (change.kind != ChangeKind::kRemoved) b += slice(later, change.span);
      }
      ASSERT_EQ(a, earlier);
      ASSERT_EQ(b, later);
    }
  }
}

}  // namespace
}  // namespace sourcier
