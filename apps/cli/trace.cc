// sourcier trace: from raw pages to a report on each story.
#include "apps/cli/command.h"
#include "engine/api/json.h"

namespace sourcier::cli {
namespace {

struct TraceOptions {
  InputOptions input;
  bool json = false;
};

int trace_command(const TraceOptions& options) {
  const auto resources = load(options.input);
  if (!resources) return kFailed;
  StageTimes times;
  const auto gathered = gather(options.input, *resources, &times);
  if (!gathered) return kFailed;
  const Dossier dossier = trace_documents(gathered->groups, gathered->documents, *resources,
                                          run_options(options.input, &times));
  const bool is_written = put(to_json(dossier, gathered->groups, gathered->documents) + '\n');
  report_times(times, options.input);
  const int status = report_skipped(gathered->summary, options.input);
  return is_written ? status : kFailed;
}

}  // namespace

void add_trace(CLI::App& program, int& status) {
  const auto options = std::make_shared<TraceOptions>();
  CLI::App* command =
      program.add_subcommand("trace", "The main job: from raw pages to a report on each story");
  add_input_options(*command, options->input, Needs::kInputsOrStore);
  command->add_flag("--json", options->json, "The dossier as one JSON object");
  command->callback([options, &status] { status = trace_command(*options); });
}

}  // namespace sourcier::cli
