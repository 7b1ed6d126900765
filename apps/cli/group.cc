// sourcier group: copies, events and stories, one JSON object a line.
#include "apps/cli/command.h"
#include "engine/api/json.h"

namespace sourcier::cli {
namespace {

int group_command(const InputOptions& options) {
  const auto resources = load(options);
  if (!resources) return kFailed;
  StageTimes times;
  RunSummary summary;
  const std::vector<Document> documents = read_documents(options, *resources, &times, summary);
  const Groups groups = group_documents(documents, *resources, run_options(options, &times));
  const bool is_written = put(to_json_lines(groups, documents));
  report_times(times, options);
  const int status = report_skipped(summary, options);
  return is_written ? status : kFailed;
}

}  // namespace

void add_group(CLI::App& program, int& status) {
  const auto options = std::make_shared<InputOptions>();
  CLI::App* command = program.add_subcommand("group", "Copies, events and stories, as JSON Lines");
  add_input_options(*command, *options);
  command->callback([options, &status] { status = group_command(*options); });
}

}  // namespace sourcier::cli
