#include "engine/api/story_page.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/api/deflated.h"
#include "engine/api/gzip.h"
#include "engine/api/story_file.h"

namespace sourcier {
namespace {

StoryPage page_of(const std::vector<std::pair<std::string, std::string>>& values) {
  StoryPage page;
  page.id = "st1";
  page.key = "key";
  page.merged = "merged";
  page.entities = {3, 7};
  page.rank = "rank";
  page.summary = R"({"story":"st1"})";
  for (const auto& [key, value] : values) page.add(key, value);
  return page;
}

const StoryPage kPage = page_of({{"story", R"("st1")"},
                                 {"title", "null"},
                                 {"events", R"([{"event":"ev1"}])"},
                                 {"coverage", R"({"facts":[]})"}});

struct Cut {
  const char* only;
  const char* without;
  const char* json;
};

const Cut kCuts[] = {
    {"", "", R"({"story":"st1","title":null,"events":[{"event":"ev1"}],"coverage":{"facts":[]}})"},
    {"", "coverage,sources", R"({"story":"st1","title":null,"events":[{"event":"ev1"}]})"},
    {"coverage", "", R"({"story":"st1","title":null,"coverage":{"facts":[]}})"},
    {"coverage,events", "events", R"({"story":"st1","title":null,"coverage":{"facts":[]}})"},
    {"event", "", R"({"story":"st1","title":null})"},
    {"", "story,title,events", R"({"coverage":{"facts":[]}})"},
    {"none", "story,title", "{}"},
};

TEST(StoryPage, IsCutByKeys) {
  for (const Cut& cut : kCuts) {
    SCOPED_TRACE(cut.json);
    EXPECT_EQ(json_of(kPage, cut.only, cut.without), cut.json);
    EXPECT_EQ(packed_json(kPage, cut.only, cut.without).size, std::string_view(cut.json).size());
  }
}

TEST(StoryPage, GivesTheValueOfAKey) {
  EXPECT_EQ(part_of(kPage, "events").at(0).at("event"), "ev1");
  EXPECT_TRUE(part_of(kPage, "title").is_null());
  EXPECT_TRUE(part_of(kPage, "none").is_null());
}

// The first and the last day as a list of stories says them.
struct Days {
  std::vector<const char*> published;
  const char* first;
  const char* last;
};

const Days kDays[] = {
    {{"2031-03-17", "2031-03-03", "2031-04-09"}, "2031-03-03", "2031-04-09"},
    {{"2031-03", "2031-03-17", "2031-03-20"}, "2031-03-17", "2031-03-20"},  // A month tells less.
    {{"2031-03-17", "2031", "2031-03-20"}, "2031-03-17", "2031-03-20"},
    {{"2031-02", "2031-03-17"}, "2031-02", "2031-03-17"},  // It is before that day.
    {{"2031-03-17", "2031-04"}, "2031-03-17", "2031-04"},
    {{"2031-03"}, "2031-03", "2031-03"},
    {{"", "2031-03-17T08:00:00+01:00", ""},
     "2031-03-17T08:00:00+01:00",
     "2031-03-17T08:00:00+01:00"},
    {{"", ""}, "", ""},
};

TEST(StoryPage, SaysItsFirstAndLastDay) {
  for (const Days& days : kDays) {
    std::vector<std::string> orders(days.published.begin(), days.published.end());
    std::ranges::sort(orders);
    do {
      StoryFile file;
      for (const std::string& published : orders)
        file.dossier.articles.emplace_back().published = published;
      const auto summary = json_parts::Json::parse(make_page(file).summary);
      EXPECT_EQ(summary.at("first"), json_parts::known(days.first)) << summary;
      EXPECT_EQ(summary.at("last"), json_parts::known(days.last)) << summary;
    } while (std::ranges::next_permutation(orders).found);
  }
}

TEST(StoryPage, IsKeptAsItWas) {
  StoryParts parts;
  parts.ids = {"s1", "ev1"};
  SourceProfile source;
  source.id = "so1";
  source.text = 7;
  source.copies["La Vigie"] = {"a1", "a2"};
  parts.sources = {source};
  const std::string kept = encode_page(kPage, parts);
  const auto page = decode_page(kept);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->key, kPage.key);
  EXPECT_EQ(page->merged, kPage.merged);
  EXPECT_EQ(page->entities, kPage.entities);
  EXPECT_EQ(json_of(*page), json_of(kPage));
  const auto read = decode_parts(kept);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->ids, parts.ids);
  EXPECT_EQ(read->sources.front().text, 7u);
  EXPECT_EQ(read->sources.front().copies, source.copies);
}

TEST(StoryPage, DamagedBytesAreNone) {
  const std::string kept = encode_page(kPage, {});
  for (std::size_t size = 0; size < kept.size(); ++size)
    EXPECT_FALSE(decode_page(std::string_view(kept).substr(0, size))) << size;
  std::string other = kept;
  other[0] = '\x7F';  // The form of another program.
  EXPECT_FALSE(decode_parts(other));
}

TEST(Deflated, PiecesMakeOneFileInAnyOrder) {
  std::string text;
  for (int i = 0; i < 50000; ++i) text += std::to_string(i % 997 * (i % 89)) + ' ';
  const std::string pieces[] = {deflate_piece(text), deflate_piece("b"), deflate_piece("")};
  EXPECT_LT(pieces[0].size(), text.size() / 2);
  EXPECT_EQ(inflate_piece(pieces[0], text.size()), text);
  EXPECT_EQ(inflate_piece(pieces[2], 0), "");
  EXPECT_EQ(inflate_piece("\xFF\xFF", 9), "");
  GzipOfPieces both;
  both.add(pieces[1], checksum_of("b"), 1);
  both.add(pieces[2], checksum_of(""), 0);
  both.add('-');
  both.add(pieces[0], checksum_of(text), text.size());
  both.add(pieces[0], checksum_of(text), text.size());
  const std::size_t size = both.size();
  EXPECT_EQ(gunzip(std::move(both).finish(), size), "b-" + text + text);
}

TEST(Gzip, AndBack) {
  const std::string text(100000, 'x');
  EXPECT_LT(gzip(text).size(), 1000u);
  EXPECT_EQ(gunzip(gzip(text), text.size()), text);
  EXPECT_EQ(gunzip("no gzip", 10), "");
}

}  // namespace
}  // namespace sourcier
