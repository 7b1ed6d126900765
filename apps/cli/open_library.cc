#include "apps/cli/open_library.h"

#include "engine/pipeline/stored.h"

namespace sourcier::cli {
namespace {

void report(const RunSummary& summary, const InputOptions& options) {
  if (options.quiet) return;
  for (const Error& error : summary.skipped) complain("skipped " + error.text());
}

Result<std::unique_ptr<Library>> over_store(const InputOptions& options,
                                            const std::shared_ptr<const Resources>& resources,
                                            const RunOptions& run) {
  if (!options.inputs.empty()) {
    auto store = Store::open(options.store, Store::Mode::kReadWrite);
    if (!store) return tl::unexpected(store.error());
    RunSummary summary;
    const auto added = add_inputs(*store, options.inputs, *resources, run, summary);
    if (!added) return tl::unexpected(added.error());
    report(summary, options);
  }
  return Library::open(options.store, resources, run);
}

}  // namespace

std::optional<std::unique_ptr<Library>> open_library(
    const InputOptions& options, const std::shared_ptr<const Resources>& resources) {
  const RunOptions run = run_options(options, nullptr);
  if (options.store.empty() && options.inputs.empty()) {
    complain("name pages to read, or a store with --db");
    return {};
  }
  Result<std::unique_ptr<Library>> library;
  if (options.store.empty()) {
    std::vector<Document> documents;
    const RunSummary summary = read_inputs(options.inputs, *resources, run, [&](Document&& one) {
      documents.push_back(std::move(one));
    });
    report(summary, options);
    library = Library::in_memory(std::move(documents), summary.skipped, resources, run);
  } else {
    library = over_store(options, resources, run);
  }
  if (library) return std::move(*library);
  complain(library.error().text());
  return {};
}

}  // namespace sourcier::cli
