// sourcier export: the readings or the dossier of inputs or of a store, to a file.
#include "apps/cli/command.h"
#include "engine/api/json.h"

namespace sourcier::cli {
namespace {

constexpr const char* kJsonLines = "jsonl";
constexpr const char* kJson = "json";

struct ExportOptions {
  InputOptions input;
  std::string format = kJsonLines;
  std::string out;
};

std::string exported(const ExportOptions& options, const Gathered& gathered,
                     const Resources& resources, StageTimes* times) {
  if (options.format == kJson) {
    const Dossier dossier = trace_documents(gathered.groups, gathered.documents, resources,
                                            run_options(options.input, times));
    return to_json(dossier, gathered.groups, gathered.documents) + '\n';
  }
  std::string lines;
  for (const Document& document : gathered.documents) lines += to_json(document, {}) + '\n';
  return lines;
}

int export_command(const ExportOptions& options) {
  const auto resources = load(options.input);
  if (!resources) return kFailed;
  StageTimes times;
  const auto gathered = gather(options.input, *resources, &times);
  if (!gathered) return kFailed;
  const std::string text = exported(options, *gathered, *resources, &times);
  const bool is_written = options.out.empty() ? put(text) : write_file(options.out, text);
  return finish(gathered->summary, times, is_written, options.input);
}

}  // namespace

void add_export(CLI::App& program, int& status) {
  const auto options = std::make_shared<ExportOptions>();
  CLI::App* command = program.add_subcommand(
      "export", "Articles with their readings (jsonl), or the dossier (json)");
  add_input_options(*command, options->input, Needs::kInputsOrStore);
  command->add_option("--format,-f", options->format, "jsonl or json")
      ->check(CLI::IsMember({kJsonLines, kJson}))
      ->capture_default_str();
  command->add_option("--out,-o", options->out, "The file to write (default: standard output)");
  command->callback([options, &status] { status = export_command(*options); });
}

}  // namespace sourcier::cli
