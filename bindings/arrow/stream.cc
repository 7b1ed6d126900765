#include "bindings/arrow/stream.h"

#include <cerrno>
#include <exception>
#include <memory>
#include <string>
#include <utility>

namespace sourcier::arrow {
namespace {

// What an exported schema points into; it owns its children's structs, whose consumer may have
// moved them away.
struct SchemaParts {
  std::string name;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> pointers;
};

void release_schema(ArrowSchema* schema) {
  auto* parts = static_cast<SchemaParts*>(schema->private_data);
  for (ArrowSchema& child : parts->children)
    if (child.release != nullptr) child.release(&child);
  delete parts;
  schema->release = nullptr;
}

struct ArrayParts {
  explicit ArrayParts(Column&& filled) : column(std::move(filled)) {}

  Column column;
  std::vector<const void*> buffers;
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> pointers;
};

void release_array(ArrowArray* array) {
  auto* parts = static_cast<ArrayParts*>(array->private_data);
  for (ArrowArray& child : parts->children)
    if (child.release != nullptr) child.release(&child);
  delete parts;
  array->release = nullptr;
}

void export_array(Column&& column, ArrowArray* out) {
  auto parts = std::make_unique<ArrayParts>(std::move(column));
  Column& kept = parts->column;
  std::vector<Column> children = kept.take_children();
  parts->buffers = kept.buffers();
  parts->children.resize(children.size());
  for (std::size_t i = 0; i < children.size(); ++i) {
    export_array(std::move(children[i]), &parts->children[i]);
    parts->pointers.push_back(&parts->children[i]);
  }
  *out = {.length = kept.rows(),
          .null_count = kept.nulls(),
          .offset = 0,
          .n_buffers = static_cast<std::int64_t>(parts->buffers.size()),
          .n_children = static_cast<std::int64_t>(parts->children.size()),
          .buffers = parts->buffers.data(),
          .children = parts->pointers.data(),
          .dictionary = nullptr,
          .release = release_array,
          .private_data = nullptr};
  out->private_data = parts.release();
}

struct StreamParts {
  Column table;
  NextBatch next;
  std::string error;
};

StreamParts& parts_of(ArrowArrayStream* stream) {
  return *static_cast<StreamParts*>(stream->private_data);
}

int stream_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  export_schema(parts_of(stream).table, out);
  return 0;
}

int stream_next(ArrowArrayStream* stream, ArrowArray* out) {
  StreamParts& parts = parts_of(stream);
  try {
    auto batch = parts.next();
    if (batch) {
      export_array(*std::move(batch), out);
    } else {
      *out = {};  // No release: the end.
    }
    return 0;
  } catch (const std::exception& problem) {
    parts.error = problem.what();
    return EIO;
  }
}

const char* stream_error(ArrowArrayStream* stream) { return parts_of(stream).error.c_str(); }

void release_stream(ArrowArrayStream* stream) {
  delete &parts_of(stream);
  stream->release = nullptr;
}

}  // namespace

bool is_full(const Column& table) {
  return table.rows() >= kBatchRows || table.weight() >= kBatchBytes;
}

void Batches::end_row() {
  current_.end_row();
  if (!is_full(current_)) return;
  Column next = current_.emptied();
  done_.push_back(std::exchange(current_, std::move(next)));
}

std::vector<Column> Batches::take() {
  Column next = current_.emptied();
  if (current_.rows() > 0) done_.push_back(std::exchange(current_, std::move(next)));
  return std::move(done_);
}

void export_schema(const Column& table, ArrowSchema* out) {
  auto parts = std::make_unique<SchemaParts>();
  parts->name = table.name();
  parts->children.resize(table.children().size());
  for (std::size_t i = 0; i < table.children().size(); ++i) {
    export_schema(table.children()[i], &parts->children[i]);
    parts->pointers.push_back(&parts->children[i]);
  }
  *out = {.format = table.format(),
          .name = parts->name.c_str(),
          .metadata = nullptr,
          .flags = ARROW_FLAG_NULLABLE,
          .n_children = static_cast<std::int64_t>(parts->children.size()),
          .children = parts->pointers.data(),
          .dictionary = nullptr,
          .release = release_schema,
          .private_data = nullptr};
  out->private_data = parts.release();
}

void export_stream(const Column& table, NextBatch next, ArrowArrayStream* out) {
  *out = {.get_schema = stream_schema,
          .get_next = stream_next,
          .get_last_error = stream_error,
          .release = release_stream,
          .private_data = new StreamParts{table.emptied(), std::move(next), {}}};
}

void export_batches(const Column& table, std::vector<Column> batches, ArrowArrayStream* out) {
  auto kept = std::make_shared<std::vector<Column>>(std::move(batches));
  std::size_t at = 0;
  export_stream(
      table,
      [kept, at]() mutable -> std::optional<Column> {
        if (at == kept->size()) return std::nullopt;
        return std::move((*kept)[at++]);
      },
      out);
}

}  // namespace sourcier::arrow
