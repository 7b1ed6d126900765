// sourcier._core: the engine's values and stages for the Python package; no user imports it.
//
// Every call that computes lets go of the interpreter's lock. What C++ throws is sourcier.Error.
#include "bindings/python/src/module.h"

#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include "apps/cli/command.h"
#include "bindings/python/src/archive.h"
#include "bindings/python/src/parts.h"
#include "engine/api/json.h"
#include "engine/api/names.h"

namespace sourcier::python {
namespace {

using nb::literals::operator""_a;

// None where the engine does not know.
std::optional<std::string_view> known(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

nb::bytes bytes_of(const std::string& bytes) { return nb::bytes(bytes.data(), bytes.size()); }

Handle extract_page(const Engine& engine, const nb::bytes& body, std::string url,
                    std::string content_type, std::string path, const ExtractionOptions& options) {
  // Nobody changes or frees it meanwhile: the caller holds it, and bytes are constant.
  PageInput page{
      {body.c_str(), body.size()}, std::move(url), std::move(content_type), std::move(path)};
  const nb::gil_scoped_release unlocked;
  return engine.extract(std::move(page), options);
}

Handle next_article(Stream& stream) {
  Handle article;
  while (true) {
    Stream::Next next;
    {
      const nb::gil_scoped_release unlocked;
      next = stream.next(article);
    }
    if (next == Stream::Next::kArticle) return article;
    if (next == Stream::Next::kEnd) throw nb::stop_iteration();
    if (PyErr_CheckSignals() != 0) throw nb::python_error();
  }
}

std::vector<std::pair<std::string, std::string>> places(const std::vector<Error>& errors) {
  std::vector<std::pair<std::string, std::string>> out;
  out.reserve(errors.size());
  for (const Error& error : errors) out.emplace_back(error.where, error.message);
  return out;
}

int run_command(std::vector<std::string> arguments) {
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  return cli::run_program(static_cast<int>(arguments.size()), argv.data());
}

void bind_document(nb::module_& module) {
  nb::class_<Handle>(module, "Document")
      .def(
          "json", [](const Handle& h) { return to_json(h.article()); },
          nb::call_guard<nb::gil_scoped_release>())
      .def(
          "reading_json",
          [](const Handle& h, bool tokens) { return to_json(*h.document, {tokens}); }, "tokens"_a,
          nb::call_guard<nb::gil_scoped_release>())
      .def_ro("is_read", &Handle::is_read)
      .def_prop_ro("offset", [](const Handle& h) { return h.article().source.warc_record_offset; })
      .def_prop_ro("id", [](const Handle& h) { return std::string_view(h.article().id); })
      .def_prop_ro("version", [](const Handle& h) { return std::string_view(h.article().version); })
      .def_prop_ro("url", [](const Handle& h) { return known(h.article().url); })
      .def_prop_ro("outlet", [](const Handle& h) { return known(h.article().outlet); })
      .def_prop_ro("title", [](const Handle& h) { return known(h.article().title); })
      .def_prop_ro("authors", [](const Handle& h) { return h.article().authors; })
      .def_prop_ro("published", [](const Handle& h) { return known(h.article().published); })
      .def_prop_ro("published_basis",
                   [](const Handle& h) { return known(name_of(h.article().published_basis)); })
      .def_prop_ro("modified", [](const Handle& h) { return known(h.article().modified); })
      .def_prop_ro("language", [](const Handle& h) { return known(h.article().language); })
      .def_prop_ro("section", [](const Handle& h) { return known(h.article().section); })
      .def_prop_ro("text", [](const Handle& h) { return std::string_view(h.article().text); });
}

void bind_engine(nb::module_& module) {
  nb::class_<ExtractionOptions>(module, "Options")
      .def(
          "__init__",
          [](ExtractionOptions* self, std::string language, std::string reference_date) {
            new (self) ExtractionOptions{std::move(language), std::move(reference_date)};
          },
          "language"_a, "reference_date"_a);
  nb::class_<Engine>(module, "Engine")
      .def(nb::init<const std::string&>(), "pack"_a, nb::call_guard<nb::gil_scoped_release>())
      .def_prop_ro("version", &Engine::version)
      .def("extract", &extract_page, "body"_a, "url"_a, "content_type"_a, "path"_a, "options"_a)
      .def("record", &Engine::record, "json"_a, "options"_a,
           nb::call_guard<nb::gil_scoped_release>())
      .def("read", &Engine::read, "article"_a, nb::call_guard<nb::gil_scoped_release>())
      .def("group", &Engine::group, "articles"_a, "jobs"_a,
           nb::call_guard<nb::gil_scoped_release>())
      .def("trace", &Engine::trace, "articles"_a, "jobs"_a,
           nb::call_guard<nb::gil_scoped_release>())
      .def(
          "stream",
          [](const Engine& engine, std::vector<std::string> inputs, bool with_reading,
             unsigned jobs, const ExtractionOptions& options) {
            return std::make_shared<Stream>(
                engine.resources(),
                StreamOptions{
                    std::move(inputs), with_reading, jobs_or_cores(jobs), options, {}, {}});
          },
          "inputs"_a, "with_reading"_a, "jobs"_a, "options"_a)
      .def("pack",
           [](const Engine& engine, const Handle& handle) {
             return bytes_of(pack_handle(handle, engine.version()));
           })
      .def("unpack",
           [](const Engine& engine, const nb::bytes& bytes) {
             return unpack_handle({bytes.c_str(), bytes.size()}, engine.version());
           })
      .def("latest",
           [](const Engine& engine, const std::vector<nb::bytes>& packed) {
             std::vector<Handle> states;
             for (const nb::bytes& bytes : packed)
               states.push_back(unpack_handle({bytes.c_str(), bytes.size()}, engine.version()));
             return bytes_of(pack_handle(engine.latest(states), engine.version()));
           })
      .def("trace_part",
           [](const Engine& engine, const nb::bytes& groups, const std::vector<Handle>& readings) {
             const std::string_view bytes(groups.c_str(), groups.size());
             const nb::gil_scoped_release unlocked;
             return trace_part(bytes, readings, engine.resources());
           })
      .def("guarded_stream", [](const Engine& engine, std::string file, std::string path,
                                std::string marker, const std::vector<std::uint64_t>& left_out,
                                std::int64_t crash_at, const ExtractionOptions& options) {
        Guard guard{std::move(marker), {left_out.begin(), left_out.end()}, crash_at};
        return std::make_shared<Stream>(
            engine.resources(),
            StreamOptions{{std::move(file)}, false, 1, options, std::move(path), std::move(guard)});
      });
}

void bind_results(nb::module_& module) {
  nb::class_<Stream>(module, "Stream")
      .def("__iter__", [](nb::object self) { return self; })
      .def("__next__", &next_article)
      .def("close", &Stream::close, nb::call_guard<nb::gil_scoped_release>())
      .def_prop_ro("skipped", [](const Stream& stream) { return places(stream.skipped()); });
  nb::class_<Traced>(module, "Traced")
      .def(
          "group_lines", [](const Traced& t) { return to_json_lines(t.groups, t.documents); },
          nb::call_guard<nb::gil_scoped_release>())
      .def(
          "dossier_json", [](const Traced& t) { return to_json(t.dossier, t.groups, t.documents); },
          nb::call_guard<nb::gil_scoped_release>())
      .def("html", &html_of, "language"_a, nb::call_guard<nb::gil_scoped_release>())
      .def("article_count", [](const Traced& traced) { return traced.documents.size(); })
      .def("source_names", [](const Traced& traced) {
        std::vector<std::tuple<std::string, std::string, std::string>> names;
        for (const SourceNode& node : traced.dossier.source_nodes)
          names.emplace_back(node.id, node.name, node.kind);
        return names;
      });
  const auto unlocked = nb::call_guard<nb::gil_scoped_release>();
  nb::class_<TracedParts>(module, "TracedParts")
      .def(nb::init<const Engine&, const std::vector<Handle>&, unsigned>(), "engine"_a,
           "articles"_a, "jobs"_a, unlocked)
      .def("next", &TracedParts::next, unlocked)
      .def("shared", &TracedParts::shared, unlocked);
}

}  // namespace

NB_MODULE(_core, module) {
  // It makes itself known to the module.
  // NOLINTNEXTLINE(bugprone-throw-keyword-missing,bugprone-unused-raii)
  nb::exception<Failure>(module, "Error", PyExc_ValueError);
  bind_document(module);
  bind_engine(module);
  bind_results(module);
  bind_arrow(module);
  bind_store(module);
  bind_archive(module);
  module.def("run_command", &run_command, "arguments"_a, nb::call_guard<nb::gil_scoped_release>());
}

}  // namespace sourcier::python
