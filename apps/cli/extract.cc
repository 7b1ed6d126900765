// sourcier extract: articles, one JSON object a line.
#include "apps/cli/command.h"
#include "apps/cli/describe.h"
#include "apps/cli/explain.h"
#include "engine/api/json.h"

namespace sourcier::cli {
namespace {

int extract_command(const InputOptions& options) {
  const auto resources = load(options);
  if (!resources) return kFailed;
  StageTimes times;
  bool is_written = true;
  const RunSummary summary = extract_inputs(
      options.inputs, *resources, run_options(options, &times),
      [&](Article&& article) { is_written = is_written && put(to_json(article) + '\n'); });
  return finish(summary, times, is_written, options);
}

}  // namespace

void add_extract(CLI::App& program, int& status) {
  const auto options = std::make_shared<InputOptions>();
  CLI::App* command =
      program.add_subcommand("extract", "Articles, one JSON object a line: boilerplate gone");
  add_input_options(*command, *options, Needs::kInputs);
  struct Form {
    bool explain = false;
    bool json = false;
  };
  const auto form = std::make_shared<Form>();
  command->add_flag("--explain", form->explain,
                    "Instead, for each block of a page, what decided whether it is kept");
  command->add_flag("--json", form->json, "With --explain: one JSON object a page");
  set_examples(*command,
               {{"sourcier extract pages/ > articles.jsonl", "one article a line"},
                {"sourcier extract crawl.warc.gz --jobs 4", "every page of a web archive"},
                {"sourcier extract page.html --explain", "why each block was kept or left out"}});
  command->callback([options, form, &status] {
    status = form->explain ? explain_command(*options, form->json) : extract_command(*options);
  });
}

}  // namespace sourcier::cli
