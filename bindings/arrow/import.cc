#include "bindings/arrow/import.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "bindings/arrow/cell.h"

namespace sourcier::arrow {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kWhere = "the table";
constexpr std::array<std::string_view, 13> kColumns = {
    "id",   "url",      "outlet",   "title", "authors", "author", "published",
    "date", "modified", "language", "lang",  "section", "text"};

// Released however the reading ends.
template <typename Struct>
struct Owned {
  Struct value{};
  Owned() = default;
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() {
    if (value.release != nullptr) value.release(&value);
  }
};

struct Chosen {
  std::string name;
  std::size_t child = 0;
};

Result<std::vector<Chosen>> choose(const ArrowSchema& schema) {
  std::vector<Chosen> chosen;
  bool has_text = false;
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const ArrowSchema& child = *schema.children[i];
    const std::string name = child.name == nullptr ? "" : child.name;
    if (std::ranges::find(kColumns, name) == kColumns.end()) continue;
    if (!is_readable(child)) {
      return fail(ErrorKind::kUnsupported, kWhere,
                  "column '" + name + "' has the Arrow type '" + child.format +
                      "'; wanted a string, a date, a timestamp or, for authors, a list of strings");
    }
    has_text = has_text || name == "text";
    chosen.push_back({name, static_cast<std::size_t>(i)});
  }
  if (!has_text) return fail(ErrorKind::kMalformed, kWhere, "has no column 'text'");
  return chosen;
}

void add_rows(const ArrowSchema& schema, const ArrowArray& batch, const std::vector<Chosen>& chosen,
              std::vector<std::string>& records) {
  for (std::int64_t row = 0; row < batch.length; ++row) {
    Json record = Json::object();
    for (const Chosen& column : chosen) {
      const ArrowSchema& type = *schema.children[column.child];
      Json value = cell(type, *batch.children[column.child], row + batch.offset);
      if (!value.is_null()) record[column.name] = std::move(value);
    }
    records.push_back(record.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
}

std::string last_error(ArrowArrayStream& stream) {
  const char* text = stream.get_last_error(&stream);
  return text == nullptr ? "its maker gave no reason" : text;
}

}  // namespace

Result<std::vector<std::string>> json_records(ArrowArrayStream* taken) {
  Owned<ArrowArrayStream> stream;
  std::memcpy(&stream.value, taken, sizeof *taken);
  taken->release = nullptr;
  Owned<ArrowSchema> schema;
  if (stream.value.get_schema(&stream.value, &schema.value) != 0)
    return fail(ErrorKind::kIo, kWhere, "cannot be read: " + last_error(stream.value));
  if (std::strcmp(schema.value.format, "+s") != 0)
    return fail(ErrorKind::kUnsupported, kWhere, "has no columns");
  const auto chosen = choose(schema.value);
  if (!chosen) return tl::unexpected(chosen.error());

  std::vector<std::string> records;
  while (true) {
    Owned<ArrowArray> batch;
    if (stream.value.get_next(&stream.value, &batch.value) != 0)
      return fail(ErrorKind::kIo, kWhere, "cannot be read: " + last_error(stream.value));
    if (batch.value.release == nullptr) return records;
    add_rows(schema.value, batch.value, *chosen, records);
  }
}

}  // namespace sourcier::arrow
