// Arrow for Python: tables and streams as PyCapsules, which pyarrow, polars, DuckDB and pandas
// take.
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "bindings/arrow/import.h"
#include "bindings/arrow/stream.h"
#include "bindings/arrow/tables.h"
#include "bindings/python/src/module.h"

namespace sourcier::python {
namespace {

using nb::literals::operator""_a;

// The names are fixed by the PyCapsule interface of Arrow.
constexpr const char* kStream = "arrow_array_stream";
constexpr const char* kSchema = "arrow_schema";

template <typename Struct>
void free_capsule(PyObject* capsule, const char* name) {
  auto* held = static_cast<Struct*>(PyCapsule_GetPointer(capsule, name));
  if (held->release != nullptr) held->release(held);
  delete held;
}

nb::object stream_capsule(std::unique_ptr<ArrowArrayStream> stream) {
  PyObject* capsule = PyCapsule_New(
      stream.get(), kStream, [](PyObject* self) { free_capsule<ArrowArrayStream>(self, kStream); });
  if (capsule == nullptr) throw nb::python_error();
  stream.release();  // NOLINT(bugprone-unused-return-value): the capsule owns it now.
  return nb::steal(capsule);
}

nb::object schema_capsule(const arrow::Column& columns) {
  auto schema = std::make_unique<ArrowSchema>();
  arrow::export_schema(columns, schema.get());
  PyObject* capsule = PyCapsule_New(
      schema.get(), kSchema, [](PyObject* self) { free_capsule<ArrowSchema>(self, kSchema); });
  if (capsule == nullptr) throw nb::python_error();
  schema.release();  // NOLINT(bugprone-unused-return-value): the capsule owns it now.
  return nb::steal(capsule);
}

nb::object stream_of_table(const Traced& traced, const std::string& name) {
  auto stream = std::make_unique<ArrowArrayStream>();
  {
    const nb::gil_scoped_release unlocked;
    arrow::Table table =
        arrow::dossier_table({traced.dossier, traced.groups, traced.documents}, name);
    arrow::export_batches(table.columns, std::move(table.batches), stream.get());
  }
  return stream_capsule(std::move(stream));
}

nb::object schema_of_table(const std::string& name) {
  return schema_capsule(arrow::dossier_table({{}, {}, {}}, name).columns);
}

nb::object stream_of_articles(std::vector<Handle> articles) {
  auto stream = std::make_unique<ArrowArrayStream>();
  const arrow::Column columns = arrow::article_columns();
  std::size_t at = 0;
  arrow::export_stream(
      columns,
      [columns, at, articles = std::move(articles)]() mutable -> std::optional<arrow::Column> {
        if (at == articles.size()) return std::nullopt;
        arrow::Column batch = columns.emptied();
        while (at < articles.size() && !arrow::is_full(batch)) {
          arrow::add_article(batch, articles[at++].article());
          batch.end_row();
        }
        return batch;
      },
      stream.get());
  return stream_capsule(std::move(stream));
}

// Batches of a stream of files as they are read. Consumers call without the interpreter's lock, or
// with it: nothing here needs it.
nb::object stream_of_stream(std::shared_ptr<Stream> source) {
  auto stream = std::make_unique<ArrowArrayStream>();
  const arrow::Column columns = arrow::article_columns();
  arrow::export_stream(
      columns,
      [columns, source = std::move(source)]() -> std::optional<arrow::Column> {
        arrow::Column batch = columns.emptied();
        Handle article;
        while (!arrow::is_full(batch)) {
          const Stream::Next next = source->next(article);
          if (next == Stream::Next::kEnd) break;
          if (next == Stream::Next::kWait) continue;
          arrow::add_article(batch, article.article());
          batch.end_row();
        }
        if (batch.rows() == 0) return std::nullopt;
        return batch;
      },
      stream.get());
  return stream_capsule(std::move(stream));
}

std::vector<std::string> records_of(const nb::object& capsule) {
  auto* stream = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule.ptr(), kStream));
  if (stream == nullptr) throw nb::python_error();
  const nb::gil_scoped_release unlocked;
  return value_or_throw(arrow::json_records(stream));
}

}  // namespace

void bind_arrow(nb::module_& module) {
  module.def("table_names", [] {
    std::vector<std::string> names;
    for (const std::string_view name : arrow::dossier_tables()) names.emplace_back(name);
    return names;
  });
  module.def("table_stream", &stream_of_table, "traced"_a, "name"_a);
  module.def("table_schema", &schema_of_table, "name"_a);
  module.def("article_schema", [] { return schema_capsule(arrow::article_columns()); });
  module.def("articles_stream", &stream_of_articles, "articles"_a);
  module.def("stream_stream", &stream_of_stream, "stream"_a);
  module.def("records", &records_of, "capsule"_a);
}

}  // namespace sourcier::python
