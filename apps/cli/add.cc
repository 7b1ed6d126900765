// sourcier add: puts pages into a store.
#include <cstdio>

#include "apps/cli/command.h"
#include "engine/pipeline/stored.h"

namespace sourcier::cli {
namespace {

int add_command(const InputOptions& options) {
  const auto resources = load(options);
  if (!resources) return kFailed;
  auto store = Store::open(options.store, Store::Mode::kReadWrite);
  if (!store) {
    complain(store.error().text());
    return kFailed;
  }
  StageTimes times;
  RunSummary summary;
  const auto added =
      add_inputs(*store, options.inputs, *resources, run_options(options, &times), summary);
  if (!added) {
    complain(added.error().text());
    return kFailed;
  }
  if (!options.quiet) {
    std::fprintf(stderr, "%zu added, %zu changed, %zu known already, %zu skipped\n", added->added,
                 added->changed, added->known, summary.skipped.size());
  }
  return finish(summary, times, true, options);
}

}  // namespace

void add_add(CLI::App& program, int& status) {
  const auto options = std::make_shared<InputOptions>();
  CLI::App* command =
      program.add_subcommand("add", "Put pages into a store; the same page twice changes nothing");
  add_input_options(*command, *options, Needs::kInputsAndStore);
  command->callback([options, &status] { status = add_command(*options); });
}

}  // namespace sourcier::cli
