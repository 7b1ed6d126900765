#include "engine/page/feed/feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/page/feed/feed_text.h"
#include "engine/page/xml/xml_encoding.h"

namespace sourcier {
namespace {

// An entry on one line, what is unknown left out.
std::string print(const Entry& entry) {
  std::string out;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) out += (out.empty() ? "" : " | ") + std::string(name) + "=" + value;
  };
  add("url", entry.url);
  add("title", entry.title.value);
  add("outlet", entry.outlet.value);
  for (const std::string& author : entry.authors) add("author", author);
  add("published", entry.published);
  add("modified", entry.modified);
  add("language", entry.language);
  for (const MarkupText& text : entry.texts) {
    add(text.kind == MarkupKind::kHtml    ? "html"
        : text.kind == MarkupKind::kPlain ? "plain"
                                          : "text",
        text.value);
  }
  return out;
}

struct Case {
  const char* name;
  const char* document;
  std::vector<std::string> entries;
};

constexpr const char* kRss2 = R"(<?xml version="1.0"?><rss version="2.0"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel><title>Le Phare</title><link>https://phare.example/</link><language>fr-FR</language>
  <image><title>not this</title></image>
  <item><title>Un pont</title><link>/pont?id=1</link><guid>https://phare.example/other</guid>
    <pubDate>Thu, 01 Jan 2032 19:48:21 GMT</pubDate><dc:creator>Ana Ruiz</dc:creator>
    <dc:creator>Léo Blin</dc:creator><description>Court</description>
    <content:encoded><![CDATA[<p>Long</p>]]></content:encoded></item>
  <item><guid>https://phare.example/2</guid><author>a@phare.example (Tom Ray)</author></item>
  <item/></channel></rss>)";

constexpr const char* kRdf = R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="http://a.example/"><title>A</title></channel>
  <item rdf:about="http://a.example/1"><title>One</title><dc:date>2031-03-04</dc:date></item>
  </rdf:RDF>)";

constexpr const char* kAtom = R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"
  xml:base="http://b.example/x/"><title type="html">B &amp;amp; C</title>
  <author><name>Sam Hill</name></author><link rel="self" href="feed"/><link href="/"/>
  <entry><title>1 &lt; 2</title><link rel="replies" href="no"/><link href="one"/>
    <updated>2031-03-04T10:00:00Z</updated><published>2031-03-03T10:00:00Z</published>
    <content type="xhtml" xml:base="y/" xml:lang="de"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ja</p></div></content>
    <summary>Yes</summary></entry>
  <entry><title>Taken</title><source><title>D</title><author><name>Eva</name></author></source>
    <content type="application/octet-stream">PGI+aGk8L2I+</content></entry></feed>)";

constexpr const char* kCdf = R"(<CHANNEL HREF="http://c.example/"><TITLE>C</TITLE>
  <ITEM HREF="/1" LASTMOD="2031-03-04T23:05:43-05:00"><TITLE>One</TITLE><ABSTRACT>Text</ABSTRACT></ITEM>
  </CHANNEL>)";

TEST(ParseFeed, GivesTheEntriesOfEachFormat) {
  const Case cases[] = {
      {"RSS 2.0",
       kRss2,
       {"url=https://phare.example/pont?id=1 | title=Un pont | outlet=Le Phare | author=Ana Ruiz | "
        "author=Léo Blin | published=Thu, 01 Jan 2032 19:48:21 GMT | language=fr-FR | "
        "html=<p>Long</p> | text=Court",
        "url=https://phare.example/2 | outlet=Le Phare | author=Tom Ray | language=fr-FR"}},
      {"RSS 1.0",
       kRdf,
       {"url=http://a.example/1 | title=One | outlet=A | published=2031-03-04 | "
        "modified=2031-03-04"}},
      {"Atom 1.0",
       kAtom,
       {"url=http://b.example/x/one | title=1 < 2 | outlet=B &amp; C | author=Sam Hill | "
        "published=2031-03-03T10:00:00Z | modified=2031-03-04T10:00:00Z | language=en | "
        "html=<div><p>Ja</p></div> | text=Yes",
        "title=Taken | outlet=D | author=Eva | language=en | text=<b>hi</b>"}},
      {"CDF",
       kCdf,
       {"url=http://c.example/1 | title=One | outlet=C | modified=2031-03-04T23:05:43-05:00 | "
        "text=Text"}},
      {"cut off",
       "<rss><channel><title>A</title><item><title>One</title><description>Tex",
       {"title=One | outlet=A | text=Tex"}},
      {"no prefix declared",
       "<rss><channel><item><dc:creator>Ana</dc:creator></item></channel></rss>",
       {"author=Ana"}},
      {"items in items",
       "<rss><channel><item><title>A</title><item><title>B</title></item></channel>",
       {"title=A", "title=B"}},
      {"identifiers that are no addresses",
       "<rss><channel><link>http://a.example/</link><item><title>A</title><guid>12</guid></item>"
       "</channel></rss>",
       {"title=A"}},
      {"picture with a caption",
       "<rss xmlns:media='http://search.yahoo.com/mrss/'><channel><item><title>A</title>"
       "<media:content><media:description>Two men.</media:description></media:content></item>"
       "</channel></rss>",
       {"title=A"}},
      {"source of an aggregator",
       "<rss><channel><title>All</title><item><title>A</title><source url='http://d.example'>D"
       "</source></item></channel></rss>",
       {"title=A | outlet=D"}},
      {"address behind a counter",
       "<rss xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'><channel><item>"
       "<link>http://count.example/1</link>"
       "<feedburner:origLink>http://e.example/1</feedburner:origLink></item></channel></rss>",
       {"url=http://e.example/1"}},
      {"no feed", "<html><body><p>x</p></body></html>", {}},
  };
  for (const Case& c : cases) {
    std::vector<std::string> entries;
    for (const Entry& entry : parse_feed(c.document, {}).entries) entries.push_back(print(entry));
    EXPECT_EQ(entries, c.entries) << c.name;
  }
  EXPECT_FALSE(parse_feed("<html><body><p>x</p></body></html>", {}).is_feed);
  EXPECT_TRUE(parse_feed("<rss><channel/></rss>", {}).is_feed);
}

TEST(ParseFeed, SaysThatAFeedIsBroken) {
  const Feed feed = parse_feed("<rss><channel><item><title>A & B</title>", {});
  ASSERT_EQ(feed.entries.size(), 1u);
  EXPECT_EQ(feed.entries[0].notes.size(), 1u);
}

TEST(ParseJsonFeed, GivesItsItems) {
  const Feed feed = parse_json_feed(
      R"({"version": "https://jsonfeed.org/version/1.1", "title": "F", "language": "fr",
          "home_page_url": "https://f.example/", "authors": [{"name": "Ana"}],
          "items": [{"id": "https://f.example/1", "title": "One", "content_html": "<p>x</p>", "content_text": "x",
                     "date_published": "2031-03-04T10:00:00+01:00"},
                    {"id": "2", "url": "/2", "author": {"name": "Léo"}}]})",
      {});
  ASSERT_EQ(feed.entries.size(), 2u);
  EXPECT_EQ(print(feed.entries[0]),
            "url=https://f.example/1 | title=One | outlet=F | author=Ana | "
            "published=2031-03-04T10:00:00+01:00 | language=fr | html=<p>x</p> | plain=x");
  EXPECT_EQ(print(feed.entries[1]),
            "url=https://f.example/2 | outlet=F | author=Léo | language=fr");
}

TEST(Entry, SurvivesItsJson) {
  Entry entry;
  entry.url = "https://a.example/1";
  entry.title = {MarkupKind::kHtml, "<b>\"x\"</b>\n\\"};
  entry.outlet = {MarkupKind::kUnknown, "A"};
  entry.authors = {"Ana", "Léo"};
  entry.texts = {{MarkupKind::kPlain, "a\tb"}, {MarkupKind::kHtml, ""}};
  entry.notes = {"n"};
  EXPECT_EQ(entry_from_json(entry_to_json(entry)), entry);
  EXPECT_EQ(entry_from_json("no"), Entry());
}

TEST(NameOfPerson, LeavesTheAddressOut) {
  const std::pair<const char*, const char*> cases[] = {
      {"Ana Ruiz", "Ana Ruiz"},
      {"a@b.example (Ana Ruiz)", "Ana Ruiz"},
      {"Ana Ruiz <a@b.example>", "Ana Ruiz"},
      {"Ana Ruiz (a@b.example)", "Ana Ruiz"},
      {"a@b.example", ""},
      {"", ""},
  };
  for (const auto& [person, name] : cases) EXPECT_EQ(name_of_person(person), name) << person;
}

TEST(ToUtf8, GoesByMarksSignsLabelsAndBytes) {
  using namespace std::string_literals;
  const std::tuple<const char*, std::string, const char*, const char*> cases[] = {
      {"UTF-8", "<a>\xC3\xA9</a>", "", "<a>\xC3\xA9</a>"},
      {"wrong label", "<?xml version='1.0' encoding='iso-8859-1'?><a>\xC3\xA9</a>", "",
       "<?xml version='1.0' encoding='iso-8859-1'?><a>\xC3\xA9</a>"},
      {"latin", "<?xml version='1.0' encoding='iso-8859-1'?>\xE9\x93", "",
       "<?xml version='1.0' encoding='iso-8859-1'?>\xC3\xA9\xE2\x80\x9C"},
      {"header", "<a>\xE1</a>", "text/xml; charset=windows-1251", "<a>\xD0\xB1</a>"},
      {"nothing said", "<a>\xE9</a>", "", "<a>\xC3\xA9</a>"},
      {"damaged", "<a>\xC3\xA9\xC3\xA9\xFF</a>", "", "<a>\xC3\xA9\xC3\xA9\xEF\xBF\xBD</a>"},
      {"UTF-16", "\xFF\xFE<\0a\0>\0\xE9\0"s, "", "<a>\xC3\xA9"},
      {"UTF-16 without mark", "\0<\0a\0>\0\xE9"s, "", "<a>\xC3\xA9"},
      {"UTF-32", "\0\0\0<\0\0\0a"s, "", "<a"},
      {"unknown label", "<?xml version='1.0' encoding='none'?>\xE9", "",
       "<?xml version='1.0' encoding='none'?>\xC3\xA9"},
  };
  for (const auto& [name, bytes, type, text] : cases)
    EXPECT_EQ(xml::to_utf8(bytes, type).text, text) << name;
}

}  // namespace
}  // namespace sourcier
