// sourcier group: copies, events and stories, one JSON object a line.
#include "apps/cli/command.h"
#include "apps/cli/describe.h"
#include "apps/cli/group_explain.h"
#include "apps/cli/group_near.h"
#include "engine/api/json.h"

namespace sourcier::cli {
namespace {

int group_command(const InputOptions& options) {
  const auto resources = load(options);
  if (!resources) return kFailed;
  StageTimes times;
  const auto gathered = gather(options, *resources, &times);
  if (!gathered) return kFailed;
  const bool is_written = put_parts([&](const TextSink& put_part) {
    write_json_lines(gathered->groups, gathered->documents, put_part);
  });
  return finish(gathered->summary, times, is_written, options);
}

}  // namespace

void add_group(CLI::App& program, int& status) {
  struct Form {
    InputOptions options;
    std::vector<std::string> pair;
    bool json = false;
    double near_copies = 0;
  };
  const auto form = std::make_shared<Form>();
  CLI::App* command = program.add_subcommand("group", "Copies, events and stories, as JSON Lines");
  add_input_options(*command, form->options, Needs::kInputsOrStore);
  command
      ->add_option("--explain", form->pair,
                   "Two articles, by id or the end of their path: why they are, or are not, "
                   "copies, one event, one story")
      ->type_name("A B")
      ->expected(2)
      ->allow_extra_args(false);
  command->add_flag("--json", form->json, "With --explain: one JSON object");
  set_examples(
      *command,
      {{"sourcier group pages/", "what is copied, and which event and story each article is of"},
       {"sourcier group pages/ --explain a.html b.html",
        "why two articles are, or are not, copies"},
       {"sourcier group pages/ --near-copies 50", "duplicates of a pile, in a moment"}});
  CLI::Option* near_copies =
      command
          ->add_option("--near-copies", form->near_copies,
                       "Instead, and much faster: pairs of articles that have at least so many "
                       "percent of their runs of five words in common")
          ->type_name("PERCENT")
          ->check(between(1.0, 100.0))
          ->excludes("--explain")
          ->excludes("--db");
  command->callback([form, near_copies, &status] {
    if (near_copies->count() > 0) {
      status = near_copies_command(form->options, form->near_copies);
    } else if (form->pair.empty()) {
      status = group_command(form->options);
    } else {
      status = explain_pair_command(form->options, {form->pair[0], form->pair[1], form->json});
    }
  });
}

}  // namespace sourcier::cli
