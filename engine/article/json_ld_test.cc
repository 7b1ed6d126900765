#include "engine/article/json_ld.h"

#include <gtest/gtest.h>

#include "engine/article/json_mend.h"

namespace sourcier {
namespace {

JsonLd read(std::string_view script, std::string_view url = {}, std::string_view title = {}) {
  JsonLd data;
  add_json_ld(script, data);
  settle_json_ld(url, title, data);
  return data;
}

struct Damaged {
  const char* name;
  const char* script;
};

// All of them state the same article.
const Damaged kDamaged[] = {
    {"sound",
     R"({"@type":"NewsArticle","headline":"Gates shut","datePublished":"2031-03-04",
         "author":{"@type":"Person","name":"Sam Hill"}})"},
    {"a list of types",
     R"({"@type":["Thing","NewsArticle"],"headline":"Gates shut","datePublished":"2031-03-04",
         "author":[{"@type":"Person","name":"Sam Hill"}]})"},
    {"commas at the end",
     R"({"@type":"NewsArticle","headline":"Gates shut",,"datePublished":"2031-03-04",
         "author":[{"name":"Sam Hill",},],})"},
    {"comments",
     "/* made by hand */ {\"@type\":\"NewsArticle\", // the story\n\"headline\":\"Gates shut\","
     "\"datePublished\":\"2031-03-04\",\"author\":\"Sam Hill\"}"},
    {"CDATA",
     "//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"Gates shut\","
     "\"datePublished\":\"2031-03-04\",\"author\":\"Sam Hill\"}\n//]]>"},
    {"HTML comment",
     "<!-- {\"@type\":\"NewsArticle\",\"headline\":\"Gates shut\","
     "\"datePublished\":\"2031-03-04\",\"author\":\"Sam Hill\"} -->"},
    {"raw line ends",
     "{\"@type\":\"NewsArticle\",\"description\":\"one\n\ttwo\",\"headline\":\"Gates shut\","
     "\"datePublished\":\"2031-03-04\",\"author\":\"Sam Hill\"}"},
    {"quotation marks inside",
     R"({"@type":"NewsArticle","description":"The "big" gate, it said","headline":"Gates shut",
         "datePublished":"2031-03-04","author":"Sam Hill"})"},
    {"escapes that JSON does not know",
     R"({"@type":"NewsArticle","description":"the port\'s \x gate \u12","headline":"Gates shut",
         "datePublished":"2031-03-04","author":"Sam Hill"})"},
    {"escaped for HTML",
     "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;Gates shut&quot;,"
     "&quot;datePublished&quot;:&quot;2031-03-04&quot;,&quot;author&quot;:&quot;Sam Hill&quot;}"},
    {"several roots",
     R"({"@type":"WebSite","url":"https://post.example"} ; {"@type":"NewsArticle",
         "headline":"Gates shut","datePublished":"2031-03-04","author":"Sam Hill"})"},
    {"cut off",
     R"({"@type":"NewsArticle","headline":"Gates shut","datePublished":"2031-03-04",
         "author":{"name":"Sam Hill"},"articleBody":"The gates)"},
    {"a graph with references",
     R"({"@graph":[{"@type":"Article","headline":"Gates shut","datePublished":"2031-03-04",
         "author":{"@id":"#sam"}},{"@type":["Person"],"@id":"#sam","name":"Sam Hill"}]})"},
    {"an author written as a string of JSON",
     R"({"@type":"NewsArticle","headline":"Gates shut","datePublished":"2031-03-04",
         "author":"{ \"@type\":\"Person\", \"name\":\"Sam Hill\" }"})"},
    {"nothing parses", R"({"headline": "Gates shut" "datePublished": "2031-03-04" "author": {
         "name": "Sam Hill" } nonsense : : )"},
};

TEST(JsonLd, DamagedScriptsSayWhatSoundOnesSay) {
  for (const Damaged& c : kDamaged) {
    SCOPED_TRACE(c.name);
    const JsonLd data = read(c.script);
    EXPECT_EQ(data.headline, "Gates shut");
    EXPECT_EQ(data.published, "2031-03-04");
    ASSERT_EQ(data.authors.size(), 1u);
    EXPECT_EQ(data.authors[0].name, "Sam Hill");
  }
}

TEST(JsonLd, OfSeveralArticlesTheOneOfThisPageSpeaks) {
  const char* list = R"([{"@type":"NewsArticle","headline":"Another story","author":"Ana Ruiz",
      "url":"https://post.example/b"},{"@type":"NewsArticle","headline":"Gates shut",
      "author":"Sam Hill","url":"https://post.example/a"}])";
  EXPECT_EQ(read(list).headline, "Another story");
  EXPECT_EQ(read(list, "https://www.post.example/a/").headline, "Gates shut");
  EXPECT_EQ(read(list, "", "Gates shut | Post").authors[0].name, "Sam Hill");
}

TEST(JsonLd, AVideoBesideTheArticleDoesNotDateIt) {
  const JsonLd data = read(R"([{"@type":"NewsArticle","headline":"Gates shut"},
      {"@type":"VideoObject","name":"A gate","uploadDate":"2029-01-01"},
      {"@type":"WebPage","datePublished":"2031-03-04"}])");
  EXPECT_EQ(data.published, "2031-03-04");
  EXPECT_EQ(data.created, "");
}

TEST(JsonLd, SectionAndTrail) {
  const JsonLd data = read(R"([{"@type":"NewsArticle","articleSection":["Ports","Sea"],
      "publisher":{"@type":"NewsMediaOrganization","name":"The Post"}},
      {"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"item":{"name":"World"}},
      {"name":"Gates shut"}]}])");
  EXPECT_EQ(data.section, "Ports");
  EXPECT_EQ(data.trail, "World");
  EXPECT_EQ(data.publisher, "The Post");
}

TEST(JsonLd, HostileScriptsEnd) {
  std::string deep, quotes;
  for (int i = 0; i < 100000; ++i) deep += "[{\"a\":";
  for (int i = 0; i < 100000; ++i) quotes += "\" ";
  for (const std::string& script : {deep, quotes, "{\"a\":" + quotes, std::string(), deep + quotes})
    EXPECT_EQ(read(script).headline, "");
}

TEST(MendedJson, ClosesWhatIsOpen) {
  EXPECT_EQ(mended_json(R"(var x = {"a": [1, 2)"), std::vector<std::string>{R"({"a":[1,2]})"});
  EXPECT_EQ(mended_json("no brackets"), std::vector<std::string>{});
}

}  // namespace
}  // namespace sourcier
