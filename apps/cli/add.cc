// sourcier add: puts pages into a store.
#include <cstdio>

#include "apps/cli/command.h"
#include "apps/cli/describe.h"
#include "apps/cli/store_command.h"
#include "engine/pipeline/stored.h"

namespace sourcier::cli {
namespace {

struct AddCommand {
  InputOptions input;
  bool again = false;
  bool retry = false;
};

void report(const AddOutcome& outcome, const RunSummary& summary) {
  const AddSummary& articles = outcome.articles;
  std::fprintf(stderr, "%zu added, %zu changed, %zu known already, %zu skipped\n", articles.added,
               articles.changed, articles.known, summary.skipped.size());
  if (outcome.inputs_known > 0)
    std::fprintf(stderr, "%zu files were read before and have not changed\n", outcome.inputs_known);
  if (articles.withheld > 0)
    std::fprintf(stderr, "%zu were removed for good and stay out\n", articles.withheld);
}

int add_command(const AddCommand& command) {
  const InputOptions& options = command.input;
  if (options.inputs.empty() && !command.again && !command.retry) {
    complain("add: INPUT is missing; wanted pages to add, or --again or --retry");
    return kWrongUsage;
  }
  const auto resources = load(options);
  if (!resources) return kFailed;
  // What is there is read again; new inputs make a store.
  auto writer =
      options.inputs.empty() ? open_to_change(options.store) : open_for_writing(options.store);
  if (!writer) return kFailed;
  StageTimes times;
  RunSummary summary;
  const RunOptions run = run_options(options, &times);
  AddOutcome outcome;
  if (command.again) {
    auto read = read_again(writer->store, *resources, run);
    if (!read) return failed(read.error());
    outcome = std::move(*read);
    summary.read = outcome.articles.changed;
  }
  if (command.retry || !options.inputs.empty()) {
    auto added = add_inputs(writer->store, options.inputs, *resources, run,
                            {.seen = time_now(), .retry_only = command.retry}, summary);
    if (!added) return failed(added.error());
    added->articles.changed += outcome.articles.changed;
    outcome = std::move(*added);
  }
  if (!options.quiet) report(outcome, summary);
  // What was read before is read; there may have been nothing to do.
  const bool had_nothing_to_do = summary.skipped.empty() && summary.read == 0;
  if (outcome.inputs_known > 0 || (had_nothing_to_do && (command.again || command.retry)))
    summary.read += outcome.inputs_known + 1;
  return finish(summary, times, true, options);
}

}  // namespace

void add_add(CLI::App& program, int& status) {
  const auto options = std::make_shared<AddCommand>();
  CLI::App* command =
      program.add_subcommand("add", "Put pages into a store; the same page twice changes nothing");
  add_input_options(*command, options->input, Needs::kStore);
  command->add_flag("--again", options->again,
                    "Read with this program what an older one read, from the pages that are kept");
  command->add_flag("--retry", options->retry,
                    "Only what was skipped before: of INPUT, or of all that was added");
  set_examples(*command, {{"sourcier add pages/ --db news.db",
                           "pages into a store; again for those that came since"},
                          {"sourcier add --retry --db news.db", "what was skipped, once more"}});
  command->callback([options, &status] { status = add_command(*options); });
}

}  // namespace sourcier::cli
