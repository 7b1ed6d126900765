// sourcier trace: from raw pages to a report on each story.
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "apps/cli/browser.h"
#include "apps/cli/command.h"
#include "apps/cli/describe.h"
#include "apps/report/report.h"
#include "engine/api/json.h"

namespace sourcier::cli {
namespace {

struct TraceOptions {
  InputOptions input;
  bool json = false;
  bool all = false;
  bool open = false;
  std::string html;
  std::string explain;
  std::string report_language;
};

TerminalStyle terminal_style() {
  if (isatty(STDOUT_FILENO) == 0) return {};
  winsize size{};
  const bool is_sized = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  const char* no_colour = std::getenv("NO_COLOR");
  return {.colour = no_colour == nullptr || *no_colour == '\0',
          .width = is_sized ? size.ws_col : 80};
}

// False after a message where nothing is so named.
bool write_explanation(const TraceOptions& options, const ReportInput& report,
                       const Labels& labels) {
  const std::string text = explain_report(report, labels, terminal_style(), options.explain);
  if (!text.empty()) return put(text);
  complain("nothing found is called '" + options.explain +
           "'; --explain takes the id of a statement, figure or event (--json has them), or words "
           "of one");
  return false;
}

bool write_reports(const TraceOptions& options, const ReportInput& report, const Labels& labels) {
  if (!options.explain.empty()) return write_explanation(options, report, labels);
  if (!options.html.empty() && !write_file(options.html, html_report(report, labels))) return false;
  if (options.json) {
    return put_parts([&](const TextSink& put_part) {
      write_json(report.dossier, report.groups, report.documents, put_part);
      put_part("\n");
    });
  }
  if (!options.input.quiet || options.html.empty()) {
    if (!put(terminal_report(report, labels, terminal_style()))) return false;
  }
  if (options.open && !open_in_browser(options.html))
    complain(options.html + ": is written; there is no xdg-open here to show it: open it yourself");
  return true;
}

int trace_command(const TraceOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  if (!may_replace(options.html, options.input)) return kWrongUsage;
  const auto resources = load(options.input);
  if (!resources) return kFailed;
  StageTimes times;
  auto gathered = gather(options.input, *resources, &times);
  if (!gathered) return kFailed;
  const Dossier dossier = trace_gathered(*gathered, *resources, run_options(options.input, &times));
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
  const ReportInput report{.dossier = dossier,
                           .groups = gathered->groups,
                           .documents = gathered->documents,
                           .skipped = gathered->summary.skipped,
                           .seconds = spent.count(),
                           .inputs = named_inputs(options.input.inputs),
                           .all = options.all};
  const Labels labels(*resources->pack,
                      language_of_report(options.report_language, gathered->documents));
  const bool is_nothing = gathered->documents.empty();
  const bool is_written = is_nothing || write_reports(options, report, labels);
  return finish(gathered->summary, times, is_written, options.input);
}

}  // namespace

void add_trace(CLI::App& program, int& status) {
  const auto options = std::make_shared<TraceOptions>();
  CLI::App* command =
      program.add_subcommand("trace", "The main job: from raw pages to a report on each story");
  add_input_options(*command, options->input, Needs::kInputsOrStore);
  CLI::Option* json =
      command->add_flag("--json", options->json, "The dossier as one JSON object, for programs");
  CLI::Option* html =
      command->add_option("--html", options->html, "Write the report as one self-contained page")
          ->type_name("FILE");
  command->add_flag("--open", options->open, "Open that page in the browser")->needs(html);
  command->add_flag("--all", options->all, "Print every statement, not only the most telling")
      ->excludes(json);
  command
      ->add_option("--explain", options->explain,
                   "All evidence of one statement, figure or event: its id, or words of it")
      ->excludes(json)
      ->excludes(html)
      ->type_name("ID|WORDS");
  add_report_language(*command, options->report_language);
  set_examples(
      *command,
      {{"sourcier trace pages/", "the report on the terminal"},
       {"sourcier trace pages/ --html story.html --open", "as one page, opened in the browser"},
       {"sourcier trace pages/ --json | jq .statements", "for programs"},
       {"sourcier trace pages/ --explain \"will not reopen\"", "all evidence of one statement"}});
  command->callback([options, &status] { status = trace_command(*options); });
}

}  // namespace sourcier::cli
