#include "engine/page/archive/warc.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/page/archive/archive_fixture.h"
#include "engine/page/archive/header_fields.h"
#include "engine/page/archive/segments.h"

namespace sourcier {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view kPage = "<p>One</p>";
constexpr std::string_view kOther = "<p>Two</p>";

std::uint64_t passed(const Found& found, PassedOver reason) {
  return found.tally.passed_over[static_cast<std::size_t>(reason)];
}

TEST(Warc, GivesResponsesWithWhereTheyComeFrom) {
  const std::string info = warc("warcinfo", "software: x\r\n");
  const Found found = found_in(info + response(kPage) + warc("request", "GET / HTTP/1.1\r\n\r\n"));
  EXPECT_THAT(found.pages, ElementsAre(std::to_string(info.size()) + " <p>One</p>"));
  EXPECT_THAT(found.complaints, IsEmpty());
  EXPECT_EQ(found.first_url, "http://a.test/");
  EXPECT_EQ(found.first_fetched, "2031-03-18T07:00:00Z");
  EXPECT_EQ(found.first_type, "text/html; charset=utf-8");
  EXPECT_EQ(passed(found, PassedOver::kOtherRecord), 2u);
}

struct OneRecord {
  const char* name;
  std::string record;
  std::string page;  // "" where it is passed over.
};

std::string lf_only(std::string text) {
  std::erase(text, '\r');
  return text;
}

std::string bare(std::string_view type, std::string_view content, std::string_view fields) {
  return warc(type, content, fields);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  return text.replace(text.find(from), from.size(), to);
}

const OneRecord kRecords[] = {
    {"version 1.1", replaced(response(kPage), "WARC/1.0", "WARC/1.1"), "<p>One</p>"},
    {"line feeds only",
     "WARC/1.0\nWARC-Type: response\nContent-Length: 51\n\n" +
         lf_only(http(kPage, "Content-Type: text/html\r\n")) + "\n\n",
     "<p>One</p>"},
    {"lower case",
     replaced(replaced(response(kPage), "WARC-Type", "warc-type"), "Content-Length",
              "content-length"),
     "<p>One</p>"},
    {"folded", replaced(response(kPage), "WARC-Type: response", "WARC-Type:\r\n response"),
     "<p>One</p>"},
    {"no blank behind the colon", replaced(response(kPage), "Type: ", "Type:"), "<p>One</p>"},
    {"resource", bare("resource", kPage, "Content-Type: text/html\r\n"), "<p>One</p>"},
    {"conversion to text", bare("conversion", "A text.", "Content-Type: text/plain\r\n"),
     "A text."},
    {"no HTTP", warc("response", kPage), "<p>One</p>"},
    {"type unknown", warc("response", http(kPage, "Server: x\r\n")), "<p>One</p>"},
    {"plain text", warc("response", http("A text.", "Content-Type: text/plain\r\n")), ""},
    {"image", warc("response", http("\x89PNG", "Content-Type: image/png\r\n")), ""},
    {"image called a page", warc("response", http("\x89PNG\r\n")), ""},
    {"data called a page", warc("response", http("{\"a\":1}")), ""},
    {"map of a site",
     warc("response", http("<?xml version=\"1.0\"?><urlset>", "Content-Type: text/xml\r\n")), ""},
    {"JSON that is no feed",
     warc("response", http("{\"a\":1}", "Content-Type: application/json\r\n")), ""},
    {"not found", warc("response", http(kPage, "", "404 Not Found")), ""},
    {"redirection", warc("response", http(kPage, "", "301 Moved")), ""},
    {"empty", warc("response", http("")), ""},
    {"revisit", warc("revisit", http("")), ""},
    {"metadata", warc("metadata", "via: x"), ""},
    {"chunked",
     warc("response", http("4\r\n<p>O\r\n6;x=1\r\nne</p>\r\n0\r\n\r\n",
                           "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n")),
     "<p>One</p>"},
    {"called chunked",
     warc("response", http(kPage, "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n")),
     "<p>One</p>"},
    {"gzip", warc("response", http(gzip(kPage), "Content-Encoding: gzip\r\n")), "<p>One</p>"},
    {"two members",
     warc("response", http(gzip("<p>O") + gzip("ne</p>"), "Content-Encoding: gzip\r\n")),
     "<p>One</p>"},
    {"called gzip", warc("response", http(kPage, "Content-Encoding: gzip\r\n")), "<p>One</p>"},
    {"zstd", warc("response", http(zstd(kPage), "Content-Encoding: zstd\r\n")), "<p>One</p>"},
    {"called br", warc("response", http(kPage, "Content-Encoding: br\r\n")), "<p>One</p>"},
    {"br", warc("response", http("\x8b\x04\x80<p>One</p>\x03", "Content-Encoding: br\r\n")),
     "<p>One</p>"},
    {"deflate", warc("response", http(gzip(kPage).substr(10), "Content-Encoding: deflate\r\n")),
     "<p>One</p>"},
    {"a coding of its own", warc("response", http(kPage, "Content-Encoding: utf-8\r\n")),
     "<p>One</p> | the body bears a coding that is not read: utf-8"},
};

TEST(Warc, Records) {
  for (const OneRecord& c : kRecords) {
    SCOPED_TRACE(c.name);
    const std::string before = response(kOther);
    const std::string bytes = before + c.record + response(kOther);
    std::vector<std::string> wanted = {"0 <p>Two</p>"};
    if (!c.page.empty()) wanted.push_back(std::to_string(before.size()) + " " + c.page);
    wanted.push_back(std::to_string(before.size() + c.record.size()) + " <p>Two</p>");
    for (const std::size_t piece : {1u << 20, 1u, 7u}) {
      const Found found = found_in(bytes, piece);
      EXPECT_EQ(found.pages, wanted) << "in pieces of " << piece;
      EXPECT_THAT(found.complaints, IsEmpty());
    }
  }
}

struct Damaged {
  const char* name;
  std::string bytes;
  std::vector<std::string> pages;
  std::vector<std::string> complaints;
};

std::string with_size(std::string record, const std::string& size) {
  const std::size_t at = record.find("Content-Length: ") + 16;
  return record.replace(at, record.find('\r', at) - at, size);
}

const std::string kWhole = response(kPage);
const std::string kSize = std::to_string(kWhole.size());
constexpr const char* kWrong =
    " | the length of the record is wrong or missing: it ends where the next one begins";

const Damaged kDamaged[] = {
    {"junk between",
     kWhole + "junk\njunk\r\n\r\n" + response(kOther),
     {"0 <p>One</p>", std::to_string(kWhole.size() + 13) + " <p>Two</p>"},
     {"a:" + kSize + ": 13 bytes that are no WARC record were stepped over"}},
    {"junk behind",
     kWhole + "junk",
     {"0 <p>One</p>"},
     {"a:" + kSize + ": 4 bytes that are no WARC record were stepped over"}},
    {"one line end",
     kWhole.substr(0, kWhole.size() - 2) + response(kOther),
     {"0 <p>One</p>", std::to_string(kWhole.size() - 2) + " <p>Two</p>"},
     {}},
    {"length too small",
     with_size(kWhole, "60") + response(kOther),
     {std::string("0 <p>One</p>") + kWrong, std::to_string(kWhole.size()) + " <p>Two</p>"},
     {}},
    {"length inside the head",
     with_size(kWhole, "20") + response(kOther),
     {std::string("0 <p>One</p>") + kWrong, std::to_string(kWhole.size()) + " <p>Two</p>"},
     {}},
    {"length too large",
     with_size(kWhole, "99") + response(kOther) + response(kPage),
     {std::string("0 <p>One</p>") + kWrong, kSize + " <p>Two</p>",
      std::to_string(2 * kWhole.size()) + " <p>One</p>"},
     {}},
    {"no length",
     replaced(kWhole, "Content-Length", "Content-Width") + response(kOther),
     {std::string("0 <p>One</p>") + kWrong, std::to_string(kWhole.size() - 1) + " <p>Two</p>"},
     {}},
    {"a request's length too large",
     with_size(warc("request", "GET"), "300") + kWhole + kWhole,
     {std::to_string(warc("request", "GET").size() + 2) + " <p>One</p>",
      std::to_string(warc("request", "GET").size() + 2 + kWhole.size()) + " <p>One</p>"},
     {}},
    {"cut in the page",
     kWhole.substr(0, kWhole.size() - 8),
     {"0 <p>One | the record is cut short: 65 of 69 bytes"},
     {}},
    {"cut in the header",
     kWhole + kWhole.substr(0, 40),
     {"0 <p>One</p>"},
     {"a:" + kSize + ": the record ends inside its header"}},
    {"cut in an image",
     warc("response", http("\x89PNG, and much more", "Content-Type: image/png\r\n")).substr(0, 170),
     {},
     {"a:0: the record is cut short: 51 of 63 bytes"}},
    {"cut by the crawler",
     warc("response", http(kPage), "WARC-Truncated: length\r\n"),
     {"0 <p>One</p> | the crawler cut the page short: length"},
     {}},
    {"a chunk cut short",
     warc("response", http("ff\r\n<p>One</p>\r\n",
                           "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n")),
     {"0 <p>One</p>\r\n | the body ends inside a chunk"},
     {}},
    {"a coded body cut short",
     warc("response", http(gzip(kPage).substr(0, 20), "Content-Encoding: gzip\r\n")),
     {"0 <p>One</p | the coded body ends early"},
     {}},
};

TEST(Warc, ADamagedRecordCostsItselfOnly) {
  for (const Damaged& c : kDamaged) {
    SCOPED_TRACE(c.name);
    for (const std::size_t piece : {1u << 20, 1u}) {
      const Found found = found_in(c.bytes, piece);
      EXPECT_EQ(found.pages, c.pages);
      EXPECT_EQ(found.complaints, c.complaints);
    }
  }
}

std::string segment(std::string_view content, int number, std::string_view more = "") {
  const std::string of =
      number == 1 ? "WARC-Record-ID: <urn:a>\r\n" : "WARC-Segment-Origin-ID: <urn:a>\r\n";
  return warc(number == 1 ? "response" : "continuation", content,
              of + "WARC-Segment-Number: " + std::to_string(number) + "\r\n" + std::string(more));
}

const std::string kSegmented = http("<p>One, two, three</p>");
const std::size_t kCut = kSegmented.find("ne, ");
const std::string kFirstSegment = segment(kSegmented.substr(0, kCut), 1);
const std::string kSecondSegment = segment(kSegmented.substr(kCut, 10), 2);
const std::string kTotal =
    "WARC-Segment-Total-Length: " + std::to_string(kSegmented.size()) + "\r\n";
const std::string kThirdSegment = segment(kSegmented.substr(kCut + 10), 3, kTotal);

const Damaged kSegments[] = {
    {"in one file",
     kFirstSegment + kSecondSegment + kThirdSegment + response(kOther),
     {"0 <p>One, two, three</p>",
      std::to_string((kFirstSegment + kSecondSegment + kThirdSegment).size()) + " <p>Two</p>"},
     {}},
    {"with others between",
     kFirstSegment + response(kOther) + kSecondSegment + kThirdSegment,
     {std::to_string(kFirstSegment.size()) + " <p>Two</p>", "0 <p>One, two, three</p>"},
     {}},
    {"the first alone",
     kFirstSegment + response(kOther),
     {std::to_string(kFirstSegment.size()) + " <p>Two</p>",
      "0 <p>O | only the first segment of the record could be read"},
     {}},
    {"one is missing",
     kFirstSegment + kThirdSegment,
     {"0 <p>O | only the first segment of the record could be read"},
     {}},
    {"the first is in another file", kSecondSegment + kThirdSegment, {}, {}},
    {"the total is another",
     kFirstSegment + segment(kSegmented.substr(kCut), 2, "WARC-Segment-Total-Length: 999\r\n"),
     {"0 <p>One, two, three</p> | the segments have " + std::to_string(kSegmented.size()) +
      " of 999 bytes"},
     {}},
};

TEST(Warc, SegmentsAreJoined) {
  for (const Damaged& c : kSegments) {
    SCOPED_TRACE(c.name);
    for (const std::size_t piece : {1u << 20, 1u}) {
      const Found found = found_in(c.bytes, piece);
      EXPECT_EQ(found.pages, c.pages);
      EXPECT_EQ(found.complaints, c.complaints);
    }
  }
}

TEST(Warc, SegmentsThatAreTooLargeTogetherAreOneThatIsCutShort) {
  const std::string half = segment(http("<p>" + std::string(20u << 20, 'x')), 1);
  const Found found = found_in(half + segment(std::string(20u << 20, 'x'), 2, kTotal));
  ASSERT_EQ(found.pages.size(), 1u);
  EXPECT_THAT(found.pages[0], ::testing::HasSubstr("could be read"));
}

TEST(Warc, TheOldestOfTooManyOpenRecordsIsGivenUp) {
  std::string bytes;
  for (std::size_t i = 0; i <= kMostOpenSegments; ++i) {
    std::string first = kFirstSegment;
    bytes += first.replace(first.find("urn:a"), 5, "urn:" + std::to_string(i));
  }
  const Found found = found_in(bytes + kSecondSegment);
  ASSERT_EQ(found.pages.size(), kMostOpenSegments + 1);
  EXPECT_THAT(found.pages[0], ::testing::StartsWith("0 "));
}

TEST(Warc, AFeedInItGivesItsEntries) {
  const std::string feed =
      "<?xml version='1.0'?><rss><channel><title>Post</title><item><title>Gates shut</title><link>"
      "/1</link></item><item><title>Gates open</title></item></channel></rss>";
  for (const char* type : {"application/rss+xml", "text/xml", "application/xml; charset=utf-8"}) {
    const std::string before = response(kPage);
    const Found found = found_in(
        before + warc("response", http(feed, "Content-Type: " + std::string(type) + "\r\n")));
    ASSERT_EQ(found.pages.size(), 3u) << type;
    EXPECT_THAT(found.pages[1], ::testing::StartsWith(std::to_string(before.size()) + " {"));
    EXPECT_THAT(found.pages[1], ::testing::HasSubstr("Gates shut"));
    EXPECT_THAT(found.pages[1], ::testing::HasSubstr("http://a.test/1"));
  }
}

TEST(Warc, AFileCutAnywhereGivesItsWholeRecords) {
  const std::string all = response(kPage) + response(kOther);
  const std::size_t content_end = response(kPage).size() - 4;
  for (std::size_t size = 1; size < all.size(); ++size) {
    SCOPED_TRACE(size);
    const Found found = found_in(std::string_view(all).substr(0, size));
    if (size >= content_end) {
      ASSERT_FALSE(found.pages.empty());
      EXPECT_EQ(found.pages[0], "0 <p>One</p>");
    } else {
      EXPECT_EQ(found.pages.size() + found.complaints.size(), 1u);
    }
  }
}

TEST(Warc, ABombInsideARecordIsGivenUpAlone) {
  const std::string bomb =
      warc("response", http(gzip("<p>" + std::string(kLargestPage, 'x')),
                            "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"));
  const Found found = found_in(bomb + response(kPage));
  EXPECT_THAT(found.pages, ElementsAre(std::to_string(bomb.size()) + " <p>One</p>"));
  EXPECT_THAT(found.complaints,
              ElementsAre("a:0: the page has more than 33554432 bytes; a page is read up to that "
                          "size"));
}

TEST(Warc, ARecordOverTheLimitIsPassedOver) {
  const std::string large = response("<p>" + std::string(34u << 20, 'x'));
  const std::string film =
      warc("response", http(std::string(34u << 20, 'x'), "Content-Type: video/mp4\r\n"));
  const Found found = found_in(large + film + response(kPage));
  EXPECT_THAT(found.pages, ElementsAre(std::to_string(large.size() + film.size()) + " <p>One</p>"));
  EXPECT_THAT(found.complaints, ElementsAre("a:0: the record has 35651646 bytes; a page is read up "
                                            "to 33554432"));
}

TEST(Warc, AHeaderWithoutAnEndIsGivenUp) {
  const std::string endless = "WARC/1.0\r\nX: " + std::string(100'000, 'x');
  const Found found = found_in(endless + "\r\n" + response(kPage));
  EXPECT_THAT(found.pages, ElementsAre("100015 <p>One</p>"));
  EXPECT_EQ(found.complaints.size(), 2u);
  EXPECT_EQ(found.complaints[0], "a:0: the record's header has more than 65536 bytes");
}

TEST(Warc, HeadersWithoutEndDoNotCostMoreThanTheyAre) {
  std::string bytes = response(kPage);
  for (int i = 0; i < 100'000; ++i) bytes += "WARC/1.0\n";
  const Found found = found_in(bytes + std::string(kLargestHeader, 'x'));
  EXPECT_EQ(found.pages.size(), 1u);
  EXPECT_THAT(found.complaints.back(), ::testing::HasSubstr("more than 4096 headers have no end"));
}

}  // namespace
}  // namespace sourcier
