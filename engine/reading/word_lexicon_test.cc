#include "engine/reading/word_lexicon.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

using enum PartOfSpeech;

std::vector<WordEntry> entries() {
  const auto finite = WordDetail::kFinite;
  return {
      {"portes", {{kNoun, WordDetail::kNone, true, "porte"}, {kVerb, finite, true, "porter"}}},
      {"cartes", {{kNoun, WordDetail::kNone, true, "carte"}}},
      {"chevaux", {{kNoun, WordDetail::kNone, true, "cheval"}}},
      {"journaux", {{kNoun, WordDetail::kNone, true, "journal"}}},
      {"yeux", {{kNoun, WordDetail::kNone, true, "œil"}}},
      {"le", {{kDet, WordDetail::kNone, false, "le"}}, 5},
  };
}

class WordLexiconTest : public testing::Test {
 protected:
  std::string bytes_ = pack_word_lexicon(entries());
  WordLexicon lexicon_{bytes_};

  std::optional<std::string> lemma(std::string_view form, PartOfSpeech part) const {
    return lexicon_.lemma(form, lexicon_.find(form), part);
  }
};

TEST_F(WordLexiconTest, GivesTheLemmaOfThePart) {
  EXPECT_EQ(lemma("portes", kNoun), "porte");
  EXPECT_EQ(lemma("portes", kVerb), "porter");
  EXPECT_EQ(lemma("yeux", kNoun), "œil");
  EXPECT_EQ(lemma("yeux", kVerb), std::nullopt);
}

TEST_F(WordLexiconTest, DoesNotKnowOtherForms) {
  EXPECT_EQ(lexicon_.find("porte"), kUnknownWord);
  EXPECT_EQ(lexicon_.find(""), kUnknownWord);
  EXPECT_EQ(lemma("porte", kNoun), std::nullopt);
  EXPECT_EQ(lexicon_.signature(kUnknownWord), 0);
  EXPECT_EQ(lexicon_.sure_tag(kUnknownWord), 0);
}

TEST_F(WordLexiconTest, TellsWhatListsSayApartFromTreebanks) {
  EXPECT_NE(lexicon_.signature(lexicon_.find("cartes")), 0);
  EXPECT_EQ(lexicon_.signature(lexicon_.find("cartes")), lexicon_.signature(lexicon_.find("yeux")));
  EXPECT_NE(lexicon_.signature(lexicon_.find("cartes")),
            lexicon_.signature(lexicon_.find("portes")));
  EXPECT_EQ(lexicon_.signature(lexicon_.find("le")), 0);
  EXPECT_EQ(lexicon_.sure_tag(lexicon_.find("le")), 5);
  EXPECT_EQ(lexicon_.main_part(lexicon_.find("portes")), kNoun);
}

TEST_F(WordLexiconTest, GuessesByTheLongestEnding) {
  EXPECT_EQ(lexicon_.guess("tables", kNoun), "table");
  EXPECT_EQ(lexicon_.guess("canaux", kNoun), "canal");
  EXPECT_EQ(lexicon_.guess("tables", kAdv), std::nullopt);
}

TEST(WordLexicon, OfNothingKnowsNothing) {
  const WordLexicon empty;
  EXPECT_EQ(empty.find("a"), kUnknownWord);
  EXPECT_EQ(empty.guess("a", PartOfSpeech::kNoun), std::nullopt);
}

}  // namespace
}  // namespace sourcier
