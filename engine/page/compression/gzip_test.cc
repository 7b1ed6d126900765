#include "engine/page/compression/gzip.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/page/archive/archive_fixture.h"

namespace sourcier {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view kPage = "<p>One</p>";
constexpr std::string_view kOther = "<p>Two</p>";

std::string place(std::size_t offset, std::string_view rest) {
  return "a:" + std::to_string(offset) + ": " + std::string(rest);
}

std::string page(std::size_t offset, std::string_view body) {
  return std::to_string(offset) + " " + std::string(body);
}

TEST(Gzip, EachFormatIsReadFromIt) {
  EXPECT_THAT(found_in(gzip(kPage)).pages, ElementsAre("<p>One</p>"));
  EXPECT_THAT(found_in(gzip("A text.\n")).pages, ElementsAre("A text.\n"));
  EXPECT_THAT(found_in(gzip("{\"text\":\"a\"}\n{\"text\":\"b\"}\n")).pages,
              ElementsAre("0 {\"text\":\"a\"}", "13 {\"text\":\"b\"}"));
  EXPECT_THAT(found_in(zstd(kPage)).pages, ElementsAre("<p>One</p>"));
  EXPECT_THAT(found_in(gzip("<p>O") + gzip("ne</p>")).pages, ElementsAre("<p>One</p>"));
  EXPECT_THAT(found_in(gzip("")).complaints, ElementsAre("a: the file is empty"));
  EXPECT_THAT(found_in(gzip(gzip(kPage))).complaints,
              ElementsAre("a: is compressed more than once, and unpacked once only"));
}

TEST(Gzip, ARecordHasTheOffsetOfItsMember) {
  const std::string one = gzip(response(kPage)), two = gzip(response(kOther));
  const std::string empty = gzip("");
  const std::string bytes = one + empty + two + std::string(512, '\0');
  for (const std::size_t piece : {1u << 20, 1u}) {
    const Found found = found_in(bytes, piece);
    EXPECT_THAT(found.pages, ElementsAre(page(0, kPage), page(one.size() + empty.size(), kOther)));
    EXPECT_THAT(found.complaints, IsEmpty());
  }
  // Members cut anywhere, and one for all.
  const std::string text = response(kPage) + response(kOther);
  for (std::size_t cut = 1; cut < text.size(); ++cut) {
    const std::string first = gzip(text.substr(0, cut));
    const Found found = found_in(first + gzip(text.substr(cut)));
    const std::size_t begin = cut > response(kPage).size() ? 0 : first.size();
    EXPECT_THAT(found.pages, ElementsAre(page(0, kPage), page(begin, kOther))) << cut;
    EXPECT_THAT(found.complaints, IsEmpty()) << cut;
  }
  EXPECT_THAT(found_in(gzip(text)).pages, ElementsAre(page(0, kPage), page(0, kOther)));
}

TEST(Zstd, ARecordHasTheOffsetOfItsFrame) {
  const std::string one = zstd(response(kPage)), two = zstd(response(kOther));
  const std::string skipped = std::string("\x50\x2A\x4D\x18\x03\0\0\0", 8) + "abc";
  for (const std::size_t piece : {1u << 20, 1u}) {
    const Found found = found_in(one + skipped + two, piece);
    EXPECT_THAT(found.pages,
                ElementsAre(page(0, kPage), page(one.size() + skipped.size(), kOther)));
    EXPECT_THAT(found.complaints, IsEmpty());
  }
}

TEST(Zstd, ADictionaryAtTheBeginningIsUsed) {
  std::string dictionary;
  for (int i = 0; i < 100; ++i) dictionary += "words of the dictionary " + std::to_string(i);
  const std::string text = response("<p>words of the dictionary 42</p>");
  ZSTD_CCtx* const context = ZSTD_createCCtx();
  std::string frame(ZSTD_compressBound(text.size()), '\0');
  frame.resize(ZSTD_compress_usingDict(context, frame.data(), frame.size(), text.data(),
                                       text.size(), dictionary.data(), dictionary.size(), 3));
  ZSTD_freeCCtx(context);
  for (const std::string& stored : {dictionary, zstd(dictionary)}) {
    std::string header("\x5D\x2A\x4D\x18\0\0\0\0", 8);
    header[4] = static_cast<char>(stored.size() & 0xFF);
    header[5] = static_cast<char>(stored.size() >> 8);
    const Found found = found_in(header + stored + frame);
    EXPECT_THAT(found.pages,
                ElementsAre(page(8 + stored.size(), "<p>words of the dictionary 42</p>")));
    EXPECT_THAT(found.complaints, IsEmpty());
  }
}

TEST(Gzip, JunkAndDamageCostTheirMemberOnly) {
  const std::string one = gzip(response(kPage)), two = gzip(response(kOther));
  Found found = found_in(one + "junk" + two + "more");
  EXPECT_THAT(found.pages, ElementsAre(page(0, kPage), page(one.size() + 4, kOther)));
  EXPECT_THAT(found.complaints,
              ElementsAre(place(one.size(), "4 bytes that are no gzip data were stepped over"),
                          place(one.size() + 4 + two.size(),
                                "4 bytes that are no gzip data were stepped over")));
  std::string wrong_sum = one;
  wrong_sum[wrong_sum.size() - 8] ^= 1;
  found = found_in(wrong_sum + two);
  EXPECT_THAT(found.pages, ElementsAre(page(0, kPage), page(one.size(), kOther)));
  EXPECT_THAT(found.complaints,
              ElementsAre(place(0,
                                "the gzip member is damaged after 192 bytes: incorrect data "
                                "check")));
}

// The rest of a member is lost, and the next one follows at once.
TEST(Gzip, BytesLostInTheMiddleCostTheirMemberOnly) {
  std::string text = "<p>";
  for (int i = 0; i < 2000; ++i) text += "word" + std::to_string(i * 7919 % 1000) + " ";
  const std::string zero = gzip(response(kPage)), one = gzip(response(text));
  const std::string two = gzip(response(kOther));
  for (std::size_t cut = 1; cut < one.size(); cut += 7) {
    SCOPED_TRACE(cut);
    const Found found = found_in(zero + one.substr(0, cut) + two + two);
    ASSERT_GE(found.pages.size(), 3u);
    EXPECT_EQ(found.pages[found.pages.size() - 2], page(zero.size() + cut, kOther));
    EXPECT_EQ(found.pages.back(), page(zero.size() + cut + two.size(), kOther));
    EXPECT_TRUE(found.pages.size() == 4 || !found.complaints.empty());
  }
}

std::string compressed(bool with_zstd, std::string_view text) {
  return with_zstd ? zstd(text) : gzip(text);
}

TEST(Gzip, AFileCutAnywhereGivesItsWholeRecords) {
  for (const bool with_zstd : {false, true}) {
    const std::string info = compressed(with_zstd, warc("warcinfo", "software: x"));
    const std::string one = compressed(with_zstd, response(kPage));
    const std::string two = compressed(with_zstd, response(kOther));
    const std::string all = info + one + two;
    for (std::size_t size = 0; size <= all.size(); ++size) {
      SCOPED_TRACE(std::to_string(with_zstd) + " " + std::to_string(size));
      const Found found = found_in(std::string_view(all).substr(0, size));
      const std::size_t whole = size < info.size() + one.size() ? 0 : size < all.size() ? 1 : 2;
      ASSERT_GE(found.pages.size(), whole);
      if (whole > 0) {
        EXPECT_EQ(found.pages[0], page(info.size(), kPage));
      }
      const bool is_between =
          size == info.size() || size == info.size() + one.size() || size == all.size();
      const bool is_told = !found.complaints.empty() || found.pages.size() > whole;
      EXPECT_EQ(is_told, !is_between);
    }
  }
}

TEST(Gzip, BombsAreGivenUpAndTheRestIsRead) {
  // Streams of one letter, far over what pages reach.
  const std::string content = http("<p>") + std::string(40u << 20, 'x');
  const std::string film =
      warc("response", http(std::string(40u << 20, 'x'), "Content-Type: video/mp4\r\n"));
  for (const bool with_zstd : {false, true}) {
    const std::string bomb = compressed(with_zstd, warc("response", content));
    const std::string dull = compressed(with_zstd, film);
    const std::string good = compressed(with_zstd, response(kPage));
    const Found found = found_in(bomb + dull + good);
    EXPECT_THAT(found.pages, ElementsAre(page(bomb.size() + dull.size(), kPage)));
    ASSERT_EQ(found.complaints.size(), 2u);
    EXPECT_TRUE(found.complaints[0].starts_with("a:0: the record has ")) << found.complaints[0];
    EXPECT_THAT(found.complaints[1], ::testing::HasSubstr("inflates to more than 200 times"));
  }
}

TEST(Gzip, EmptyMembersWithoutEndAreGivenUp) {
  std::string bytes = gzip(response(kPage));
  const std::string empty = gzip("");
  for (std::size_t i = 0; i < kMostEmptyMembers + 2; ++i) bytes += empty;
  const Found found = found_in(bytes + gzip(response(kOther)));
  EXPECT_THAT(found.pages, ElementsAre(page(0, kPage)));
  ASSERT_EQ(found.complaints.size(), 1u);
  EXPECT_THAT(found.complaints[0], ::testing::HasSubstr("more than 1024 empty members in a row"));
}

TEST(Gzip, JunkWithoutEndIsGivenUp) {
  std::string bytes;
  for (std::size_t i = 0; i < kMostDamages + 9; ++i) bytes += gzip(response(kPage)) + "junk";
  const Found found = found_in(bytes);
  EXPECT_EQ(found.pages.size(), kMostDamages + 1);
  ASSERT_EQ(found.complaints.size(), kMostDamages + 1);
  EXPECT_THAT(found.complaints.back(), ::testing::HasSubstr("more than 256 damaged places"));
}

// A member that is larger than what is inflated at once, stored and inflated.
TEST(Gzip, ALargeMemberIsReadPieceByPiece) {
  std::string text;
  std::uint64_t seed = 1;
  while (text.size() < (12u << 20)) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    text += "{\"text\":\"" + std::to_string(seed) + "\"}\n";
  }
  const std::string one = gzip(text);
  for (const std::string& bytes : {one, one + gzip("{\"text\":\"last\"}\n")}) {
    const Found found = found_in(bytes, 4096);
    EXPECT_THAT(found.complaints, IsEmpty());
    EXPECT_EQ(found.pages.size(), static_cast<std::size_t>(std::ranges::count(text, '\n')) +
                                      (bytes.size() > one.size() ? 1 : 0));
  }
}

}  // namespace
}  // namespace sourcier
