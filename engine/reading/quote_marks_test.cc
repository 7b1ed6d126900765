#include "engine/reading/quote_marks.h"

#include <gtest/gtest.h>

#include "engine/text/utf8.h"

namespace sourcier {
namespace {

const Language& language(const char* tag) {
  static const auto pack = Pack::open(SOURCIER_PACK);
  static const Languages languages(*pack);
  return languages.of(tag);
}

struct Case {
  const char* name;
  const char* text;
  std::vector<std::string_view> inside;
};

const Case kCases[] = {
    {"no marks", "Rien n'a été dit.", {}},
    {"unpadded", "« Nous partons », dit-il.", {"Nous partons"}},
    {"two systems", "“One” puis «deux».", {"One", "deux"}},
    {"straight marks pair", "\"Un\" et \"deux trois\".", {"Un", "deux trois"}},
    {"padded straight marks", "Il a dit \" oui \" hier.", {"oui"}},
    {"nested marks stay inside", "« Il a crié “non” », dit-elle.", {"Il a crié “non”"}},
    {"the same mark nested", "« Il a crié « non » », dit-elle.", {"Il a crié « non »"}},
    {"apostrophes are none", "C’est l’été, aujourd’hui. That's the dogs' bowl.", {}},
    {"single marks", "He said ‘we don’t know’ twice.", {"we don’t know"}},
    {"low opening mark", "Er sagte: „Nein“.", {"Nein"}},
    {"left open", "« Jamais fermé.\n\nPuis « fermé ».", {"fermé"}},
    {"empty", "«  » et “”.", {}},
    {"the mark is repeated at a paragraph", "« Un.\n\n« Deux. »", {"Un.\n\n« Deux."}},
    {"a paragraph ends a lost mark", "\"Un.\n\nDeux\" et \"trois\".", {"trois"}},
};

TEST(FindQuoted, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    std::vector<std::string_view> inside;
    const std::string_view text = c.text;
    for (const Quoted& quoted : find_quoted(text, language("fr"))) {
      inside.push_back(slice(text, quoted.inside));
    }
    EXPECT_EQ(inside, c.inside);
  }
}

TEST(FindQuoted, OpenMarksCostLinearTime) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "« ";
  EXPECT_TRUE(find_quoted(text, language("fr")).empty());
}

TEST(FindQuoted, PassagesAreInOrderAndOnBoundaries) {
  const std::string_view pieces[] = {"«", "»", "\"",   "'", "’", "“",
                                     "”", " ", "\n\n", "é", "a", "„"};
  std::uint32_t state = 7;
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) {
      state = state * 1664525U + 1013904223U;
      text += pieces[(state >> 16) % std::size(pieces)];
    }
    std::uint32_t last = 0;
    for (const Quoted& quoted : find_quoted(text, language("en"))) {
      EXPECT_GE(quoted.marks.begin, last) << text;
      EXPECT_TRUE(quoted.marks.contains(quoted.inside)) << text;
      EXPECT_FALSE(quoted.inside.empty()) << text;
      EXPECT_TRUE(is_boundary(text, quoted.inside.begin) && is_boundary(text, quoted.inside.end));
      last = quoted.marks.end;
    }
  }
}

}  // namespace
}  // namespace sourcier
