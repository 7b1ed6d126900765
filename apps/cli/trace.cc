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
  RunSummary summary;
  const std::vector<Document> documents =
      read_documents(options.input, *resources, &times, summary);
  const RunOptions run = run_options(options.input, &times);
  const Groups groups = group_documents(documents, *resources, run);
  const Dossier dossier = trace_documents(groups, documents, *resources, run);
  const bool is_written = put(to_json(dossier, groups, documents) + '\n');
  report_times(times, options.input);
  const int status = report_skipped(summary, options.input);
  return is_written ? status : kFailed;
}

}  // namespace

void add_trace(CLI::App& program, int& status) {
  const auto options = std::make_shared<TraceOptions>();
  CLI::App* command =
      program.add_subcommand("trace", "The main job: from raw pages to a report on each story");
  add_input_options(*command, options->input);
  command->add_flag("--json", options->json, "The dossier as one JSON object");
  command->callback([options, &status] { status = trace_command(*options); });
}

}  // namespace sourcier::cli
