// What one side exports the other reads back: without a copy, a leak or a byte past the end.
#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>
#include <utility>

#include "bindings/arrow/import.h"
#include "bindings/arrow/stream.h"
#include "bindings/arrow/tables.h"

namespace sourcier::arrow {
namespace {

Article article(const std::string& id) {
  Article made;
  made.id = id;
  made.title = "Été à Brévalon";
  made.text = "« Été », dit-elle.";
  made.language = "fr";
  made.published = "2031-03-04";
  made.authors = {"Lucie Tarbel", "Ève Roc"};
  made.paragraphs = {{span_of(0, made.text.size()), ParagraphKind::kBody}};
  return made;
}

ArrowArrayStream stream_of(const std::vector<Article>& articles) {
  Batches batches(article_columns());
  for (const Article& each : articles) {
    add_article(batches.table(), each);
    batches.end_row();
  }
  ArrowArrayStream stream;
  export_batches(article_columns(), batches.take(), &stream);
  return stream;
}

TEST(Arrow, ArticlesComeBackAsRecords) {
  ArrowArrayStream stream = stream_of({article("a"), article("b")});
  const auto records = json_records(&stream);
  EXPECT_EQ(stream.release, nullptr) << "the stream is taken over";
  ASSERT_TRUE(records) << records.error().text();
  ASSERT_EQ(records->size(), 2u);
  EXPECT_EQ((*records)[1],
            R"({"id":"b","title":"Été à Brévalon","authors":["Lucie Tarbel","Ève Roc"],)"
            R"("published":"2031-03-04","language":"fr","text":"« Été », dit-elle."})");
}

TEST(Arrow, ManyRowsAreSeveralBatches) {
  ArrowArrayStream stream = stream_of(std::vector<Article>(2 * kBatchRows + 1, article("a")));
  std::vector<std::int64_t> lengths;
  while (true) {
    ArrowArray batch;
    ASSERT_EQ(stream.get_next(&stream, &batch), 0);
    if (batch.release == nullptr) break;
    lengths.push_back(batch.length);
    batch.release(&batch);
  }
  stream.release(&stream);
  EXPECT_EQ(lengths, (std::vector<std::int64_t>{kBatchRows, kBatchRows, 1}));
}

TEST(Arrow, AChildThatWasMovedAwayOutlivesItsParent) {
  ArrowArrayStream stream = stream_of({article("a")});
  ArrowArray batch;
  ASSERT_EQ(stream.get_next(&stream, &batch), 0);
  ArrowArray title = *batch.children[4];
  batch.children[4]->release = nullptr;
  batch.release(&batch);
  stream.release(&stream);
  EXPECT_EQ(std::string(static_cast<const char*>(title.buffers[2]), article("a").title.size()),
            "Été à Brévalon");
  title.release(&title);
}

TEST(Arrow, NullsOfEveryTypeAreMarked) {
  Column table("t", ColumnType::kStruct,
               {Column("text", ColumnType::kText), Column("n", ColumnType::kInteger),
                Column("x", ColumnType::kReal), Column("is", ColumnType::kBoolean)});
  for (int row = 0; row < 9; ++row) {
    const bool is_null = row == 8;
    table.child(0).add(is_null ? std::nullopt : std::optional<std::string_view>("a"));
    table.child(1).add(is_null ? std::nullopt : std::optional<std::int64_t>(row));
    table.child(2).add(is_null ? std::nullopt : std::optional<double>(0.5));
    table.child(3).add(is_null ? std::nullopt : std::optional<bool>(row % 2 == 1));
    table.end_row();
  }
  for (const Column& column : table.children()) {
    EXPECT_EQ(column.nulls(), 1) << column.name();
    const auto* bits = static_cast<const std::uint8_t*>(column.buffers()[0]);
    EXPECT_EQ(bits[0], 0xFF);
    EXPECT_EQ(bits[1], 0);
  }
  EXPECT_EQ(*static_cast<const std::uint8_t*>(table.children()[3].buffers()[1]), 0b10101010);
}

TEST(Arrow, ATableWithoutTextOrWithAnotherTypeIsRefusedByName) {
  const auto error_of = [](const Column& table) {
    ArrowArrayStream stream;
    export_batches(table, {}, &stream);
    const auto records = json_records(&stream);
    return records ? std::string("none") : records.error().text();
  };
  EXPECT_EQ(error_of({"t", ColumnType::kStruct, {Column("title", ColumnType::kText)}}),
            "the table: has no column 'text'");
  EXPECT_EQ(error_of({"t", ColumnType::kStruct, {Column("text", ColumnType::kReal)}}),
            "the table: column 'text' has the Arrow type 'g'; wanted a string, a date, a timestamp "
            "or, for authors, a list of strings");
  EXPECT_EQ(error_of(Column("t", ColumnType::kText)), "the table: has no columns");
}

// One column `text` of another library's, with what its buffers hold; of three rows.
Result<std::vector<std::string>> records_of(const char* format, std::vector<const void*> buffers,
                                            std::int64_t length = 3) {
  ArrowSchema type{format, "text", nullptr, 0, 0, nullptr, nullptr, nullptr, nullptr};
  ArrowArray array{length,  -1,      0,      std::ssize(buffers), 0, buffers.data(), nullptr,
                   nullptr, nullptr, nullptr};
  struct Table {
    ArrowSchema* type;
    ArrowArray* array;
    bool is_given = false;
  } table{&type, &array};
  static const void* no_nulls[] = {nullptr};
  ArrowArrayStream stream;
  stream.private_data = &table;
  stream.get_schema = [](ArrowArrayStream* from, ArrowSchema* out) {
    *out = {"+s",    "",
            nullptr, 0,
            1,       &static_cast<Table*>(from->private_data)->type,
            nullptr, [](ArrowSchema* schema) { schema->release = nullptr; },
            nullptr};
    return 0;
  };
  stream.get_next = [](ArrowArrayStream* from, ArrowArray* out) {
    auto* of = static_cast<Table*>(from->private_data);
    *out = {};
    if (std::exchange(of->is_given, true)) return 0;
    *out = {3,          0,       0,
            1,          1,       no_nulls,
            &of->array, nullptr, [](ArrowArray* given) { given->release = nullptr; },
            nullptr};
    return 0;
  };
  stream.release = [](ArrowArrayStream* given) { given->release = nullptr; };
  return json_records(&stream);
}

TEST(Arrow, OffsetsThatCannotBeAreNoText) {
  const std::vector<std::string> nothing(3, "{}");
  const std::int32_t backwards[] = {2, 1, -1, 0};
  EXPECT_EQ(records_of("u", {nullptr, backwards, "ab"}), nothing);
  const std::int64_t too_far[] = {3, 4, 9, 2};
  EXPECT_EQ(records_of("U", {nullptr, too_far, "ab"}), nothing);
  struct {
    std::int32_t size, prefix, buffer, offset;
  } const views[] = {{-1, 0, 0, 0}, {20, 0, 1, 0}, {20, 0, 0, 9}};
  const std::int64_t sizes[] = {28};
  EXPECT_EQ(records_of("vu", {nullptr, views, "twenty-eight bytes are here.", sizes}), nothing);
}

TEST(Arrow, AColumnShorterThanItsTableHasNoMoreText) {
  const std::int32_t offsets[] = {0, 1, 2};
  EXPECT_EQ(records_of("u", {nullptr, offsets, "ab"}, 2),
            (std::vector<std::string>{R"({"text":"a"})", R"({"text":"b"})", "{}"}));
}

TEST(Arrow, ADayThatFourDigitsCannotWriteIsNone) {
  const std::int32_t days[] = {0, 2932897, std::numeric_limits<std::int32_t>::min()};
  EXPECT_EQ(records_of("tdD", {nullptr, days}),
            (std::vector<std::string>{R"({"text":"1970-01-01"})", "{}", "{}"}));
  const std::int64_t seconds[] = {-1, std::numeric_limits<std::int64_t>::max(),
                                  std::numeric_limits<std::int64_t>::min()};
  EXPECT_EQ(records_of("tss:", {nullptr, seconds}),
            (std::vector<std::string>{R"({"text":"1969-12-31T23:59:59Z"})", "{}", "{}"}));
}

TEST(Arrow, WhatItsMakerThrowsEndsAStreamWithItsWords) {
  ArrowArrayStream stream;
  export_stream(
      article_columns(), []() -> std::optional<Column> { throw std::runtime_error("no disk"); },
      &stream);
  const auto records = json_records(&stream);
  ASSERT_FALSE(records);
  EXPECT_EQ(records.error().text(), "the table: cannot be read: no disk");
}

TEST(Arrow, EveryTableOfADossierHasColumnsAndNoOther) {
  const Dossier dossier;
  const Groups groups;
  for (const std::string_view name : dossier_tables()) {
    const Table table = dossier_table({dossier, groups, {}}, name);
    EXPECT_FALSE(table.columns.children().empty()) << name;
    EXPECT_TRUE(table.batches.empty()) << name;
  }
  EXPECT_TRUE(dossier_table({dossier, groups, {}}, "verbs").columns.children().empty());
}

}  // namespace
}  // namespace sourcier::arrow
