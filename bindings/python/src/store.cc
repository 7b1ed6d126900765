// The store for Python.
#include <nanobind/stl/pair.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "bindings/python/src/module.h"
#include "engine/api/corrected.h"
#include "engine/api/correction_book.h"
#include "engine/pipeline/stored.h"

namespace sourcier::python {
namespace {

using nb::literals::operator""_a;

// One SQLite file, opened when it is used: threads and processes take turns.
class PythonStore {
 public:
  PythonStore(const Engine& engine, std::string path)
      : resources_(engine.resources()), path_(std::move(path)) {}

  struct Added {
    AddSummary counts;
    std::vector<Error> skipped;
  };

  Added add(const std::vector<std::string>& inputs, unsigned jobs,
            const ExtractionOptions& extraction) const {
    Store store = value_or_throw(Store::open(path_, Store::Mode::kReadWrite));
    RunSummary summary;
    RunOptions options;
    options.jobs = jobs_or_cores(jobs);
    options.extraction = extraction;
    const AddOutcome outcome =
        value_or_throw(add_inputs(store, inputs, *resources_, options, {}, summary));
    return {outcome.articles, std::move(summary.skipped)};
  }

  std::vector<Handle> documents(unsigned jobs) const {
    Store store = value_or_throw(Store::open(path_, Store::Mode::kReadOnly));
    RunOptions options;
    options.jobs = jobs_or_cores(jobs);
    std::vector<Handle> handles;
    for (Document& document : value_or_throw(stored_documents(store, *resources_, options)))
      handles.push_back(handle_of(std::move(document), true));
    return handles;
  }

  // With what people put right in it.
  std::shared_ptr<Traced> trace(unsigned jobs) const {
    Store store = value_or_throw(Store::open(path_, Store::Mode::kReadOnly));
    const CorrectionLogPtr log = value_or_throw(read_log(store));
    RunOptions options;
    options.jobs = jobs_or_cores(jobs);
    auto traced = std::make_shared<Traced>();
    traced->resources = resources_;
    traced->documents = value_or_throw(stored_documents(store, *resources_, options));
    traced->groups = group_documents(traced->documents, *resources_, options);
    traced->dossier = trace_corrected(traced->groups, traced->documents, *resources_, options,
                                      log->all, log->merges)
                          .dossier;
    return traced;
  }

  StoreReport check() const {
    Store store = value_or_throw(Store::open(path_, Store::Mode::kReadOnly));
    return value_or_throw(store.check());
  }

 private:
  std::shared_ptr<const Resources> resources_;
  std::string path_;
};

}  // namespace

void bind_store(nb::module_& module) {
  using Added = PythonStore::Added;
  nb::class_<Added>(module, "Added")
      .def_prop_ro("added", [](const Added& a) { return a.counts.added; })
      .def_prop_ro("changed", [](const Added& a) { return a.counts.changed; })
      .def_prop_ro("known", [](const Added& a) { return a.counts.known; })
      .def_prop_ro("skipped", [](const Added& a) {
        std::vector<std::pair<std::string, std::string>> places;
        for (const Error& error : a.skipped) places.emplace_back(error.where, error.message);
        return places;
      });
  nb::class_<StoreReport>(module, "StoreReport")
      .def_ro("articles", &StoreReport::articles)
      .def_ro("events", &StoreReport::events)
      .def_ro("stories", &StoreReport::stories)
      .def_ro("problems", &StoreReport::problems);
  const auto unlocked = nb::call_guard<nb::gil_scoped_release>();
  nb::class_<PythonStore>(module, "Store")
      .def(nb::init<const Engine&, std::string>(), "engine"_a, "path"_a)
      .def("add", &PythonStore::add, "inputs"_a, "jobs"_a, "options"_a, unlocked)
      .def("documents", &PythonStore::documents, "jobs"_a, unlocked)
      .def("trace", &PythonStore::trace, "jobs"_a, unlocked)
      .def("check", &PythonStore::check, unlocked);
}

}  // namespace sourcier::python
