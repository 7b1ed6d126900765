#include "engine/page/url/url_record.h"

#include <gtest/gtest.h>

#include <optional>

namespace sourcier {
namespace {

struct Case {
  const char* name;
  const char* text;
  const char* base;  // "" for none.
  const char* href;  // "" for failure.
};

// The states of the standard in its order; every row is of our own making.
const Case kCases[] = {
    {"scheme in capitals", "HTTPS://Nord.Example/A", "", "https://nord.example/A"},
    {"blanks around, line ends within", " \thttps://nord.exa\nmple/a\r/b ", "",
     "https://nord.example/a/b"},
    {"no scheme, no base", "a/b", "", ""},
    {"a digit begins no scheme", "1a:b", "https://nord.example/x/", "https://nord.example/x/1a:b"},
    {"opaque", "mailto:Ana Ruiz@Nord.Example", "", "mailto:Ana Ruiz@Nord.Example"},
    {"opaque, space before its query", "tel:1 ?x", "", "tel:1%20?x"},
    {"opaque base takes only a fragment", "#top", "mailto:ana@nord.example",
     "mailto:ana@nord.example#top"},
    {"opaque base takes no path", "b", "mailto:ana@nord.example", ""},
    {"special without slashes", "https:nord.example/a", "", "https://nord.example/a"},
    {"special, many slashes", "https:///\\/nord.example/a", "", "https://nord.example/a"},
    {"same scheme is relative", "https:b", "https://nord.example/x/a", "https://nord.example/x/b"},
    {"another scheme is not", "http:b", "https://nord.example/x/a", "http://b/"},
    {"relative", "../b", "https://nord.example/x/y/a?q", "https://nord.example/x/b"},
    {"rooted with a backslash", "\\b", "https://nord.example/x/a", "https://nord.example/b"},
    {"relative scheme", "//sud.example", "https://nord.example/x/a", "https://sud.example/"},
    {"nothing keeps the query", "", "https://nord.example/x?q#f", "https://nord.example/x?q"},
    {"only a query", "?r", "https://nord.example/x?q#f", "https://nord.example/x?r"},
    {"only a fragment", "#g", "https://nord.example/x?q#f", "https://nord.example/x?q#g"},
    {"user and password", "https://a b:c@d@nord.example/", "", "https://a%20b:c%40d@nord.example/"},
    {"empty user and password", "https://:@nord.example/", "", "https://nord.example/"},
    {"user without a host", "https://ana@/x", "", ""},
    {"default port", "https://nord.example:443/", "", "https://nord.example/"},
    {"other port, zeros before", "https://nord.example:0080/", "", "https://nord.example:80/"},
    {"port too large", "https://nord.example:65536/", "", ""},
    {"port that is none", "https://nord.example:8o/", "", ""},
    {"no host", "https://?q", "", ""},
    {"domain with accents",
     "https://B\xC3\xBC"
     "cher.Example",
     "", "https://xn--bcher-kva.example/"},
    {"percent-encoded domain", "https://%6eord.example", "", "https://nord.example/"},
    {"ideographic stop",
     "https://nord\xE3\x80\x82"
     "example",
     "", "https://nord.example/"},
    {"sharp s is kept",
     "https://stra\xC3\x9F"
     "e.example",
     "", "https://xn--strae-oqa.example/"},
    {"ASCII is never refused as Punycode", "https://xn--a.example", "", "https://xn--a.example/"},
    {"soft hyphens are nothing", "https://\xC2\xAD", "", ""},
    {"bytes that are no UTF-8", "https://%FF.example", "", ""},
    {"space in a domain", "https://no rd.example", "", ""},
    {"IPv4", "http://192.0.2.7/", "", "http://192.0.2.7/"},
    {"IPv4 in other bases", "http://0xC0.0.0x2.07", "", "http://192.0.2.7/"},
    {"IPv4 in one number", "http://3221225991", "", "http://192.0.2.7/"},
    {"IPv4 out of range", "http://192.0.2.256", "", ""},
    {"IPv4 of five parts", "http://1.2.3.4.5", "", ""},
    {"a number at the end, but no address", "http://nord.1", "", ""},
    {"IPv6", "http://[2001:DB8:0:0:1:0:0:1]/", "", "http://[2001:db8::1:0:0:1]/"},
    {"IPv6 with IPv4", "http://[::ffff:192.0.2.7]/", "", "http://[::ffff:c000:207]/"},
    {"IPv6 with two gaps", "http://[1::2::3]/", "", ""},
    {"IPv6 too short", "http://[1:2:3]/", "", ""},
    {"IPv6 not closed", "http://[::1/", "", ""},
    {"opaque host", "story://Pont^/", "", ""},
    {"opaque host keeps its case", "story://Pont%41\xC3\xA9/", "", "story://Pont%41%C3%A9/"},
    {"dot segments", "https://nord.example/a/./b/../%2E%2e/c/.", "", "https://nord.example/c/"},
    {"path characters", "https://nord.example/\"a b\"<>`{}^|\xC3\xA9", "",
     "https://nord.example/%22a%20b%22%3C%3E%60%7B%7D%5E|%C3%A9"},
    {"query characters", "https://nord.example/?\"a b'<>`{}^|", "",
     "https://nord.example/?%22a%20b%27%3C%3E`{}^|"},
    {"query of another scheme", "story:a?'", "", "story:a?'"},
    {"fragment characters", "https://nord.example/#\"a b'<>`", "",
     "https://nord.example/#%22a%20b'%3C%3E%60"},
    {"path that would be a host", "story:/.//a", "", "story:/.//a"},
    {"and relative to it", "b", "story:/.//a", "story:/.//b"},
    {"file", "file:/a/b", "", "file:///a/b"},
    {"file, local host", "file://localhost/a", "", "file:///a"},
    {"file, host", "file://Nord/a", "", "file://nord/a"},
    {"drive letter", "file:C|/a/..", "", "file:///C:/"},
    {"drive letter as host", "file://c:/a", "", "file:///c:/a"},
    {"drive letter stays", "../../b", "file:///C:/a", "file:///C:/b"},
    {"rooted keeps the drive", "/b", "file:///C:/a/x", "file:///C:/b"},
    {"another drive", "D:/b", "file:///C:/a", "d:/b"},
    {"another drive with a bar", "D|/b", "file:///C:/a", "file:///D:/b"},
    {"file takes over the host", "b", "file://nord/a/x", "file://nord/a/b"},
};

std::optional<UrlRecord> parse(const char* text, std::string_view base) {
  const auto known = UrlRecord::parse(base);
  const UrlBase parts = known ? known->base() : UrlBase{};
  return UrlRecord::parse(text, known ? &parts : nullptr);
}

TEST(UrlRecord, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    const auto url = parse(c.text, c.base);
    EXPECT_EQ(url ? url->href() : "", c.href);
    if (!url) continue;
    // What was written is read as itself.
    const auto again = UrlRecord::parse(url->href());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->href(), url->href());
  }
}

TEST(UrlRecord, Parts) {
  const auto url = parse("https://ana:pw@nord.example:81/a/b?c=d#e", "");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->scheme(), "https");
  EXPECT_EQ(url->username(), "ana");
  EXPECT_EQ(url->password(), "pw");
  EXPECT_EQ(url->host(), "nord.example");
  EXPECT_EQ(url->port(), "81");
  EXPECT_EQ(url->path(), "/a/b");
  EXPECT_EQ(url->query(), "c=d");
  EXPECT_EQ(url->fragment(), "e");
  EXPECT_EQ(url->origin(), "https://nord.example:81");
  EXPECT_EQ(UrlRecord(*url).take_address(), "https://nord.example:81/a/b?c=d");
}

TEST(UrlRecord, Origins) {
  EXPECT_EQ(parse("blob:https://nord.example:443/7f", "")->origin(), "https://nord.example");
  EXPECT_EQ(parse("blob:story:a", "")->origin(), "null");
  EXPECT_EQ(parse("file:///a", "")->origin(), "null");
}

TEST(UrlRecord, EndlessPathsAreLinear) {
  std::string text = "https://nord.example";
  for (int i = 0; i < 200'000; ++i) text += "/a/..";
  const auto url = UrlRecord::parse(text);
  ASSERT_TRUE(url);
  EXPECT_EQ(url->href(), "https://nord.example/");
}

}  // namespace
}  // namespace sourcier
