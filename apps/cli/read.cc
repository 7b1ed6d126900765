// sourcier read: articles with everything found in their language, one JSON object a line.
#include "apps/cli/command.h"
#include "apps/cli/describe.h"
#include "apps/cli/explain_reading.h"
#include "engine/api/json.h"

namespace sourcier::cli {
namespace {

struct ReadOptions {
  InputOptions input;
  ReadingForm form;
  bool explain = false;
  bool json = false;
};

int read_command(const ReadOptions& options) {
  const auto resources = load(options.input);
  if (!resources) return kFailed;
  StageTimes times;
  bool is_written = true;
  const RunSummary summary =
      read_inputs(options.input.inputs, *resources, run_options(options.input, &times),
                  [&](Document&& document) {
                    is_written = is_written && put(to_json(document, options.form) + '\n');
                  });
  return finish(summary, times, is_written, options.input);
}

}  // namespace

void add_read(CLI::App& program, int& status) {
  const auto options = std::make_shared<ReadOptions>();
  CLI::App* command = program.add_subcommand(
      "read", "Articles with their names, quotations, sources, times and quantities");
  add_input_options(*command, options->input, Needs::kInputs);
  command->add_flag("--tokens", options->form.with_tokens,
                    "Tokens too, with part of speech and lemma");
  command->add_flag("--explain", options->explain,
                    "Instead, for each finding, the rule, the rows and the model that made it");
  command->add_flag("--json", options->json, "With --explain: one JSON object an article");
  set_examples(
      *command,
      {{"sourcier read pages/ > readings.jsonl", "names, quotations, times and quantities"},
       {"sourcier extract pages/ | sourcier read -", "the second stage of a pipe"},
       {"sourcier read page.html --explain", "which rule or model made each finding"}});
  command->callback([options, &status] {
    status = options->explain ? explain_reading_command(options->input, options->json)
                              : read_command(*options);
  });
}

}  // namespace sourcier::cli
