#include "engine/reading/sentences.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

struct Case {
  const char* name;
  const char* language;
  const char* text;
  std::vector<std::string_view> sentences;
};

const Case kCases[] = {
    {"two", "fr", "Il pleut. Elle part.", {"Il pleut.", "Elle part."}},
    {"title and initials",
     "fr",
     "M. Durand et J.-P. Petit ont vu Mme. Roy. Ils partent.",
     {"M. Durand et J.-P. Petit ont vu Mme. Roy.", "Ils partent."}},
    {"number", "fr", "Ils sont 12.500. Pas plus.", {"Ils sont 12.500.", "Pas plus."}},
    {"quotation goes on",
     "fr",
     "« Partons ! » a-t-il dit. Puis rien.",
     {"« Partons ! » a-t-il dit.", "Puis rien."}},
    {"closing mark stays",
     "fr",
     "« Nous partons. » Le maire acquiesce.",
     {"« Nous partons. »", "Le maire acquiesce."}},
    {"straight marks",
     "en",
     "\"We leave.\" The mayor agreed.",
     {"\"We leave.\"", "The mayor agreed."}},
    {"straight marks open", "en", "He left. \"Go,\" she said.", {"He left.", "\"Go,\" she said."}},
    {"straight marks after one that was left open",
     "fr",
     "Un mot\" de trop. \"Partons. Vite\", dit-il. \"Non.\"",
     {"Un mot\" de trop.", "\"Partons.", "Vite\", dit-il.", "\"Non.\""}},
    {"before Christ",
     "fr",
     "En 493 av. J.-C. il règne. Bien.",
     {"En 493 av. J.-C. il règne.", "Bien."}},
    {"ellipsis",
     "fr",
     "Il hésite... puis part. Fin… Voilà.",
     {"Il hésite... puis part.", "Fin…", "Voilà."}},
    {"abbreviated country",
     "en",
     "The U.S. Army left. It rained.",
     {"The U.S. Army left.", "It rained."}},
    {"time zone",
     "en",
     "It ended at 3 p.m. EST on Monday. At 4 p.m. The mayor left.",
     {"It ended at 3 p.m. EST on Monday.", "At 4 p.m.", "The mayor left."}},
    {"month", "en", "On Jan. 12 it rained. Then not.", {"On Jan. 12 it rained.", "Then not."}},
    {"etc. ends",
     "fr",
     "Des pommes, etc. Puis des poires.",
     {"Des pommes, etc.", "Puis des poires."}},
    {"heading line", "fr", "Un titre\nIl pleut.", {"Un titre", "Il pleut."}},
    {"broken line", "fr", "Il pleut\nsur la ville.", {"Il pleut\nsur la ville."}},
    {"line after a full stop", "fr", "Il pleut.\nà demain", {"Il pleut.", "à demain"}},
    {"nothing", "fr", " \n ", {}},
};

class SentencesTest : public testing::Test {
 protected:
  SentencesTest() : languages_(*Pack::open(SOURCIER_PACK)) {}
  Languages languages_;
};

TEST_F(SentencesTest, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    std::vector<std::string_view> found;
    for (const Span span : split_sentences(c.text, {}, languages_.of(c.language))) {
      found.push_back(slice(c.text, span));
    }
    EXPECT_EQ(found, c.sentences);
  }
}

TEST_F(SentencesTest, NeverCrossAParagraph) {
  const std::string_view text = "un deux trois";
  const Paragraph paragraphs[] = {{{0, 2}}, {{3, 7}}};
  const std::vector<Span> expected = {{0, 2}, {3, 7}};
  EXPECT_EQ(split_sentences(text, paragraphs, languages_.of("fr")), expected);
}

}  // namespace
}  // namespace sourcier
