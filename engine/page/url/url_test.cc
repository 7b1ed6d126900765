#include "engine/page/url/url.h"

#include <gtest/gtest.h>

#include "engine/resource/pack.h"

namespace sourcier {
namespace {

struct Case {
  const char* name;
  const char* text;
  const char* base;
  const char* url;
};

const Case kCases[] = {
    {"lower-case host", "HTTPS://Example.ORG/A", "", "https://example.org/A"},
    {"default port", "http://example.org:80/a", "", "http://example.org/a"},
    {"other port", "http://example.org:8080", "", "http://example.org:8080/"},
    {"fragment", "https://example.org/a?b=c#d", "", "https://example.org/a?b=c"},
    {"dot segments", "https://example.org/a/./b/../c", "", "https://example.org/a/c"},
    {"relative path", "c", "https://example.org/a/b", "https://example.org/a/c"},
    {"rooted path", "/c", "https://example.org/a/b", "https://example.org/c"},
    {"relative scheme", "//other.org/c", "https://example.org/a", "https://other.org/c"},
    {"only a query", "?x=1", "https://example.org/a?y=2", "https://example.org/a?x=1"},
    {"user name", "https://me@example.org/", "", "https://example.org/"},
    {"spaces", " https://example.org/a b ", "", "https://example.org/a%20b"},
    {"other scheme", "mailto:me@example.org", "https://example.org/", ""},
    {"script", "javascript:void(0)", "https://example.org/", ""},
    {"relative without base", "/a", "", ""},
    {"no host", "https:///", "", ""},
    {"empty query", "https://example.org/a?#b", "", "https://example.org/a"},
    {"accents", "https://exämple.org/é?ü", "", "https://xn--exmple-cua.org/%C3%A9?%C3%BC"},
    {"nothing", "", "https://example.org/a", ""},
};

TEST(ParseUrl, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(parse_url(c.text, parse_url(c.base)).text(), c.url);
    EXPECT_EQ(resolve_link(c.text, parse_url(c.base)), c.url);
  }
}

TEST(ParseUrl, RefusesData) {
  const std::string data = "https://example.org/" + std::string(kLongestUrl, 'a');
  EXPECT_TRUE(parse_url(data).empty());
  EXPECT_EQ(resolve_link(data, {}), "");
  // What would not be read again once it is written out.
  std::string accents = "https://example.org/";
  while (accents.size() < kLongestUrl / 2) accents += "é";
  EXPECT_TRUE(parse_url(accents).empty());
  EXPECT_EQ(resolve_link(accents, {}), "");
}

TEST(DropTracking, KeepsWhatNamesThePage) {
  const auto pack = Pack::open(SOURCIER_PACK);
  ASSERT_TRUE(pack) << pack.error().text();
  Url url = parse_url("https://example.org/a?id=7&utm_source=x&fbclid=y&utm_new=z&page=2");
  drop_tracking(url, (*pack)->table("rules/tracking_parameters"));
  EXPECT_EQ(url.text(), "https://example.org/a?id=7&page=2");
}

TEST(IsHomePage, Cases) {
  for (const char* home :
       {"https://e.org", "https://e.org/", "https://e.org/fr/", "https://e.org/index.html"})
    EXPECT_TRUE(is_home_page(parse_url(home))) << home;
  for (const char* other : {"https://e.org/a-story", "https://e.org/?p=12", "https://e.org/fr/a"})
    EXPECT_FALSE(is_home_page(parse_url(other))) << other;
}

TEST(SiteOf, Cases) {
  EXPECT_EQ(site_of("www.news.example.org"), "example.org");
  EXPECT_EQ(site_of("www.example.co.uk"), "example.co.uk");
  EXPECT_EQ(site_of("localhost"), "localhost");
  EXPECT_EQ(site_of("a.example.org."), "example.org");
  EXPECT_EQ(site_of("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(site_of("[2001:db8::1]"), "[2001:db8::1]");
}

}  // namespace
}  // namespace sourcier
