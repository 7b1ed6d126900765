#include "engine/resource/pack.h"

#include <gtest/gtest.h>

#include "engine/resource/table_source.h"

namespace sourcier {
namespace {

constexpr std::string_view kTable =
    "# Words and what they are.\n# columns: form\tkind\n# key: folded\n"
    "Été\tseason\nhiver\tseason\nété\tparticiple\n\n";

std::shared_ptr<const Pack> pack_of(std::string_view table) {
  const auto source = parse_table(table, "t.tsv");
  EXPECT_TRUE(source);
  const auto pack = Pack::from_bytes(make_pack({{"a/words", pack_table(*source)}, {"m", "model"}}));
  EXPECT_TRUE(pack);
  return *pack;
}

TEST(ParseTable, NamesTheLineOfAMalformedRow) {
  const auto table = parse_table("# columns: a\tb\nsay\tverb\nclaim\n", "verbs.tsv");
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().text(), "verbs.tsv:3: expected 2 columns, found 1");
}

TEST(ParseTable, WantsItsColumnsNamed) {
  EXPECT_EQ(parse_table("say\tverb\n", "verbs.tsv").error().text(),
            "verbs.tsv:1: expected a line '# columns: …' before the first row");
  EXPECT_EQ(parse_table("", "verbs.tsv").error().text(),
            "verbs.tsv: expected a line '# columns: …', found none");
  EXPECT_EQ(parse_table("# columns: a\n# columns: a\tb\n", "verbs.tsv").error().text(),
            "verbs.tsv:2: the columns are named a second time");
  EXPECT_EQ(parse_table("# columns: a\n\xFF\n", "verbs.tsv").error().text(),
            "verbs.tsv: the table is not UTF-8");
}

TEST(Table, KeepsRowsInOrderAndFindsAllOfAKey) {
  const auto pack = pack_of(kTable);
  const Table table = pack->table("a/words");
  ASSERT_EQ(table.rows(), 3u);
  EXPECT_EQ(table.column_name(1), "kind");
  EXPECT_EQ(table.cell(1, 0), "hiver");

  std::vector<std::string_view> kinds;
  for (std::size_t row = table.find("ÉTÉ"); row != Table::kNone; row = table.next(row)) {
    kinds.push_back(table.cell(row, 1));
  }
  EXPECT_EQ(kinds, (std::vector<std::string_view>{"season", "participle"}));
  EXPECT_EQ(table.find("automne"), Table::kNone);
}

TEST(Table, ExactKeysDoNotFold) {
  const auto pack = pack_of("# columns: form\nA\n");
  EXPECT_EQ(pack->table("a/words").find("a"), Table::kNone);
  EXPECT_EQ(pack->table("a/words").find("A"), 0u);
}

TEST(Table, AMissingTableIsEmpty) {
  const auto pack = pack_of(kTable);
  EXPECT_EQ(pack->table("nope").rows(), 0u);
  EXPECT_EQ(pack->table("nope").find("x"), Table::kNone);
  EXPECT_EQ(pack->blob("m"), "model");
  EXPECT_EQ(pack->blob("n"), "");
  EXPECT_EQ(pack->names("a/").size(), 1u);
}

TEST(Pack, RefusesDamage) {
  std::string bytes = make_pack({{"m", "model"}});
  bytes.back() ^= 1;
  for (const std::string& damaged :
       {bytes, std::string(), std::string("SRCPACK2"), bytes.substr(0, 30)}) {
    const auto pack = Pack::from_bytes(damaged);
    ASSERT_FALSE(pack);
    EXPECT_EQ(pack.error().message,
              "the data file is damaged or of another version; wanted the sourcier.pack that was "
              "built with this program");
  }
  EXPECT_EQ(Pack::open("/nope/sourcier.pack").error().text(),
            "/nope/sourcier.pack: cannot open the data file: No such file or directory");
}

TEST(Pack, VersionFollowsContent) {
  EXPECT_NE((*Pack::from_bytes(make_pack({{"m", "a"}})))->version(),
            (*Pack::from_bytes(make_pack({{"m", "b"}})))->version());
}

}  // namespace
}  // namespace sourcier
