#include "engine/story/words.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

struct Case {
  const char* name;
  const char* text;
  std::vector<std::string> words;
};

const Case kCases[] = {
    {"nothing", "", {}},
    {"signs alone", "… — !", {}},
    {"accents and case", "Été À Nîmes", {"ete", "a", "nimes"}},
    {"apostrophes part", "L’usine d'Orvane", {"l", "usine", "d", "orvane"}},
    {"hyphens part", "Port-Armelin", {"port", "armelin"}},
    {"digits join letters", "le G20 en 2031", {"le", "g20", "en", "2031"}},
    {"scripts without spaces", "東京 tower", {"東", "京", "tower"}},
    {"invalid bytes part", "one\xFFtwo", {"one", "two"}},
};

TEST(ScanWords, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    std::vector<std::string> words;
    for (const Word& word : scan_words(c.text)) words.push_back(word.folded);
    EXPECT_EQ(words, c.words);
  }
}

TEST(ScanWords, KnowsCapitalsThatASentenceAsksFor) {
  const std::string text = "Hier, Orvane a fermé. Orvane dort.";
  std::vector<std::pair<bool, bool>> capital_and_first;
  for (const Word& word : scan_words(text)) {
    if (word.folded == "orvane") capital_and_first.emplace_back(word.capital, word.first);
  }
  const std::vector<std::pair<bool, bool>> expected = {{true, false}, {true, true}};
  EXPECT_EQ(capital_and_first, expected);
}

}  // namespace
}  // namespace sourcier
