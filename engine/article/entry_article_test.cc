#include "engine/article/entry_article.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/article/feed_dates.h"
#include "engine/article/fragment.h"

namespace sourcier {
namespace {

using testing::ElementsAre;

const ExtractionRules::Data& rules() {
  static const ExtractionRules loaded(*Pack::open(SOURCIER_PACK));
  return loaded.data();
}

TEST(FeedDate, ReadsWhatFeedsWrite) {
  const std::tuple<const char*, const char*, const char*> cases[] = {
      {"RFC 822", "Thu, 01 Jan 2032 19:48:21 GMT", "2032-01-01T19:48:21Z"},
      {"offset", "Thu, 1 Jan 2032 19:48:21 +0130", "2032-01-01T19:48:21+01:30"},
      {"zone in words", "Thu, 01 Jan 2032 19:48 EST", "2032-01-01T19:48:00-05:00"},
      {"zone and offset", "Thu Jan 01 2032 19:48:21 GMT+0100 (CET)", "2032-01-01T19:48:21+01:00"},
      {"two digits", "Thu, 01 Jan 32 19:48:21 UT", "2032-01-01T19:48:21Z"},
      {"two digits of the last century", "Fri, 01 Jan 99 19:48:21 UT", "1999-01-01T19:48:21Z"},
      {"month first", "Jan 1, 2032", "2032-01-01"},
      {"month before the day", "Thu, Jan 01 2032 19:48:21 GMT", "2032-01-01T19:48:21Z"},
      {"month in full", "01 September 2032 9:08 PM GMT", "2032-09-01T21:08:00Z"},
      {"unknown zone", "Thu, 01 Jan 2032 19:48:21 XYZ", "2032-01-01"},
      {"impossible offset", "Thu, 01 Jan 2032 19:48:21 -9999", "2032-01-01"},
      {"impossible day", "Thu, 32 Jan 2032 19:48:21 GMT", ""},
      {"impossible hour", "Thu, 01 Jan 2032 29:48:21 GMT", "2032-01-01"},
      {"asctime", "Sun Jan  4 16:29:06 2032", "2032-01-04"},
      {"ISO", "2032-01-04T16:29:06Z", "2032-01-04T16:29:06Z"},
      {"ISO with fraction", "2032-01-04T16:29:06.250+01:00", "2032-01-04T16:29:06+01:00"},
      {"ISO without seconds", "2032-01-04T16:29-0500", "2032-01-04T16:29:00-05:00"},
      {"ISO without zone", "2032-01-04T16:29:06", "2032-01-04"},
      {"ISO compact", "20320104T162906Z", "2032-01-04T16:29:06Z"},
      {"ISO compact without seconds", "20320104T1629+0100", "2032-01-04T16:29:00+01:00"},
      {"ISO day", "2032-01-04", "2032-01-04"},
      {"ISO month", "2032-01", "2032-01"},
      {"ISO year", "2032", "2032"},
      {"ISO day of the year", "2032-366", "2032-12-31"},
      {"no such day of the year", "2031-366", ""},
      {"MSSQL", "2032-07-08 23:56:58.0", "2032-07-08"},
      {"Perforce", "Fri, 2032/09/15 08:19:53 EDT", "2032-09-15T08:19:53-04:00"},
      {"Korean", "2032년 05월 28일  오후 01:31:15", "2032-05-28"},
      {"Greek", "Κυρ, 11 Ιούλ 2032 12:00:00 EST", "2032-07-11T12:00:00-05:00"},
      {"Hungarian", "2032-július-13T9:15-05:00", "2032-07-13T09:15:00-05:00"},
      {"French", "lun. 12 mars 2032 10:00 +0100", "2032-03-12T10:00:00+01:00"},
      {"numbers alone", "13/03/2032", "2032-03-13"},
      {"no date", "yesterday", ""},
      {"a number", "12345", ""},
      {"nothing", "", ""},
  };
  for (const auto& [name, written, date] : cases)
    EXPECT_EQ(feed_date(written, DayOrder::kDayFirst, rules()), date) << name << ": " << written;
}

TEST(LooksLikeHtml, TellsMarkupFromTextAboutIt) {
  const std::pair<const char*, bool> cases[] = {
      {"plain", false},
      {"1 < 2 & 3 > 2", false},
      {"<b>x</b>", true},
      {"x<br>y", true},
      {"x &amp; y", true},
      {"the <blink> tag", false},
      {"AT&T; x", true},
      {"a <p>b", true},
      {"<img src='x'/>", true},
      {"<iframe src=x>", true},
      {"if a <b and c> d", false},
      {"R&D", false},
  };
  for (const auto& [text, is_html] : cases) EXPECT_EQ(looks_like_html(text), is_html) << text;
}

TEST(ArticleOfEntry, MakesTheArticle) {
  Entry entry;
  entry.url = "https://a.example/1?utm_source=rss&id=2";
  entry.base = "https://a.example/1";
  entry.title = {MarkupKind::kHtml, "Un <b>pont</b> &amp; deux - Le Phare"};
  entry.outlet = {MarkupKind::kPlain, "Le Phare"};
  entry.authors = {"Par Ana Ruiz et Léo Blin", "AFP",         "le phare", "one",
                   "Harbour editor",           "La rédaction"};
  entry.published = "Thu, 01 Jan 2032 19:48:21 GMT";
  entry.language = "fr-FR";
  entry.texts = {{MarkupKind::kHtml, "<img src='x'>"},
                 {MarkupKind::kHtml, "<p>Un <a href='b'>pont</a> rouvre.</p><p>(AFP)</p>"}};
  const Article article = article_of_entry(entry, rules());
  EXPECT_EQ(article.url, "https://a.example/1?id=2");
  EXPECT_EQ(article.title, "Un pont & deux");
  EXPECT_EQ(article.outlet, "Le Phare");
  EXPECT_THAT(article.authors, ElementsAre("Ana Ruiz", "Léo Blin", "one", "Harbour editor"));
  EXPECT_EQ(article.published, "2032-01-01T19:48:21Z");
  EXPECT_EQ(article.published_basis, DateBasis::kMeta);
  EXPECT_EQ(article.language, "fr");
  EXPECT_EQ(article.text, "Un pont rouvre.");
  ASSERT_EQ(article.links.size(), 1u);
  EXPECT_EQ(article.links[0].url, "https://a.example/b");
  EXPECT_EQ(slice(article.text, article.links[0].span), "pont");
  ASSERT_EQ(article.credits.size(), 1u);
  EXPECT_EQ(article.credits[0].name, "AFP");
}

TEST(ArticleOfEntry, SaysThatTheDateIsThatOfTheLastChange) {
  Entry entry;
  entry.modified = "2032-01-04T16:29:06Z";
  const Article article = article_of_entry(entry, rules());
  EXPECT_EQ(article.published, "2032-01-04T16:29:06Z");
  EXPECT_EQ(article.published_basis, DateBasis::kInferred);
  EXPECT_EQ(article.notes.size(), 1u);
}

TEST(TakeFragment, KeepsParagraphs) {
  const std::pair<MarkupText, const char*> cases[] = {
      {{MarkupKind::kPlain, "One\ntwo.\n\nThree <b>.  Four"}, "One two.\n\nThree <b>. Four"},
      {{MarkupKind::kHtml, "<p>One</p><h2>Two</h2><ul><li>three</li></ul>"}, "One\n\nTwo\n\nthree"},
      {{MarkupKind::kHtml, "safe<iframe src='x'/> and sound"}, "safe\n\nand sound"},
      {{MarkupKind::kUnknown, "a &eacute; b"}, "a \xC3\xA9 b"},
  };
  for (const auto& [text, wanted] : cases) {
    Article article;
    take_fragment(text, {}, rules(), article);
    EXPECT_EQ(article.text, wanted) << text.value;
  }
}

}  // namespace
}  // namespace sourcier
