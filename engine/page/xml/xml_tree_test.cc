#include "engine/page/xml/xml_tree.h"

#include <gtest/gtest.h>

namespace sourcier::xml {
namespace {

// The tree on one line: elements with their attributes, texts in quotation marks.
std::string print(const XmlTree& tree) {
  std::string out;
  std::vector<NodeId> open;
  for (NodeId id = 1; id < tree.nodes().size(); ++id) {
    for (; !open.empty() && tree[open.back()].end <= id; open.pop_back()) out += ")";
    if (tree[id].is_text) {
      ((out += "'") += tree.value(id)) += "'";
    } else {
      (out += tree.value(id)) += "(";
      open.push_back(id);
    }
  }
  return out + std::string(open.size(), ')');
}

struct Case {
  const char* name;
  std::string document;
  std::string tree;
  bool is_broken;
};

TEST(Parse, GivesWhatADocumentHolds) {
  const Case cases[] = {
      {"sound", "<a><b>x</b>y</a>", "a(b('x')'y')", false},
      {"references", "<a>&amp;&#65;&#x42;</a>", "a('&AB')", false},
      {"CDATA", "<a><![CDATA[<b> & c]]></a>", "a('<b> & c')", false},
      {"declared entity", "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>", "a('x')", false},
      {"upper case", "<CHANNEL><Item/></CHANNEL>", "channel(item())", false},
      {"junk before", "\n junk <?xml version='1.0'?><a>x</a>", "a('x')", false},
      {"entity of HTML", "<a>caf&eacute; &mdash; &ldquo;x&rdquo;</a>",
       "a('caf\xC3\xA9 \xE2\x80\x94 \xE2\x80\x9Cx\xE2\x80\x9D')", true},
      {"entity nobody knows", "<a>&nosuch; b</a>", "a('&nosuch; b')", true},
      {"bare ampersand", "<a>Q & A, R&D; x</a>", "a('Q & A, R&D; x')", true},
      {"less than", "<a>1 < 2 and 3<4</a>", "a('1 < 2 and 3<4')", true},
      {"end without beginning", "<a>x</b>y</a>", "a('xy')", true},
      {"end of an outer element", "<a><b><c>x</b>y</a>", "a(b(c('x'))'y')", true},
      {"cut off", "<a><b>x</b><c>y", "a(b('x')c('y'))", true},
      {"cut in a tag", "<a><b>x</b><c href=\"y", "a(b('x')c())", true},
      {"cut in CDATA", "<a><![CDATA[x <b>", "a('x <b>')", true},
      {"undeclared prefix", "<rss><dc:creator>x</dc:creator></rss>", "rss(creator('x'))", false},
      {"line break", "<a>x<br>y & z</a>", "a('x'br()'y & z')", true},
      {"outer entity", "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;x</a>",
       "a('x')", false},
      {"no markup", "hello", "", true},
  };
  for (const Case& c : cases) {
    const XmlTree tree = parse(c.document);
    EXPECT_EQ(print(tree), c.tree) << c.name;
    EXPECT_EQ(tree.is_broken(), c.is_broken) << c.name;
  }
}

TEST(Parse, ResolvesNamespaces) {
  const XmlTree tree = parse(
      "<x:rss xmlns:x='http://example.org/mine' xmlns:d='http://purl.org/dc/elements/1.1/'>"
      "<d:date/><media:title/><x:a xml:lang='fr' lang='de'/></x:rss>");
  EXPECT_TRUE(tree.is(2, "date", Space::kDc));
  EXPECT_TRUE(tree.is(3, "title", Space::kMedia));
  EXPECT_EQ(tree.attribute(4, "lang", Space::kXml), "fr");
  EXPECT_EQ(tree.attribute(4, "lang"), "de");
  const XmlTree own = parse("<rss xmlns='http://example.org/own'><title/></rss>");
  EXPECT_TRUE(own.is(2, "title"));
}

TEST(Parse, WritesInlineMarkupAsHtml) {
  const XmlTree tree = parse(
      "<a xmlns:h='http://www.w3.org/1999/xhtml'><h:p title='\"'>1 &lt; 2<h:br/>&amp;</h:p></a>");
  EXPECT_EQ(tree.html_below(1), "<p title=\"&quot;\">1 &lt; 2<br>&amp;</p>");
}

TEST(Parse, LeavesBombsUnexploded) {
  std::string bomb = "<!DOCTYPE a [<!ENTITY e0 \"boom boom boom boom\">";
  for (int i = 1; i < 12; ++i) {
    const std::string last = "&e" + std::to_string(i - 1) + ";";
    std::string value;
    for (int j = 0; j < 10; ++j) value += last;
    bomb += "<!ENTITY e" + std::to_string(i) + " \"" + value + "\">";
  }
  const XmlTree tree = parse(bomb + "]><a><b>&e11;</b><c>x</c></a>");
  EXPECT_LT(tree.text_below(0).size(), 32u << 20);
}

TEST(Parse, IsBoundedInDepthAndNumber) {
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "<a>";
  EXPECT_TRUE(parse(deep + "x").is_truncated());
  std::string endless = "<a><b";
  for (int i = 0; i < 20000; ++i) endless += " x" + std::to_string(i) + "='y'";
  const XmlTree cut = parse(endless + ">z</b></a>");
  EXPECT_TRUE(cut.is_broken());
  EXPECT_EQ(print(cut), "a(b('z'))");
  EXPECT_EQ(cut[2].attribute_count, kMostAttributes);
  // Ends that fit nothing cost no walk over what is open.
  std::string ends;
  for (int i = 0; i < 1000000; ++i) ends += "</b>";
  EXPECT_FALSE(parse("<c>" + ends + "x").text_below(0).empty());
  std::string wide = "<a>";
  for (std::size_t i = 0; i <= kMostNodes; ++i) wide += "<b/>";
  const XmlTree tree = parse(wide);
  EXPECT_TRUE(tree.is_truncated());
  EXPECT_LE(tree.nodes().size(), kMostNodes);
}

TEST(Parse, TakesAnyPrefix) {
  const std::string document =
      "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY e 'x'>]><!-- c --><a b='c'>&e;<![CDATA[d]]>"
      "<e:f xmlns:e='u' g=\"h\"/>&eacute;</a>";
  for (std::size_t size = 0; size <= document.size(); ++size) {
    const XmlTree tree = parse(document.substr(0, size));
    for (NodeId id = 0; id < tree.nodes().size(); ++id) {
      EXPECT_GT(tree[id].end, id);
      EXPECT_LE(tree[id].end, tree.nodes().size());
    }
  }
}

}  // namespace
}  // namespace sourcier::xml
