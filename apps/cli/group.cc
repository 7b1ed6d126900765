// sourcier group: copies, events and stories, one JSON object a line.
#include "apps/cli/command.h"
#include "engine/api/json.h"

namespace sourcier::cli {
namespace {

int group_command(const InputOptions& options) {
  const auto resources = load(options);
  if (!resources) return kFailed;
  StageTimes times;
  const auto gathered = gather(options, *resources, &times);
  if (!gathered) return kFailed;
  const bool is_written = put(to_json_lines(gathered->groups, gathered->documents));
  return finish(gathered->summary, times, is_written, options);
}

}  // namespace

void add_group(CLI::App& program, int& status) {
  const auto options = std::make_shared<InputOptions>();
  CLI::App* command = program.add_subcommand("group", "Copies, events and stories, as JSON Lines");
  add_input_options(*command, *options, Needs::kInputsOrStore);
  command->callback([options, &status] { status = group_command(*options); });
}

}  // namespace sourcier::cli
