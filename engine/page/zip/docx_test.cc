#include "engine/page/zip/docx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/page/press/europresse.h"
#include "engine/page/zip/zip.h"

namespace sourcier {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Lines = std::vector<std::string>;

std::string word(const std::string& body) {
  return "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
         "<w:body>" +
         body + "</w:body></w:document>";
}

TEST(DocxText, IsWhatWouldBePrinted) {
  const std::tuple<const char*, std::string, Lines> cases[] = {
      {"runs", "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:t> b</w:t></w:r></w:p>", {"a b"}},
      {"paragraphs", "<w:p><w:t>a</w:t></w:p><w:p/><w:p><w:t>b</w:t></w:p>", {"a", "b"}},
      {"line break", "<w:p><w:t>a</w:t><w:br/><w:t>b</w:t></w:p>", {"a", "b"}},
      {"tab and hyphen",
       "<w:p><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:p>",
       {"a b-c"}},
      {"deleted",
       "<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:t>a</w:t></w:p>",
       {"a"}},
      {"field", "<w:p><w:instrText>PAGE</w:instrText><w:t>1</w:t></w:p>", {"1"}},
      {"alternative",
       "<w:p><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:t>a</w:t></mc:Choice><mc:Fallback>"
       "<w:p><w:t>b</w:t></w:p></mc:Fallback></mc:AlternateContent></w:p>",
       {"a"}},
      {"white space between elements", "<w:p>\n <w:t>a</w:t>\n</w:p>", {"a"}},
  };
  for (const auto& [name, body, lines] : cases) {
    const DocxText text = docx_text(word(body));
    EXPECT_EQ(text.lines, lines) << name;
    EXPECT_FALSE(text.is_broken) << name;
  }
}

TEST(DocxText, GivesWhatABrokenOneHolds) {
  const DocxText cut = docx_text("<d><p><t>a</t></p><p><t>b");
  EXPECT_THAT(cut.lines, ElementsAre("a", "b"));
  EXPECT_TRUE(cut.is_broken);
  EXPECT_THAT(docx_text("<!DOCTYPE d [<!ENTITY e 'x'>]><d><p><t>&e;</t></p></d>").lines, IsEmpty());
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<p>";
  EXPECT_TRUE(docx_text(deep).is_broken);
}

TEST(DocumentsIn, PartsAtTheLineThatEndsTheFile) {
  const std::tuple<const char*, Lines, std::vector<Lines>> cases[] = {
      {"one", {"a", "b", "End"}, {{"a", "b", "End"}}},
      {"two", {"a", "End", "b", "End"}, {{"a", "End"}, {"b", "End"}}},
      {"no end", {"a", "b"}, {{"a", "b"}}},
      {"none", {}, {}},
  };
  for (const auto& [name, lines, documents] : cases)
    EXPECT_EQ(documents_in(lines), documents) << name;
}

TEST(ReadZip, RefusesWhatIsNone) {
  for (const std::string& bytes :
       {std::string("PK\x03\x04"), std::string("hello"), std::string()}) {
    const auto result = read_zip(
        bytes, "a.zip", [](const std::string&) { return true; }, [](Member&&) { FAIL(); },
        [](const Error&) {});
    EXPECT_FALSE(result);
  }
}

TEST(EuropresseArticles, FindsEachOnce) {
  const std::tuple<const char*, std::string, Lines> cases[] = {
      {"an ordinary page", "<html><article><span class='name'>x</span></article>", {}},
      {"two articles",
       "<style>.DocPublicationName{}</style><article id=1><i class='DocPublicationName'>a</i>"
       "</article><ARTICLE ><i class='DocPublicationName'>b</i></ARTICLE>",
       {"<article id=1><i class='DocPublicationName'>a</i></article>",
        "<ARTICLE ><i class='DocPublicationName'>b</i></ARTICLE>"}},
      {"cells",
       "<table><tr><td ><i class='DocPublicationName'>a</i></td><td><i class='DocPublicationName'>",
       {"<td ><i class='DocPublicationName'>a</i></td>", "<td><i class='DocPublicationName'>"}},
      {"the name twice in one article",
       "<article><i class='DocPublicationName'>a</i><i class='DocPublicationName'>2</i></article>",
       {"<article><i class='DocPublicationName'>a</i><i class='DocPublicationName'>2</i>"
        "</article>"}},
      {"cut off",
       "<article><i class='DocPublicationName",
       {"<article><i class='DocPublicationName"}},
  };
  for (const auto& [name, bytes, wanted] : cases) {
    Lines articles;
    for (const Span span : europresse_articles(bytes)) articles.emplace_back(slice(bytes, span));
    EXPECT_EQ(articles, wanted) << name;
  }
}

TEST(CharsetDeclaration, IsTheMetaThatHasOne) {
  EXPECT_EQ(charset_declaration("<meta name=a><META charset=x><p>"), "<META charset=x>");
  EXPECT_EQ(charset_declaration("<meta name=a><p>charset"), "");
  EXPECT_EQ(charset_declaration("<meta charset"), "");
}

}  // namespace
}  // namespace sourcier
