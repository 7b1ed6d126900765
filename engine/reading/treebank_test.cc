#include "engine/reading/treebank.h"

#include <gtest/gtest.h>

#include "engine/reading/word_list.h"

namespace sourcier {
namespace {

using enum PartOfSpeech;

constexpr std::string_view kFrench =
    "# text = Elle part au port.\n"
    "1\tElle\til\tPRON\t_\tPronType=Prs\t2\tnsubj\t_\t_\n"
    "2\tpart\tpartir\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_\n"
    "3-4\tau\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3\tà\tà\tADP\t_\t_\t5\tcase\t_\t_\n"
    "4\tle\tle\tDET\t_\tDefinite=Def|PronType=Art\t5\tdet\t_\t_\n"
    "5\tport\tport\tNOUN\t_\t_\t2\tobl\t_\tSpaceAfter=No\n"
    "6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n";

constexpr std::string_view kEnglish =
    "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "1\tdo\tdo\tAUX\t_\tVerbForm=Fin\t0\troot\t_\t_\n"
    "2\tn't\tnot\tPART\t_\t_\t1\tadvmod\t_\t_\n"
    "3\tal\tal\tPROPN\t_\t_\t1\tobj\t_\tSpaceAfter=No\n"
    "4\t-\t-\tPUNCT\t_\t_\t1\tpunct\t_\tSpaceAfter=No\n"
    "5\tKindi\tKindi\tPROPN\t_\t_\t3\tflat\t_\t_\n";

std::string described(const TaggedSentence& sentence) {
  std::string out;
  for (const TaggedWord& word : sentence) {
    out += word.form + '/' + std::to_string(static_cast<int>(word.part)) + '/' + word.detail + '/' +
           word.lemma + ' ';
  }
  return out;
}

std::string tag(PartOfSpeech part) { return std::to_string(static_cast<int>(part)); }

class TreebankTest : public testing::Test {
 protected:
  Languages languages_{*Pack::open(SOURCIER_PACK)};

  std::string retold(std::string_view text, const char* language) {
    const auto sentences = parse_treebank(text, "a.conllu");
    if (!sentences || sentences->empty()) return "nothing";
    return described(retokenized(*sentences, languages_.of(language)).front());
  }
};

TEST_F(TreebankTest, AContractionIsNamedByItsFirstWord) {
  EXPECT_EQ(retold(kFrench, "fr"), "Elle/" + tag(kPron) + "/Prs/il part/" + tag(kVerb) +
                                       "/Fin/partir au/" + tag(kAdp) + "/Joined/à port/" +
                                       tag(kNoun) + "//port ./" + tag(kPunct) + "//. ");
}

TEST_F(TreebankTest, PiecesOfATokenAreWordsAndPartsOfANameOne) {
  EXPECT_EQ(retold(kEnglish, "en"), "do/" + tag(kAux) + "/Fin/do n't/" + tag(kPart) +
                                        "//not al-Kindi/" + tag(kPropn) + "// ");
}

TEST_F(TreebankTest, NamesTheLineThatIsMalformed) {
  const auto missing = parse_treebank("# one\n1\ta\ta\tNOUN\n", "a.conllu");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().text(),
            "a.conllu:2: expected 10 columns of CoNLL-U with a known part of speech");
  EXPECT_FALSE(parse_treebank("1\ta\ta\tTHING\t_\t_\t0\troot\t_\t_\n", "a.conllu"));
}

TEST(WordList, ReadsFormsWithTheirPartsAndLemmas) {
  const auto words = parse_word_list(
      "porte\tnc\tporte\tfs\nporte\tv\tporter\tPS3\nporté\tv\tporter\tKms\n"
      "pomme de terre\tnc\tpomme de terre\tfs\n?\tponcts\t?\t\n",
      "a.mlex");
  ASSERT_TRUE(words);
  const std::vector<WordReading> porte = {{kNoun, WordDetail::kNone, true, "porte"},
                                          {kVerb, WordDetail::kFinite, true, "porter"}};
  const std::vector<WordReading> participle = {
      {kVerb, WordDetail::kPastParticiple, true, "porter"}};
  ASSERT_EQ(words->size(), 2U);
  EXPECT_EQ(words->front().readings, porte);
  EXPECT_EQ(words->back().readings, participle);
  EXPECT_EQ(parse_word_list("a\tnc\ta\tms\nb\n", "a.mlex").error().text(),
            "a.mlex:2: expected a form, a category, a lemma and a morphology");
}

}  // namespace
}  // namespace sourcier
