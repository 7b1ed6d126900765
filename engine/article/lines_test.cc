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

TEST(Lines, OnlyTheDayOfTheLastChange) {
  Page page;
  page.format = PageFormat::kText;
  page.body = "No ferry leaves before Monday\n\nBy Ann Lowe\nUpdated March 6, 2031\n\n";
  for (const std::string_view line : {kLead, kSecond, kThird})
    page.body += std::string(line) + "\n\n";
  const Article article = extract(page, rules(), {});
  EXPECT_EQ(article.published, "2031-03-06");
  EXPECT_EQ(article.published_basis, DateBasis::kInferred);
  ASSERT_EQ(article.notes.size(), 1U);
  EXPECT_EQ(article.notes.front().kind, "date");
}

struct Head {
  const char* name;
  const char* lines;  // What stands above the lead.
  const char* title;
  const char* outlet;
  std::vector<std::string> authors;
  const char* published;
};

const Head kHeads[] = {
    {"a known outlet alone above the title",
     "RFI\nNews Podcasts\n\nNo ferry leaves before Monday",
     "No ferry leaves before Monday",
     "RFI",
     {},
     ""},
    {"and its homepage",
     "BBC Homepage\nSkip to content\n\nNo ferry leaves before Monday",
     "No ferry leaves before Monday",
     "BBC",
     {},
     ""},
    {"a menu is no title",
     "World Business Markets Legal Sport\nBy Ann Lowe\n3 May 2031",
     "",
     "",
     {"Ann Lowe"},
     "2031-05-03"},
    {"a headline of more than twenty words",
     "Culture Sport\n\n\"We are left alone\": on Brede the islanders wait for a ferry that the "
     "port has "
     "promised them for a week and a day\n\n3 May 2031",
     "\"We are left alone\": on Brede the islanders wait for a ferry that the port has promised "
     "them for "
     "a week and a day",
     "",
     {},
     "2031-05-03"},
    {"names alone",
     "No ferry leaves before Monday\n\nAnn Lowe & Tom Ray\n3 May 2031",
     "No ferry leaves before Monday",
     "",
     {"Ann Lowe", "Tom Ray"},
     "2031-05-03"},
    {"and where they are",
     "No ferry leaves before Monday\n\nAnn Lowe in Aster and Tom Ray\n3 May 2031",
     "No ferry leaves before Monday",
     "",
     {"Ann Lowe", "Tom Ray"},
     "2031-05-03"},
    {"with an agency",
     "No ferry leaves before Monday\n\nAnn Lowe avec AFP\n3 May 2031",
     "No ferry leaves before Monday",
     "",
     {"Ann Lowe"},
     "2031-05-03"},
    {"a heading is no author",
     "No ferry leaves before Monday\n\nThe Storm\n3 May 2031",
     "No ferry leaves before Monday",
     "",
     {},
     "2031-05-03"},
    {"a day, its time and when it was changed",
     "No ferry leaves before Monday\n\nMay 3, 2031 4:12 PM GMT+2 · Updated 3 hours ago",
     "No ferry leaves before Monday",
     "",
     {},
     "2031-05-03"},
    {"a time that only the visitor knew",
     "No ferry leaves before Monday\n\nIl y a 5 heures",
     "No ferry leaves before Monday",
     "",
     {},
     ""},
};

TEST(Lines, Heads) {
  for (const Head& head : kHeads) {
    SCOPED_TRACE(head.name);
    std::string text = std::string(head.lines) + "\n\n";
    for (const std::string_view line : {kLead, kSecond, kThird, kLast})
      text += std::string(line) + "\n\n";
    const LinesArticle article = read_lines(text, rules().data());
    EXPECT_EQ(article.title, head.title);
    EXPECT_EQ(article.outlet, head.outlet);
    EXPECT_EQ(article.authors, head.authors);
    EXPECT_EQ(article.dates.published, head.published);
  }
}

// The last paragraphs are the article's however little they say, and what the page adds is not.
TEST(Lines, Ends) {
  const char* const lost[] = {
      "Read also Brede: the school stays closed, and pupils are taught at the town hall for a week",
      "À lire aussiLe port rouvre ses quais aux voyageurs",
      "after newsletter promotion",
      "The Aster Morning newsletter tells you all that you need to start the day. Sign up here.",
  };
  const std::string_view last = "The port opened in 1974.";
  for (const std::string_view line : lost) {
    SCOPED_TRACE(line);
    std::string text = "No ferry leaves before Monday\n\n";
    for (const std::string_view kept : {kLead, kSecond, kThird}) text += std::string(kept) + "\n\n";
    text += std::string(line) + "\n\n" + std::string(kLast) + "\n\n" + std::string(last) + "\n";
    std::string all;
    for (const Piece& piece : read_lines(text, rules().data()).pieces) all += piece.text + "\n";
    EXPECT_EQ(all.find(line), std::string::npos);
    EXPECT_NE(all.find(kLast), std::string::npos);
    EXPECT_NE(all.find(last), std::string::npos);
  }
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
