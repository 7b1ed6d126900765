// Any bytes are the columns of another library's table, offsets, views and times as they come: its
// rows are JSON, or the table is refused with a reason. What the interface cannot tell is true
// here: how long each buffer is.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bindings/arrow/import.h"

namespace {

using Bytes = std::vector<std::uint8_t>;

void require(bool holds) {
  if (!holds) std::abort();
}

// The input, taken from its beginning; zeros when it is used up.
struct Input {
  const std::uint8_t* at;
  std::size_t left;

  std::uint8_t byte() {
    if (left == 0) return 0;
    --left;
    return *at++;
  }
  std::int64_t below(int bound) { return byte() % bound; }
  // A buffer of its own and of this very size, so that the sanitizer sees a byte past it.
  Bytes bytes(std::size_t size) {
    Bytes taken(size);
    for (std::uint8_t& one : taken) one = byte();
    return taken;
  }
};

constexpr const char* kNames[] = {"text", "id", "title", "authors", "published", "date", "other"};
constexpr const char* kFormats[] = {"u",  "U",  "vu", "tdD",  "tss:", "tsn:UTC", "n",   "g",
                                    "+l", "+L", "+s", "tsm:", "",     "t",       "tsu:"};
constexpr const char* kItems[] = {"u", "U", "vu", "n", "tdD", "+l"};

// A column, its type and what both point to.
struct Column {
  ArrowSchema type{};
  ArrowArray array{};
  std::vector<Bytes> kept;
  std::vector<const void*> buffers;
  std::unique_ptr<Column> item;
  ArrowSchema* item_type = nullptr;
  ArrowArray* item_array = nullptr;

  void keep(Bytes bytes) { kept.push_back(std::move(bytes)); }
};

template <typename Value>
void set_last(Bytes& offsets, Value value) {
  std::memcpy(offsets.data() + offsets.size() - sizeof value, &value, sizeof value);
}

// Offsets as they come; the last one is the truth, for nothing else tells how much there is.
Bytes offsets_to(Input& input, std::size_t rows, bool is_large, std::int64_t end) {
  Bytes offsets = input.bytes((rows + 1) * (is_large ? 8 : 4));
  if (is_large) {
    set_last(offsets, end);
  } else {
    set_last(offsets, static_cast<std::int32_t>(end));
  }
  return offsets;
}

void add_views(Input& input, Column& column, std::size_t rows) {
  column.keep(input.bytes(rows * 16));
  std::vector<std::int64_t> sizes;
  for (std::int64_t i = input.below(3); i > 0; --i) {
    column.keep(input.bytes(static_cast<std::size_t>(input.below(40))));
    sizes.push_back(static_cast<std::int64_t>(column.kept.back().size()));
  }
  Bytes last(sizes.size() * sizeof(std::int64_t));
  if (!last.empty()) std::memcpy(last.data(), sizes.data(), last.size());
  column.keep(std::move(last));
}

std::unique_ptr<Column> column_of(Input& input, const char* name, const char* format,
                                  std::int64_t length, int depth) {
  auto column = std::make_unique<Column>();
  const std::string kind = format;
  const std::int64_t offset = input.below(3);
  const auto rows = static_cast<std::size_t>(length + offset);
  column->keep(input.bytes(rows / 8 + 1));
  if (kind == "u" || kind == "U") {
    const std::int64_t size = input.below(40);
    column->keep(offsets_to(input, rows, kind == "U", size));
    column->keep(input.bytes(static_cast<std::size_t>(size)));
  } else if (kind == "vu") {
    add_views(input, *column, rows);
  } else if (kind == "+l" || kind == "+L") {
    const std::int64_t items = input.below(8);
    column->keep(offsets_to(input, rows, kind == "+L", items));
    const char* of = depth < 3 ? kItems[input.below(std::size(kItems))] : "u";
    column->item = column_of(input, "item", of, items, depth + 1);
    column->item_type = &column->item->type;
    column->item_array = &column->item->array;
  } else {
    column->keep(input.bytes(rows * 8));
  }
  for (const Bytes& buffer : column->kept) column->buffers.push_back(buffer.data());
  if (input.below(2) == 0) column->buffers[0] = nullptr;
  column->type = {format,  name,    nullptr, 0, column->item ? 1 : 0, &column->item_type,
                  nullptr, nullptr, nullptr};
  column->array = {length,
                   -1,
                   offset,
                   static_cast<std::int64_t>(column->buffers.size()),
                   column->item ? 1 : 0,
                   column->buffers.data(),
                   &column->item_array,
                   nullptr,
                   nullptr,
                   nullptr};
  return column;
}

// One batch of rows, which belongs to whoever made it: releasing only says that it was.
struct Table {
  std::vector<std::unique_ptr<Column>> columns;
  std::vector<ArrowSchema*> types;
  std::vector<ArrowArray*> arrays;
  std::int64_t rows = 0;
  std::int64_t offset = 0;
  bool is_given = false;
};

int give_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  auto& table = *static_cast<Table*>(stream->private_data);
  *out = {"+s",
          "",
          nullptr,
          0,
          static_cast<std::int64_t>(table.types.size()),
          table.types.data(),
          nullptr,
          [](ArrowSchema* schema) { schema->release = nullptr; },
          nullptr};
  return 0;
}

const void* no_nulls[] = {nullptr};

int give_batch(ArrowArrayStream* stream, ArrowArray* out) {
  auto& table = *static_cast<Table*>(stream->private_data);
  *out = {};
  if (table.is_given) return 0;
  table.is_given = true;
  *out = {table.rows,
          0,
          table.offset,
          1,
          static_cast<std::int64_t>(table.arrays.size()),
          no_nulls,
          table.arrays.data(),
          nullptr,
          [](ArrowArray* array) { array->release = nullptr; },
          nullptr};
  return 0;
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer fixes the name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Input input{data, size};
  Table table;
  table.rows = input.below(6);
  table.offset = input.below(3);
  for (std::int64_t i = 1 + input.below(4); i > 0; --i) {
    const char* name = kNames[input.below(std::size(kNames))];
    const char* format = kFormats[input.below(std::size(kFormats))];
    // A column may be shorter than the table that it stands in.
    const std::int64_t length = table.rows + table.offset - (input.below(9) == 0 ? 1 : 0);
    table.columns.push_back(column_of(input, name, format, std::max<std::int64_t>(0, length), 0));
    table.types.push_back(&table.columns.back()->type);
    table.arrays.push_back(&table.columns.back()->array);
  }
  ArrowArrayStream stream{give_schema, give_batch,
                          [](ArrowArrayStream*) -> const char* { return nullptr; },
                          [](ArrowArrayStream* given) { given->release = nullptr; }, &table};
  const auto records = sourcier::arrow::json_records(&stream);
  if (!records) {
    require(!records.error().message.empty());
    return 0;
  }
  require(static_cast<std::int64_t>(records->size()) == table.rows);
  for (const std::string& record : *records) require(nlohmann::json::parse(record).is_object());
  return 0;
}
