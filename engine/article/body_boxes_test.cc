// What is told by its form or by what recipes say, whatever the model thinks of it: small pages.
#include <gtest/gtest.h>

#include "engine/article/small_pages.h"

namespace sourcier {
namespace {

constexpr const char* kDeck = "Nobody on the quays knows when the cranes will turn again.";

std::string page_with_deck(const std::string& language, const std::string& deck) {
  return "<html lang=" + language + "><body><article><header><h1>Gates shut at noon</h1>" + deck +
         "</header><div class=article-body>" + kSmallBody + kSmallBody + "</div></article>";
}

bool has(const Article& article, const std::string& text) {
  return article.text.find(text) != std::string::npos;
}

TEST(Deck, OfAnEnglishPageIsNoText) {
  const std::string marked = std::string("<p class=dek>") + kDeck + "</p>";
  EXPECT_FALSE(has(extracted(page_with_deck("en-GB", marked)), kDeck));
  EXPECT_TRUE(has(extracted(page_with_deck("de", marked)), kDeck));
}

TEST(Deck, AParagraphAmongOthersIsNone) {
  for (const char* names : {"", " id=speakable-summary", " class=summary"}) {
    SCOPED_TRACE(names);
    const std::string page =
        std::string("<html lang=en><body><article><h1>Gates shut at noon</h1>") + "<p" + names +
        ">" + kDeck + "</p>" + kSmallBody + kSmallBody + "</article>";
    EXPECT_TRUE(has(extracted(page), kDeck));
  }
}

// A page may have nothing else.
TEST(Deck, StaysWhereItIsAllThereIs) {
  const std::string page = std::string("<html lang=en><body><article><h1>Gates shut</h1>") +
                           "<p class=summary>" + kSmallBody.substr(3, kSmallBody.find("</p>") - 3) +
                           "</p></article>";
  EXPECT_TRUE(has(extracted(page), "the gates would stay shut"));
}

struct FactCase {
  const char* line;
  bool is_kept;
};

const FactCase kFacts[] = {
    {"Serves 4 50 minutes", true},        {"Für 4 Personen", true},
    {"Temps de cuisson : 25 min", true},  {"Follow us", false},  // No number.
    {"<a href='/4'>Serves 4</a>", false},                        // Leads elsewhere.
};

TEST(RecipeFacts, StayBesideTheText) {
  for (const FactCase& c : kFacts) {
    SCOPED_TRACE(c.line);
    const std::string page = std::string("<article><h1>Soup of the port</h1>") + kSmallBody +
                             "<div class=card><span>" + c.line + "</span></div>" +
                             "<h2>Ingredients</h2><ul><li>2 leeks<li>800 g of white fish</ul>" +
                             kSmallBody + "</article>";
    const std::string line = c.line;
    const std::string shown = line.starts_with('<') ? "Serves 4" : line;
    EXPECT_EQ(has(extracted(page), shown), c.is_kept);
  }
}

}  // namespace
}  // namespace sourcier
