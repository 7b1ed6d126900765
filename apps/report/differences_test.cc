#include "apps/report/differences.h"

#include <gtest/gtest.h>

namespace sourcier::report {
namespace {

struct Case {
  const char* name;
  std::vector<std::string_view> texts;
  std::vector<std::vector<std::string_view>> parts;
};

const Case kCases[] = {
    {"one text differs from nothing", {"we stay"}, {{}}},
    {"the same", {"we stay", "We stay!"}, {{}, {}}},
    {"accents and case do not count", {"le quai fermé", "Le QUAI ferme"}, {{}, {}}},
    {"one word", {"we stay here", "we stand here"}, {{"stay"}, {"stand"}}},
    {"neighbours are one part", {"we stay", "we will not stay"}, {{}, {"will not"}}},
    {"what one of the others shares is not marked in the first",
     {"we stay here", "we stand here", "they stay here"},
     {{}, {"stand"}, {"they"}}},
    {"another order", {"today we stay", "we stay today"}, {{"today"}, {"today"}}},
    {"nothing in common", {"a b", "c d"}, {{"a b"}, {"c d"}}},
    {"scripts without spaces", {"北京市", "北京都"}, {{"市"}, {"都"}}},
    {"empty", {"", "a"}, {{}, {"a"}}},
};

TEST(Differences, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    std::vector<std::vector<std::string_view>> found;
    const auto parts = differences(c.texts);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      found.emplace_back();
      for (const Span span : parts[i]) found.back().push_back(slice(c.texts[i], span));
    }
    EXPECT_EQ(found, c.parts);
  }
}

TEST(Differences, ALongTextIsLeftUnmarked) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "mot" + std::to_string(i) + " ";
  for (const auto& parts : differences({text, "rien de tel"})) EXPECT_TRUE(parts.empty());
}

}  // namespace
}  // namespace sourcier::report
