// Pages read in two ways must give one tree: MyHTML is the reference.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>

#include "engine/html/tree_builder.h"

namespace sourcier::html {
namespace {

// A line a node, its attributes behind it.
std::string shown(const Tree& tree) {
  std::string out;
  for (NodeId id = 0; id < tree.nodes().size(); ++id) {
    const Node& node = tree[id];
    out += std::to_string(id) + " tag " + std::to_string(static_cast<int>(node.tag)) + " in " +
           std::to_string(node.parent) + " to " + std::to_string(node.end) + " '" +
           std::string(tree.text(id)) + "'";
    for (int name = 0; name < static_cast<int>(Attribute::kCount); ++name) {
      const auto attribute = static_cast<Attribute>(name);
      if (tree.has_attribute(id, attribute))
        out += " " + std::to_string(name) + "=" + std::string(tree.attribute(id, attribute));
    }
    out += '\n';
  }
  return out;
}

// Says whether the page was read without MyHTML.
bool expect_same(const std::string& page) {
  const std::optional<Tree> plain = parse_plain(page);
  if (!plain) return false;
  const Tree any = parse_any(page);
  EXPECT_FALSE(any.truncated()) << page;
  EXPECT_EQ(shown(*plain), shown(any)) << page;
  return true;
}

const char* const kPages[] = {

    "text",
    "<!DOCTYPE html><html lang=fr><head><title>A &amp; B</title></head><body><p>One<p>Two</body>",
    "\xEF\xBB\xBF<!doctype html>\r\n<html>\r<head>\r\n</head>\r\n<body>\r\n<pre>\r\nx</pre>",
    "<head></head> <!-- a --> <script>x</script> <link rel=a><body>b",
    "<head><noscript><img src=a></noscript><meta charset=x></head><body class=c>d",
    "<p>a<table><tr><td>b</table>c",
    "<!doctype html><p>a<table><tr><td>b<th>c<tbody><tr><td>d<caption>e</table>f",
    "<table> <form> <input type=hidden name=a> </form> <tr> <td> x </table>",
    "<b>one<p>two</b>three",
    "<a href=x>one<div><h3>two</a>three</div>four",
    "<a href=x><table><td><object></table></a><nobr>",
    "<!doctype html a>b",
    "<p><b id=x>one<p>two</b>three",
    "<a href=1>a<a href=2>b",
    "<ul><li>a<li>b<ul><li>c</ul><li>d</ul><dl><dt>a<dd>b<dt>c</dl>",
    "<select><option>a<option>b<optgroup><option>c</select><p>d",
    "<table><tr><td><select><option>a<td>b</table>",
    "<svg viewBox='0 0 1 1'><title>t</title><g><path d='M0'/></g></svg>after",
    "<template><p>a<table><tr><td><template></template></template>b",
    "<script>if (a < b) '</scr' + '</script'</script>b<style></b></style>c",
    "<script type='application/ld+json'>{\"a\": \"<b>\"}</script>",
    "<textarea>\n\na&lt;</textarea><iframe><p></iframe>a",
    "<a href='?a=1&copy=2&amp;b=3&lt;'>&eacute;&#233;&#xE9;&nbsp;&notit;&nosuch; & &",
    "<div CLASS=A class=b ID = 'c' /><br/><img src=a/>",
    "<form><div></form><p>x</div>y",
    "<h1>a<h2>b</h3>c",
    "</p></br></div>a</body>b</html> c <!-- d --> e",
    "<button>a<button>b",
    "a < b <3 c<!-- x --!>d<!-->e<!--->f<?php g?>h</ i>j",
    "<body><html lang=a class=b><body id=c>d<body id=e>f",
    "<object><b>a</object>b",
    "<x-y><x-y>a</X-Y>b",
    "<option>a<option>b</option>c",
    "<noscript><p>a</noscript>b<nobr>c<nobr>d",
    "<img alt='a>b' title=\"c'd\">e",
    "<svg><image href=a /><path></path></use><g></path></g></svg>after",
    "<p>a<image src=b>c<b>d<image>e",
    "<basefont size=1><bgsound src=a><p>b<basefont>c",
    "<ruby>a<rb>b<rt>c<rp>d<rtc>e<rt>f</ruby>g<rt>h",
    "<marquee><b>a</marquee>b<applet><i>c</applet>d",
    "<textarea>&eacute;a</textarea><pre>&amp;b</pre>",
    "&laquo;a<head></head>&nbsp;b",
};

TEST(PlainTree, PagesByHand) {
  std::size_t read = 0;
  for (const char* page : kPages) read += expect_same(page) ? 1 : 0;
  // One that none is read of would compare nothing.
  EXPECT_GE(read, std::size(kPages) * 9 / 10);
}

// What no page of ours may have to be left for, and what must be.
TEST(PlainTree, SaysWhatItLeaves) {
  EXPECT_TRUE(parse_plain("<!doctype html><title>a</title><p>b<b>c</p>d"));
  for (const char* page :
       {"<frameset>", "<table>a", "<p>a<math><mi>b</math>", "<svg><use></b>", "<plaintext>a", "<p",
        "<script>a", "<!-- a", "<svg><p>", "a\r&\nb", "a</>b", "<b><i><p>a</b>"}) {
    EXPECT_FALSE(parse_plain(page)) << page;
  }
}

const char* const kParts[] = {
    "<p>",
    "</p>",
    "<p class=a>",
    "<div>",
    "</div>",
    "<div id='b'>",
    "<b>",
    "</b>",
    "<i x=1>",
    "</i>",
    "<a href=x>",
    "</a>",
    "<span>",
    "</span>",
    "<ul>",
    "</ul>",
    "<li>",
    "</li>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dd>",
    "</dl>",
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<th>",
    "<tbody>",
    "</tbody>",
    "<thead>",
    "<caption>",
    "</caption>",
    "<colgroup>",
    "<col>",
    "<h1>",
    "</h1>",
    "<h2>",
    "<br>",
    "</br>",
    "<img src=a>",
    "<hr>",
    "<form>",
    "</form>",
    "<input type=hidden>",
    "<input>",
    "<select>",
    "</select>",
    "<option>",
    "</option>",
    "<optgroup>",
    "</optgroup>",
    "<textarea>a</textarea>",
    "<button>",
    "</button>",
    "<svg>",
    "<svg/>",
    "</svg>",
    "<title>t</title>",
    "<script>s</script>",
    "<style>s</style>",
    "<noscript>",
    "</noscript>",
    "<template>",
    "</template>",
    "<iframe></iframe>",
    "<object>",
    "</object>",
    "<pre>",
    "</pre>",
    "<html lang=x>",
    "</html>",
    "<head>",
    "</head>",
    "<body class=x>",
    "</body>",
    "<!-- c -->",
    "<!doctype html>",
    "text",
    " ",
    "\n",
    "&amp;",
    "&eacute;",
    " more ",
    "<blockquote>",
    "</blockquote>",
    "<article>",
    "</article>",
    "<nobr>",
    "</nobr>",
    "<font size=1>",
    "</font>",
    "<x-y>",
    "</x-y>",
    "<link rel=a>",
    "<meta name=a>",
    "<em>",
    "</em>",
    "<menu>",
    "</menu>",
    "<label>",
    "</label>",
    "<section>",
    "<time datetime=1>",
    "<g>",
    "</g>",
    "<math>",
    "<frameset>",
    "<base href=x>",
    "<area>",
    "<param>",
    "<ruby>",
    "<rt>",
    "<rp>",
    "<rtc>",
    "</ruby>",
    "<image>",
    "<marquee>",
    "</marquee>",
    "<bgsound>",
    "</path>",
};

std::string random_page(std::uint64_t& state) {
  const auto next = [&state](std::uint64_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (state >> 33) % below;
  };
  // Few parts, each over and over, go deeper into what they do to each other than many.
  std::string page = next(2) == 0 ? "<!DOCTYPE html>" : "";
  const std::uint64_t kinds = 2 + next(12);
  std::vector<const char*> parts;
  for (std::uint64_t i = 0; i < kinds; ++i) parts.push_back(kParts[next(std::size(kParts))]);
  for (std::uint64_t count = next(24); count > 0; --count) page += parts[next(parts.size())];
  return page;
}

const char* const kScriptParts[] = {
    "<!--",      "-->",     "-",          "--", ">", "<script>", "<script ", "</script>",
    "</script ", "<script", "</scriptx>", "<",  "/", "a",        "!",        "<!-"};

std::string random_script(std::uint64_t& state) {
  std::string page = "<script>";
  for (std::uint64_t count = 0; count < 12; ++count) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    page += kScriptParts[(state >> 33) % std::size(kScriptParts)];
  }
  return page + "</script>--></script>b";
}

TEST(PlainTree, ScriptsAtRandom) {
  constexpr int kCount = 20000;
  std::uint64_t state = 1;
  int read = 0;
  for (int i = 0; i < kCount && !testing::Test::HasFailure(); ++i)
    read += expect_same(random_script(state)) ? 1 : 0;
  EXPECT_GE(read, kCount / 4);
}

TEST(PlainTree, PagesAtRandom) {
  constexpr int kCount = 20000;
  std::uint64_t state = 1;
  int read = 0;
  for (int i = 0; i < kCount && !testing::Test::HasFailure(); ++i)
    read += expect_same(random_page(state)) ? 1 : 0;
  EXPECT_GE(read, kCount / 4);
}

}  // namespace
}  // namespace sourcier::html
