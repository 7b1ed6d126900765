#include "apps/cli/open_library.h"

#include "apps/cli/store_command.h"

namespace sourcier::cli {
namespace {

void report(const RunSummary& summary, const InputOptions& options) {
  if (options.quiet) return;
  for (const Error& error : summary.skipped) complain("skipped " + error.text());
}

// False after the reason has been printed.
bool add_inputs_first(const InputOptions& options, const Resources& resources,
                      const RunOptions& run) {
  RunSummary summary;
  const auto added = add_to_store(options, resources, run, summary);
  if (!added) complain(added.error().text());
  report(summary, options);
  return added.has_value();
}

}  // namespace

std::optional<std::unique_ptr<Library>> open_library(
    const InputOptions& options, const std::shared_ptr<const Resources>& resources) {
  const RunOptions run = run_options(options, nullptr);
  Result<std::unique_ptr<Library>> library;
  if (options.store.empty()) {
    std::vector<Document> documents;
    const RunSummary summary = read_inputs(options.inputs, *resources, run, [&](Document&& one) {
      documents.push_back(std::move(one));
    });
    report(summary, options);
    if (documents.empty()) {
      complain("no article could be read");
      return {};
    }
    library = Library::in_memory(std::move(documents), summary.skipped, resources, run);
  } else {
    if (!options.inputs.empty() && !add_inputs_first(options, *resources, run)) return {};
    library = Library::open(options.store, resources, run);
  }
  if (library) return std::move(*library);
  complain(library.error().text());
  return {};
}

}  // namespace sourcier::cli
