#include "engine/reading/tagger.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/reading/part_training.h"
#include "engine/reading/parts.h"
#include "engine/reading/sentences.h"
#include "engine/reading/tokens.h"

namespace sourcier {
namespace {

using enum PartOfSpeech;

struct Word {
  std::string form;
  PartOfSpeech part = kX;
  std::string lemma;

  bool operator==(const Word&) const = default;
};

struct Case {
  const char* name;
  const char* language;
  const char* text;
  std::vector<Word> words;
};

// Sentences that no treebank has; what they test is said by their names.
const Case kCases[] = {
    {"contraction and article",
     "fr",
     "Elle parle du port à des amis.",
     {{"Elle", kPron, "lui"},
      {"parle", kVerb, "parler"},
      {"du", kAdp, "de"},
      {"port", kNoun, "port"},
      {"à", kAdp, "à"},
      {"des", kDet, "un"},
      {"amis", kNoun, "ami"},
      {".", kPunct, "."}}},
    {"auxiliary and participle",
     "fr",
     "Les soldats ont été envoyés",
     {{"Les", kDet, "le"},
      {"soldats", kNoun, "soldat"},
      {"ont", kAux, "avoir"},
      {"été", kAux, "être"},
      {"envoyés", kVerb, "envoyer"}}},
    {"irregular plural, unknown compound",
     "fr",
     "deux vice-gouverneurs locaux",
     {{"deux", kNum, "deux"},
      {"vice-gouverneurs", kNoun, "vice-gouverneur"},
      {"locaux", kAdj, "local"}}},
    {"names keep their form",
     "fr",
     "Hier Zorbel a quitté l’AFP",
     {{"Hier", kAdv, "hier"},
      {"Zorbel", kPropn, "Zorbel"},
      {"a", kAux, "avoir"},
      {"quitté", kVerb, "quitter"},
      {"l’", kDet, "le"},
      {"AFP", kPropn, "AFP"}}},
    {"english",
     "en",
     "The mayors didn't leave Zorbel.",
     {{"The", kDet, "the"},
      {"mayors", kNoun, "mayor"},
      {"did", kAux, "do"},
      {"n't", kPart, "not"},
      {"leave", kVerb, "leave"},
      {"Zorbel", kPropn, "Zorbel"},
      {".", kPunct, "."}}},
};

std::vector<Token> tokens_of(std::string_view text, const Language& language) {
  return tokenize(text, split_sentences(text, {}, language), language);
}

class TaggerTest : public testing::Test {
 protected:
  Languages languages_{*Pack::open(SOURCIER_PACK)};
};

TEST_F(TaggerTest, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    std::vector<Word> found;
    for (const Token& token : tokens_of(c.text, languages_.of(c.language))) {
      found.push_back(
          {std::string(slice(std::string_view(c.text), token.span)), token.part, token.lemma});
    }
    ASSERT_EQ(found.size(), c.words.size());
    for (std::size_t i = 0; i < found.size(); ++i) EXPECT_EQ(found[i], c.words[i]) << found[i].form;
  }
}

TEST_F(TaggerTest, ALanguageWithoutAModelIsTaggedByItsRows) {
  const std::string functions = pack_table(
      *parse_table("# columns: form\tpart\tlemma\ndie\tDET\tder\n", "function_words.tsv"));
  const std::string lexicon = pack_table(
      *parse_table("# columns: form\tcategories\tlemma\nhäuser\tN\thaus\n", "lexicon.tsv"));
  const Language language(*Pack::from_bytes(make_pack({{"languages/xx/function_words", functions},
                                                       {"languages/xx/lexicon", lexicon}})),
                          "xx");
  const auto tokens = tokens_of("die häuser .", language);
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_EQ(tokens[0].part, kDet);
  EXPECT_EQ(tokens[0].lemma, "der");
  EXPECT_EQ(tokens[1].part, kNoun);
  EXPECT_EQ(tokens[1].lemma, "haus");
  EXPECT_EQ(tokens[2].part, kPunct);
}

// One word of a megabyte, words without a full stop, and marks: what costs more than its length
// would not end within the runner's minute.
TEST_F(TaggerTest, EndlessWordsAndSentencesCostLinearTime) {
  constexpr std::size_t kMegabyte = 1U << 20;
  constexpr std::size_t kMany = 1U << 17;  // Tokens cost most; sanitizers make them slow.
  std::string words;
  while (words.size() < kMany) words += "dépêche-t-il l'été ";
  const std::string cases[] = {std::string(kMegabyte, 'a'), words, std::string(kMany, '\''),
                               std::string(kMegabyte, '-')};
  for (const std::string& text : cases) {
    SCOPED_TRACE(text.substr(0, 8));
    const auto tokens = tokens_of(text, languages_.of("fr"));
    ASSERT_FALSE(tokens.empty());
    EXPECT_FALSE(tokens.back().lemma.empty());
  }
}

std::vector<TaggedSentence> small_treebank() {
  const TaggedSentence talks = {
      {"le", kDet, "Def", "le"}, {"maire", kNoun, "", "maire"}, {"parle", kVerb, "Fin", "parler"}};
  const TaggedSentence sees = {
      {"elle", kPron, "Prs", "lui"}, {"le", kPron, "Prs", "le"}, {"voit", kVerb, "Fin", "voir"}};
  return {talks, sees};
}

TEST(TrainParts, LearnsWhatPlaceDecides) {
  const std::string model = train_parts(small_treebank(), {}, {.rounds = 10, .row_bits = 12});
  const Tagger tagger(model);
  ASSERT_TRUE(tagger.is_trained());
  std::vector<Token> tokens(3);
  tokens[0].span = {0, 4};
  tokens[1].span = {5, 7};
  tokens[2].span = {8, 12};
  tagger.tag("elle le voit", tokens);
  EXPECT_EQ(tokens[1].part, kPron);
  EXPECT_EQ(tokens[2].lemma, "voir");
  tokens[0].span = {0, 2};
  tokens[1].span = {3, 8};
  tokens[2].span = {9, 14};
  tagger.tag("le maire parle", tokens);
  EXPECT_EQ(tokens[0].part, kDet);
  EXPECT_EQ(tokens[2].lemma, "parler");
}

TEST(TrainParts, GivesTheSameBytesInAnyOrder) {
  auto sentences = small_treebank();
  const PartTrainingOptions options{.rounds = 3, .row_bits = 10};
  const std::string model = train_parts(sentences, {}, options);
  EXPECT_EQ(train_parts(sentences, {}, options), model);
  std::ranges::reverse(sentences);
  EXPECT_EQ(train_parts(sentences, {}, options), model);
}

}  // namespace
}  // namespace sourcier
