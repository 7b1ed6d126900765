#include "engine/reading/tokens.h"

#include <gtest/gtest.h>

#include "engine/reading/sentences.h"

namespace sourcier {
namespace {

struct Case {
  const char* name;
  const char* language;
  const char* text;
  const char* tokens;  // Joined by "|".
};

const Case kCases[] = {
    {"elision", "fr", "L'armée d’un pays qu'il", "L'|armée|d’|un|pays|qu'|il"},
    {"whole with apostrophe", "fr", "aujourd'hui quelqu’un", "aujourd'hui|quelqu’un"},
    {"inverted clitic", "fr", "a-t-elle déclaré-t-il Est-ce", "a|-t-elle|déclaré|-t-il|Est|-ce"},
    {"compounds", "fr", "rendez-vous Jean-Luc Saint-Pierre-les-Eaux",
     "rendez-vous|Jean-Luc|Saint-Pierre-les-Eaux"},
    {"numbers", "fr", "12 500 3,5 12\u202F500 2024 500", "12 500|3,5|12\u202F500|2024|500"},
    {"dates and ranges", "fr", "12/07/2025 1990-1991 2025-07-12",
     "12/07/2025|1990-1991|2025-07-12"},
    {"hours", "fr", "à 14h30 ou 18h.", "à|14|h|30|ou|18|h|."},
    {"ordinals", "fr", "1er 20e", "1er|20e"},
    {"abbreviations", "fr", "M. J.-P. U.S. etc.", "M.|J.-P.|U.S.|etc."},
    {"last letter", "fr", "la vitamine C.", "la|vitamine|C|."},
    {"marks", "fr", "« Non », dit-il...", "«|Non|»|,|dit|-il|..."},
    {"bracketed ending", "fr", "salarié(e)s (oui)", "salarié(e)s|(|oui|)"},
    {"percent", "fr", "12% 12 °C", "12|%|12|°C"},
    {"english clitics", "en", "doesn't John's we'll o'clock", "does|n't|John|'s|we|'ll|o'clock"},
    {"address", "en", "See https://a.example/b?c=1.", "See|https://a.example/b?c=1|."},
    {"no spaces", "en", "東京", "東|京"},
};

class TokensTest : public testing::Test {
 protected:
  TokensTest() : languages_(*Pack::open(SOURCIER_PACK)) {}

  std::string tokens_of(std::string_view text, const char* tag) {
    const Span whole[] = {span_at(0, text.size())};
    std::string joined;
    for (const Token& token : tokenize(text, whole, languages_.of(tag))) {
      joined += (joined.empty() ? "" : "|") + std::string(slice(text, token.span));
    }
    return joined;
  }

  Languages languages_;
};

TEST_F(TokensTest, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(tokens_of(c.text, c.language), c.tokens);
  }
}

TEST_F(TokensTest, PartsOfSpeech) {
  const std::string_view text = "La maire a signé 12 contrats avec Lyon.";
  const Span whole[] = {span_at(0, text.size())};
  using enum PartOfSpeech;
  const std::vector<PartOfSpeech> expected = {kDet,  kNoun, kAux,   kVerb, kNum,
                                              kNoun, kAdp,  kPropn, kPunct};
  std::vector<PartOfSpeech> parts;
  for (const Token& token : tokenize(text, whole, languages_.of("fr"))) parts.push_back(token.part);
  EXPECT_EQ(parts, expected);
}

}  // namespace
}  // namespace sourcier
