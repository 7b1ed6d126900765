// Lines: the article of a text that somebody scraped badly, and what is told of each line.
#include "engine/article/lines.h"

#include <gtest/gtest.h>

#include "engine/article/explain.h"
#include "engine/article/extract.h"
#include "engine/article/line_features.h"

namespace sourcier {
namespace {

constexpr std::string_view kLead =
    "The ferry between Aster and the island of Brede will not sail before Monday, the port said.";
constexpr std::string_view kSecond =
    "A storm tore two of its lines on Friday night, and nobody was hurt, the harbour master added.";
constexpr std::string_view kThird =
    "\"We looked at the hull this morning and found nothing worse than scratches,\" she told us.";
constexpr std::string_view kLast =
    "The council meets on Tuesday to speak about a second ferry, which would cost two million.";

const ExtractionRules& rules() {
  static const ExtractionRules loaded(*Pack::open(SOURCIER_PACK));
  return loaded;
}

// With the menu, the boxes and the foot of a page.
Page bad_scrape() {
  std::string text =
      "Aster Post\nHome\nNews\nSport\nLog in\nWe use cookies to improve our site.\n"
      "No ferry before Monday\nBy Ann Lowe\n3 May 2031\nShare\n";
  text += std::string(kLead) + "\n" + std::string(kSecond) + "\n";
  text += "Read also: The harbour in numbers\n";
  text += std::string(kThird) + "\nA second ferry\n" + std::string(kLast) + "\n";
  text +=
      "Sign up for our newsletter and never miss a story from the coast again.\n"
      "Related articles\nBakery closes after ninety years\nMayor opens new pool\n"
      "Comments\nPrivacy policy\nTerms of use\n";
  Page page;
  page.format = PageFormat::kText;
  page.body = std::move(text);
  return page;
}

TEST(Lines, TheArticleOfABadScrape) {
  const Article article = extract(bad_scrape(), rules(), {});
  EXPECT_EQ(article.title, "No ferry before Monday");
  EXPECT_EQ(article.published, "2031-05-03");
  std::vector<std::string> texts;
  for (const Paragraph& paragraph : article.paragraphs)
    texts.emplace_back(slice(article.text, paragraph.span));
  const std::vector<std::string> wanted = {std::string(kLead), std::string(kSecond),
                                           std::string(kThird), "A second ferry",
                                           std::string(kLast)};
  EXPECT_EQ(texts, wanted);
}

TEST(Lines, EachLineIsExplained) {
  const PageExplanation told = explain(bad_scrape(), rules());
  EXPECT_EQ(told.title, "No ferry before Monday");
  ASSERT_EQ(told.blocks.size(), 23U);
  const auto block = [&](std::string_view text) {
    for (const BlockExplanation& one : told.blocks) {
      if (one.text.starts_with(text)) return one;
    }
    return BlockExplanation();
  };
  EXPECT_TRUE(block(kSecond).is_kept);
  EXPECT_GT(block(kSecond).score, block("Mayor opens").score);
  EXPECT_FALSE(block(kSecond).features.empty());
  EXPECT_EQ(block("A second ferry").kind, ParagraphKind::kHeading);
  EXPECT_EQ(verdict_name(block("No ferry").verdict), "title");
  EXPECT_EQ(verdict_name(block("By Ann Lowe").verdict), "metadata");
  EXPECT_EQ(verdict_name(block("Read also").verdict), "line rule");
  EXPECT_EQ(block("Read also").line_rule, "en: read also (teaser)");
  EXPECT_FALSE(block("Mayor opens").is_kept);
}

TEST(Lines, ABoxAmidTheTextDoesNotEndIt) {
  Page page;
  page.format = PageFormat::kText;
  for (const std::string_view line : {kLead, kSecond, kThird})
    page.body += std::string(line) + "\n";
  page.body += "Related articles\nBakery closes after ninety years\n";
  page.body += std::string(kLast) +
               "\nIts mayor said that the island had no other way to the mainland in winter, and "
               "that nobody there could wait for years.\n\"My children go to school over there,\" "
               "she said, \"and so do forty others, so we will not give in.\"\n";
  const Article article = extract(page, rules(), {});
  EXPECT_NE(article.text.find(kLast), std::string::npos);
  EXPECT_EQ(article.text.find("Bakery"), std::string::npos);
}

TEST(Lines, ADayBehindANameIsNoPartOfIt) {
  const LinesArticle article = read_lines(
      "Le port de Brestac rouvre\n\nAna Ruiz | 12/05/2031 10:20\n\nLe port de Brestac a rouvert "
      "lundi au trafic des ferries, a annoncé la direction, après trois semaines de grève.\n",
      rules().data());
  EXPECT_EQ(article.authors, std::vector<std::string>{"Ana Ruiz"});
  EXPECT_EQ(article.title, "Le port de Brestac rouvre");
}

TEST(Lines, SentencesWithoutSpacesAreProse) {
  const std::string text = "ニュース\n港湾局は月曜日まで島へのフェリーを運航しないと発表した。\n";
  std::string joined;
  const std::vector<Line> lines = make_lines(text, rules().data(), joined);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_NE(lines[0].type, LineType::kProse);
  EXPECT_EQ(lines[1].type, LineType::kProse);
}

struct Place {
  LineFeature feature;
  std::size_t line;
  int value;
};

// Of the lines "Menu", a sentence of prose, "Menu".
const Place kPlaces[] = {
    {LineFeature::kWords, 0, 1},         {LineFeature::kWords1Before, 0, 0},
    {LineFeature::kWords1After, 0, 12},  // 17 words, on a scale of logarithms.
    {LineFeature::kWords1Before, 2, 12}, {LineFeature::kWords1After, 2, 0},
    {LineFeature::kRepeated, 0, 2},      {LineFeature::kRepeated, 1, 1},
    {LineFeature::kFromEnd, 0, 2},       {LineFeature::kFromEnd, 2, 0},
    {LineFeature::kProseBefore, 1, 0},   {LineFeature::kProseBefore, 2, 63},
    {LineFeature::kToProse, 0, 1},       {LineFeature::kSinceProse, 2, 1},
    {LineFeature::kShortAround, 1, 2},
};

TEST(LineFeatures, SayWhereALineStands) {
  const std::string text = "Menu\n" + std::string(kLead) + "\nMenu";
  std::string joined;
  const std::vector<Line> lines = make_lines(text, rules().data(), joined);
  ASSERT_EQ(lines.size(), 3U);
  FeatureColumns columns(kLineFeatures, lines.size());
  measure_lines(lines, columns);
  for (const Place& place : kPlaces) {
    const auto feature = static_cast<std::size_t>(place.feature);
    EXPECT_EQ(columns.at(feature, place.line), place.value)
        << line_feature_name(feature) << " of line " << place.line;
  }
}

TEST(LineFeatures, NoLinesAreNoTrouble) {
  const std::vector<Line> none;
  FeatureColumns columns(kLineFeatures, 0);
  measure_lines(none, columns);
  measure_lines_again(none, {}, columns);
  EXPECT_EQ(columns.rows(), 0U);
}

TEST(ReadLines, GoesOnBelowALineThatLeadsElsewhere) {
  const LinesArticle article = read_lines(
      "Le pont rouvre lundi\n\nLe pont de Vaucelin, fermé depuis deux ans pour travaux, rouvrira "
      "lundi "
      "matin, a annoncé la mairie.\nLire aussi : La piscine rouvre\nLes riverains se disent "
      "soulagés, "
      "même si les bus ne circuleront qu'en avril.\n\nNewsletter\nLes plus lus\n",
      rules().data());
  ASSERT_EQ(article.pieces.size(), 2u);
  EXPECT_TRUE(article.pieces[1].text.starts_with("Les riverains"));
}

}  // namespace
}  // namespace sourcier
