#include "engine/page/archive/arc.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/page/archive/archive_fixture.h"

namespace sourcier {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kBlock = "1 0 Ours\nURL IP-address Archive-date Content-type Archive-length\n";
const std::string kHead = "filedesc://a.arc 0.0.0.0 20310318070000 text/plain " +
                          std::to_string(kBlock.size()) + "\n" + kBlock + "\n";

std::string record(std::string_view line, std::string_view content) {
  return std::string(line) + " " + std::to_string(content.size()) + "\n" + std::string(content) +
         "\n";
}

const std::string kOne =
    record("http://a.test/ 192.0.2.1 20310318070000 text/html", http("<p>One</p>"));

TEST(Arc, GivesPagesWithWhereTheyComeFrom) {
  const std::string blank =
      record("http://a.test/?q=a b 192.0.2.1 20310318070102 text/html", http("<p>Two</p>"));
  const std::string image = record("http://a.test/i 192.0.2.1 20310318070102 image/png",
                                   http("\x89PNG", "Content-Type: image/png\r\n"));
  const std::string bytes = kHead + blank + image + kOne;
  for (const std::size_t piece : {1u << 20, 1u}) {
    const Found found = found_in(bytes, piece);
    EXPECT_THAT(found.pages,
                ElementsAre(std::to_string(kHead.size()) + " <p>Two</p>",
                            std::to_string(bytes.size() - kOne.size()) + " <p>One</p>"));
    EXPECT_THAT(found.complaints, IsEmpty());
    EXPECT_EQ(found.first_url, "http://a.test/?q=a b");
    EXPECT_EQ(found.first_fetched, "2031-03-18T07:01:02Z");
  }
  const Found zipped = found_in(gzip(kHead) + gzip(kOne));
  EXPECT_THAT(zipped.pages, ElementsAre(std::to_string(gzip(kHead).size()) + " <p>One</p>"));
}

TEST(Arc, ReadsVersionTwo) {
  const std::string two =
      record("http://a.test/ 192.0.2.1 20310318070000 text/html 200 abcdef - 2040 a.arc.gz",
             http("<p>One</p>"));
  const Found found = found_in(kHead + two);
  EXPECT_THAT(found.pages, ElementsAre(std::to_string(kHead.size()) + " <p>One</p>"));
  EXPECT_THAT(found.complaints, IsEmpty());
  EXPECT_EQ(found.first_url, "http://a.test/");
}

TEST(Arc, ADamagedRecordCostsItselfOnly) {
  const std::string place = "a:" + std::to_string(kHead.size()) + ": ";
  Found found = found_in(kHead + "junk\n\njunk\n" + kOne);
  EXPECT_THAT(found.pages, ElementsAre(std::to_string(kHead.size() + 11) + " <p>One</p>"));
  EXPECT_THAT(found.complaints,
              ElementsAre(place + "11 bytes that are no ARC record were stepped over"));
  found = found_in(kHead + "http://a.test/ 192.0.2.1 20310318070000 text/html -1\n\n" + kOne);
  EXPECT_THAT(found.pages, ElementsAre(std::to_string(kHead.size() + 54) + " <p>One</p>"));
  EXPECT_EQ(found.complaints.size(), 1u);
  // A version block of unknown length.
  found =
      found_in("filedesc://a.arc 0.0.0.0 20310318070000 text/plain -1\n" + kBlock + "\n" + kOne);
  EXPECT_EQ(found.pages.size(), 1u);
  EXPECT_THAT(found.complaints, IsEmpty());
  found = found_in(kHead + kOne.substr(0, kOne.size() - 6));
  EXPECT_EQ(found.pages.size(), 1u);
  EXPECT_THAT(found.pages[0], ::testing::EndsWith("| the record is cut short: 64 of 69 bytes"));
}

}  // namespace
}  // namespace sourcier
