#include "engine/html/tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace sourcier::html {
namespace {

std::string repeat(std::string_view part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

// One line a node: depth as dots, tag number or text.
std::string shown(const Tree& tree) {
  std::string out;
  for (NodeId id = 0; id < tree.nodes().size(); ++id) {
    if (tree[id].tag == Tag::kText) (out += tree.text(id)) += '|';
  }
  return out;
}

void expect_well_formed(const Tree& tree) {
  ASSERT_FALSE(tree.nodes().empty());
  const auto count = static_cast<NodeId>(tree.nodes().size());
  EXPECT_EQ(tree[0].end, count);
  for (NodeId id = 1; id < count; ++id) {
    const NodeId parent = tree[id].parent;
    ASSERT_LT(parent, id);
    ASSERT_GT(tree[id].end, id);
    ASSERT_LE(tree[id].end, tree[parent].end);
  }
}

struct Case {
  const char* name;
  const char* page;
  const char* text;
};

const Case kCases[] = {
    {"text in order", "<p>One <b>two</b> three</p><p>four", "One |two| three|four|"},
    {"references are opened", "<p>Caf&eacute; &amp; bar</p>", "Café & bar|"},
    {"scripts and styles have no text", "<script>var a;</script><style>b{}</style><p>c", "c|"},
    {"comments go", "<p>a<!-- b -->c", "a|c|"},
    {"what nobody sees goes", "<p>c</p><template><p>a</template><noscript>b</noscript>", "c|"},
    {"nothing", "", ""},
    {"a stray end", "</div></p>a", "a|"},
};

TEST(Parse, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    const Tree tree = parse(c.page);
    expect_well_formed(tree);
    EXPECT_EQ(shown(tree), c.text);
    EXPECT_FALSE(tree.truncated());
  }
}

TEST(Parse, KeepsWantedAttributesOnce) {
  const Tree tree = parse("<p class='a' onclick=x class='b' id=c>d");
  for (NodeId id = 0; id < tree.nodes().size(); ++id) {
    if (tree[id].tag != Tag::kP) continue;
    EXPECT_EQ(tree.attribute(id, Attribute::kClass), "a");
    EXPECT_EQ(tree.attribute(id, Attribute::kId), "c");
    EXPECT_EQ(tree[id].attribute_count, 2u);
  }
}

TEST(Parse, KeepsTheTextOfTitleAndData) {
  const Tree tree = parse("<title>T</title><script type='application/ld+json'>{}</script>");
  std::string found;
  for (NodeId id = 0; id < tree.nodes().size(); ++id) {
    if (tree[id].tag == Tag::kTitle || tree[id].tag == Tag::kScript) found += tree.text(id);
  }
  EXPECT_EQ(found, "T{}");
}

// Each ends within its limits and keeps what it can.
const Case kHostile[] = {
    {"nested divs", "<div>", "the end"},
    {"nested tables", "<table><tr><td>", "the end"},
    {"nested formatting", "<b><i>", "the end"},
};

TEST(Parse, DeepNestingIsCutAndTheRestReadAsLines) {
  for (const Case& c : kHostile) {
    SCOPED_TRACE(c.name);
    const Tree tree = parse(repeat(c.page, 300000) + "<p>the end");
    expect_well_formed(tree);
    EXPECT_TRUE(tree.truncated());
    EXPECT_NE(shown(tree).find(c.text), std::string::npos);
  }
}

TEST(Parse, AMillionAttributesAreCut) {
  const Tree tree = parse("<p " + repeat("a=1 ", 1000000) + ">x</p><p>the end");
  expect_well_formed(tree);
  EXPECT_TRUE(tree.truncated());
  EXPECT_NE(shown(tree).find("the end"), std::string::npos);
}

TEST(Parse, ALongValueIsNoReasonToStop) {
  const Tree tree = parse("<img src='data:" + repeat("abcd", 500000) + "'><p>the end");
  EXPECT_FALSE(tree.truncated());
  EXPECT_EQ(shown(tree), "the end|");
}

// The parser takes the page in pieces and loses what is cut in the middle.
TEST(Parse, WhereThePageIsCutDoesNotShow) {
  const std::string part =
      "<style>a{}</style><!-- c --><textarea>d</textarea><p>&eacute;&#12391;</p>";
  for (std::size_t before = 0; before < part.size(); ++before) {
    const Tree tree = parse(std::string(before, ' ') + repeat(part, 600));
    expect_well_formed(tree);
    EXPECT_FALSE(tree.truncated());
    EXPECT_EQ(shown(tree), repeat("d|é\xE3\x81\xA7|", 600)) << before;
  }
}

TEST(Parse, WhatAThreadReadBeforeDoesNotShow) {
  const std::string pages[] = {"<p class=a>One", "<table><tr><td>" + repeat("<b>", 3000),
                               "<title>T</title><frameset>", "<p>é" + repeat("<i>x</i>", 200000)};
  std::vector<std::string> alone;
  for (const std::string& page : pages) alone.push_back(shown(parse(page)));
  for (const std::string& before : pages) {
    for (std::size_t i = 0; i < std::size(pages); ++i) {
      static_cast<void>(parse(before));
      EXPECT_EQ(shown(parse(pages[i])), alone[i]);
    }
  }
}

// What nobody asks for is taken from the parser early; what it asks for itself must stay.
TEST(Parse, WhatIsShedDoesNotChangeTheTree) {
  const auto elements = [](const char* page, Tag tag) {
    std::size_t count = 0;
    const Tree tree = parse(page);
    for (const Node& node : tree.nodes()) count += node.tag == tag ? 1 : 0;
    return count;
  };
  // A fourth <b> of the same attributes would not be opened again, one of others is.
  EXPECT_EQ(elements("<p><b x=1><b x=2><b x=3><b x=4>a<p>b", Tag::kOther), 8u);
  EXPECT_EQ(elements("<p><b x=1><b x=1><b x=1><b x=1>a<p>b", Tag::kOther), 7u);
  // Without a doctype a paragraph holds a table.
  const char* const old = "<p>a<table><tr><td>b</table>c";
  const char* const today = "<!DOCTYPE html><p>a<table><tr><td>b</table>c";
  const auto parent_of_table = [](const char* page) {
    const Tree tree = parse(page);
    for (const Node& node : tree.nodes()) {
      if (node.tag == Tag::kTable) return tree[node.parent].tag;
    }
    return Tag::kOther;
  };
  EXPECT_EQ(parent_of_table(old), Tag::kP);
  EXPECT_EQ(parent_of_table(today), Tag::kBody);
  const Tree tree =
      parse("<P ONCLICK=x CLASS=a DATA-TestId=b data-x=c ID=d>e<script type=x>f</script>");
  const auto paragraph = std::ranges::find(tree.nodes(), Tag::kP, &Node::tag);
  ASSERT_NE(paragraph, tree.nodes().end());
  EXPECT_EQ(paragraph->attribute_count, 3u);
  EXPECT_EQ(shown(tree), "e|");
}

TEST(Parse, EqualValuesHaveOneSpelling) {
  const Tree tree = parse("<p class='a b' id=c><p class='a b' id='a b'><p class=b><p>");
  const auto spelling = [&](std::size_t paragraph, Attribute name) {
    for (NodeId id = 0; id < tree.nodes().size(); ++id) {
      if (tree[id].tag == Tag::kP && paragraph-- == 0) return tree.spelled(id, name).spelling;
    }
    return Tree::kNoSpelling;
  };
  EXPECT_EQ(spelling(0, Attribute::kClass), spelling(1, Attribute::kClass));
  EXPECT_EQ(spelling(0, Attribute::kClass), spelling(1, Attribute::kId));
  EXPECT_NE(spelling(0, Attribute::kClass), spelling(2, Attribute::kClass));
  EXPECT_EQ(spelling(3, Attribute::kClass), Tree::kNoSpelling);
  EXPECT_EQ(tree.spellings(), 3u);
}

// Each value begins and ends alike: no two may be taken for one, and none may cost more than
// others.
TEST(Parse, ManyValuesOfOneHash) {
  std::string page;
  for (int i = 0; i < 20000; ++i) {
    const std::string number = std::to_string(100000 + i);
    page += "<p class='aaaaaaaa" + number + "bbbbbbbb'>";
  }
  const Tree tree = parse(page);
  std::size_t wrong = 0, paragraphs = 0;
  for (NodeId id = 0; id < tree.nodes().size(); ++id) {
    if (tree[id].tag != Tag::kP) continue;
    const std::string number = std::to_string(100000 + paragraphs++);
    wrong += tree.attribute(id, Attribute::kClass) != "aaaaaaaa" + number + "bbbbbbbb";
  }
  EXPECT_EQ(paragraphs, 20000u);
  EXPECT_EQ(wrong, 0u);
}

// The parser adds each to the text before it; moving that each time would take gigabytes.
TEST(Parse, TextBetweenUselessEndsCostsItsLength) {
  for (const char* before : {"<p>", "<p>x<table>"}) {
    std::string page = before;
    for (int i = 0; i < 60000; ++i) page += "mot</b>";
    const Tree tree = parse(page);
    EXPECT_FALSE(tree.truncated());
    std::size_t size = 0;
    for (NodeId id = 0; id < tree.nodes().size(); ++id) size += tree.text(id).size();
    EXPECT_GE(size, 180000u) << before;
  }
}

// The parser would lose half of the letter.
TEST(Parse, NulsAreNothing) {
  const std::string_view page("<title>\xC3\xBB\0\0</title><p>\r\n\xC3\xBB\0\0", 28);
  const Tree tree = parse(page);
  std::string text;
  for (NodeId id = 0; id < tree.nodes().size(); ++id) text += tree.text(id);
  EXPECT_EQ(text, "\xC3\xBB\n\xC3\xBB");
}

// What gives no element has limits too.
TEST(Parse, EndsAttributesAndCommentsHaveLimits) {
  for (const char* part : {"</x>", "<!---->", "</x a b c d e f g h>"}) {
    std::string page = "<p>One</p>";
    while (page.size() < kMostTokens * 8) page += part;
    page += "<p>Two</p>";
    const Tree tree = parse(page);
    EXPECT_TRUE(tree.truncated()) << part;
    EXPECT_EQ(tree.text(static_cast<NodeId>(tree.nodes().size() - 1)), "Two") << part;
  }
}

TEST(StripTags, StopsWhereNoMoreIsTaken) {
  std::vector<std::string> lines;
  strip_tags("<p>One<p>Two<p>Three", [&](const std::string& line) {
    lines.push_back(line);
    return lines.size() < 2;
  });
  EXPECT_EQ(lines, (std::vector<std::string>{"One", "Two"}));
}

TEST(StripTags, Cases) {
  EXPECT_EQ(strip_tags("<p>One <b>two</b></p><div>three<br>four &amp; more").size(), 3u);
  EXPECT_EQ(strip_tags("<script>x</script><p>a")[0], "a");
  EXPECT_TRUE(strip_tags("<p").empty());
  EXPECT_TRUE(strip_tags("").empty());
}

}  // namespace
}  // namespace sourcier::html
