#include "engine/article/news_object.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

TEST(EntryOfNewsObject, ReadsNinjsAndSchema) {
  Entry entry = entry_of_news_object(
      R"({"uri": "urn:x", "headline": "H", "byline": "Ana", "body_text": "a\nb", "body_html": "<p>a",
          "description_text": "d", "versioncreated": "2031-03-04T10:00:00Z", "language": "fr",
          "infosource": [{"name": "AFP"}, {"name": "P", "rel": "provider"}]})");
  EXPECT_EQ(entry.title.value, "H");
  EXPECT_EQ(entry.authors, std::vector<std::string>{"Ana"});
  EXPECT_EQ(entry.published, "2031-03-04T10:00:00Z");
  EXPECT_EQ(entry.modified, "");
  EXPECT_EQ(entry.outlet.value, "P");
  EXPECT_EQ(entry.credits, std::vector<std::string>{"AFP"});
  ASSERT_EQ(entry.texts.size(), 3u);
  EXPECT_EQ(entry.texts[0], (MarkupText{MarkupKind::kHtml, "<p>a"}));
  EXPECT_EQ(entry.texts[1], (MarkupText{MarkupKind::kPlain, "a\n\nb"}));

  entry = entry_of_news_object(
      R"({"@type": "ReportageNewsArticle", "headline": "H", "author": ["A", {"name": "B"}],
          "publisher": {"name": "P"}, "url": "https://a.example/1", "description": "d",
          "datePublished": "2031-03-04", "inLanguage": {"name": "fr"}})");
  EXPECT_EQ(entry.authors, (std::vector<std::string>{"A", "B"}));
  EXPECT_EQ(entry.outlet.value, "P");
  EXPECT_EQ(entry.language, "fr");
  EXPECT_EQ(entry.texts.size(), 1u);
}

TEST(EntryOfNewsObject, IsEmptyForOthers) {
  for (const char* json : {"", "[]", "{}", "{\"@type\": \"WebSite\"}", "{\"headline\"", "3"})
    EXPECT_EQ(entry_of_news_object(json), Entry()) << json;
  // Values of other types are passed over.
  const Entry odd = entry_of_news_object(
      R"({"headline": 3, "headlines": [1, {"value": 2}], "bodies": [[{}], 4], "byline": [[["x"]]]})");
  EXPECT_EQ(entry_to_json(odd), entry_to_json(Entry()));
}

}  // namespace
}  // namespace sourcier
