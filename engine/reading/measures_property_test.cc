// Whatever the text, what reading measures lies inside it, in order, on character boundaries.
#include <gtest/gtest.h>

#include "engine/reading/quantities.h"
#include "engine/reading/sentences.h"
#include "engine/reading/times.h"
#include "engine/reading/tokens.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

// A list. NOLINTNEXTLINE(readability-function-size)
// A list. NOLINTNEXTLINE(readability-function-size)
std::vector<std::string> nasty_texts() {
  std::vector<std::string> texts = {
      "",
      " ",
      "\n\n\n",
      ".",
      "...",
      "\"",
      "'",
      "’",
      "-",
      "--",
      "«",
      "»",
      "« « «",
      "12",
      "1.",
      "1,",
      "1-",
      "12 ",
      "12 500 ",
      "-t-il",
      "l'",
      "l’ ",
      "M.",
      "J.-P.",
      "a.b.c.d.",
      "\u0301",
      "e\u0301\u0301.",
      "\u202E12\u202C mai",
      "\uFEFF12",
      "12\u00A0",
      "٣٤ jours",
      "東京。大阪！",
      "\U0001F600\U0001F600.",
      "\xC3",
      "a\xFF\xFE\x62. C",
      "\xE2\x82",
      "31/02/2025",
      "99/99/9999",
      "le 30 février 2025",
      "29 février",
      "0000-00-00",
      "1e400",
      "le XXXXXXXXIIIIVe siècle",
      "il y a 99999999999 ans",
      "dans 1e9 jours",
      "il y a 100000 ans",
      "entre et 30 000",
      "lundi lundi lundi",
      "Le 12 - 13 - 14 mai - 15",
      "de 8 à à 24 mois",
      "à 25 h 99",
      "un un un",
      "cent cent mille mille million",
      "vingt-et-",
      "% % %",
      "$ 5 $",
      "12 de de de",
      "1.3e",
      "1e99999999999",
      "12e+",
      "2x10^",
      "deux jours avant Noël 99999",
      "the 99th Friday of May",
      "week 99",
      "1/0",
      "1999-2000-",
      "-5-5",
      ".5.5",
  };
  for (const char* part : {"12 ",
                           "le ",
                           "1er mai ",
                           "\"",
                           "« ",
                           "a.",
                           "-",
                           "il y a ",
                           "cent ",
                           "entre 3 et ",
                           "\xF0\x9F",
                           "12-",
                           "lundi, ",
                           "M. ",
                           "x",
                           "en 2001 à 18 h ",
                           "5 to 6 at ",
                           "1.3e",
                           "minus ",
                           "zweihundert",
                           "3. ",
                           "1-2 ",
                           "un sur ",
                           "half past ",
                           "deux jours avant ",
                           "3 dollars 50 ",
                           "½",
                           "M€ "}) {
    texts.push_back(repeated(part, 300));
  }
  return texts;
}

void expect_in_order(std::string_view text, const std::vector<Span>& spans) {
  std::uint32_t end = 0;
  for (const Span span : spans) {
    EXPECT_LE(end, span.begin);
    EXPECT_LT(span.begin, span.end);
    ASSERT_LE(span.end, text.size());
    EXPECT_TRUE(is_boundary(text, span.begin));
    EXPECT_TRUE(is_boundary(text, span.end));
    end = span.end;
  }
}

template <typename Value>
std::vector<Span> spans_of(const std::vector<Value>& values) {
  std::vector<Span> spans;
  for (const Value& value : values) spans.push_back(value.span);
  return spans;
}

TEST(Measures, SpansAreInOrderOnBoundariesWhateverTheText) {
  const Languages languages(*Pack::open(SOURCIER_PACK));
  for (std::string& text : nasty_texts()) {
    for (const char* tag : {"fr", "en", "de"}) {
      for (const char* published : {"", "2024-02-29"}) {
        SCOPED_TRACE(std::string(tag) + ": " + text.substr(0, 40));
        Article article;
        article.text = mend_utf8(text);
        article.published = published;
        const Language& language = languages.of(tag);
        const auto sentences = split_sentences(article.text, {}, language);
        const auto tokens = tokenize(article.text, sentences, language);
        const Words words(article.text, sentences, tokens);
        const auto times = find_times(article, words, language);
        const auto quantities = find_quantities(words, times, language);
        expect_in_order(article.text, sentences);
        expect_in_order(article.text, spans_of(tokens));
        expect_in_order(article.text, spans_of(times));
        expect_in_order(article.text, spans_of(quantities));
      }
    }
  }
}

TEST(Measures, UnmendedBytesDoNoHarm) {
  const Languages languages(*Pack::open(SOURCIER_PACK));
  for (std::string& text : nasty_texts()) {
    Article article;
    article.text = text;
    const Language& language = languages.of("fr");
    const auto sentences = split_sentences(article.text, {}, language);
    const auto tokens = tokenize(article.text, sentences, language);
    const Words words(article.text, sentences, tokens);
    const auto times = find_times(article, words, language);
    for (const Quantity& q : find_quantities(words, times, language)) {
      EXPECT_LE(q.span.end, text.size());
    }
  }
}

}  // namespace
}  // namespace sourcier
