// sourcier export: what a trace found, in the forms of other tools.
#include "apps/export/export.h"

#include <array>
#include <filesystem>

#include "apps/cli/command.h"
#include "apps/cli/describe.h"
#include "apps/cli/parquet.h"
#include "apps/report/report.h"
#include "engine/api/json.h"

namespace sourcier::cli {
namespace {

constexpr const char* kParquet = "parquet";  // By the Python package (parquet.h).

struct ExportOptions {
  InputOptions input;
  std::string format = "jsonl";
  std::string table = "statements";
  std::string report_language;
  std::string out;
};

// What a format is made of.
struct Exported {
  const ExportOptions& options;
  const Gathered& gathered;
  const Resources& resources;
  const Dossier& dossier;

  ExportInput input() const { return {dossier, gathered.groups, gathered.documents}; }
};

std::string json_lines(const Exported& exported) {
  std::string lines;
  for (const Document& document : exported.gathered.documents)
    lines += to_json(document, {}) + '\n';
  return lines;
}

std::string whole_json(const Exported& exported) {
  return to_json(exported.dossier, exported.gathered.groups, exported.gathered.documents) + '\n';
}

CsvStyle csv_style(const Exported& exported) {
  return exported.options.format == "csv-fr" ? CsvStyle::kFrench : CsvStyle::kPlain;
}

std::string one_table(const Exported& exported) {
  return to_csv(exported.input(), exported.options.table, csv_style(exported));
}

using ReportForm = std::string (*)(const ReportInput&, const Labels&);

std::string report(const Exported& exported, ReportForm form) {
  const Gathered& gathered = exported.gathered;
  const ReportInput report{.dossier = exported.dossier,
                           .groups = gathered.groups,
                           .documents = gathered.documents,
                           .skipped = gathered.summary.skipped,
                           .inputs = named_inputs(exported.options.input.inputs),
                           .all = true};
  const std::string language =
      language_of_report(exported.options.report_language, gathered.documents);
  return form(report, Labels(*exported.resources.pack, language));
}

struct Format {
  const char* name;
  bool is_traced;  // Needs the dossier.
  std::string (*make)(const Exported&);
};

constexpr std::array<Format, 13> kFormats{{
    {"jsonl", false, json_lines},
    {"json", true, whole_json},
    {"csv", true, one_table},
    {"csv-fr", true, one_table},
    {"ninjs", true, [](const Exported& e) { return to_ninjs(e.input()); }},
    {"gexf", true, [](const Exported& e) { return to_gexf(e.input()); }},
    {"graphml", true, [](const Exported& e) { return to_graphml(e.input()); }},
    {"prov", true, [](const Exported& e) { return to_prov(e.input()); }},
    {"annotations", true, [](const Exported& e) { return to_annotations(e.input()); }},
    {"stix", true, [](const Exported& e) { return to_stix(e.input()); }},
    {"conllu", false, [](const Exported& e) { return to_conllu(e.input()); }},
    {"markdown", true, [](const Exported& e) { return report(e, markdown_report); }},
    {"html", true, [](const Exported& e) { return report(e, html_report); }},
}};

const Format& format_of(const std::string& name) {
  const auto* found = std::ranges::find(kFormats, name, &Format::name);
  return found == kFormats.end() ? kFormats.front() : *found;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const Format& format : kFormats) names.emplace_back(format.name);
  names.emplace_back(kParquet);
  return names;
}

std::vector<std::string> table_names() {
  const auto tables = csv_tables();
  return {tables.begin(), tables.end()};
}

// A folder gets all the tables, each a file.
bool takes_all_tables(const ExportOptions& options) {
  if (!options.format.starts_with("csv") || options.out.empty()) return false;
  std::error_code ignored;
  return options.out.ends_with('/') || std::filesystem::is_directory(options.out, ignored);
}

bool write_tables(const Exported& exported) {
  const std::filesystem::path folder(exported.options.out);
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    complain(exported.options.out + ": cannot make the folder: " + error.message());
    return false;
  }
  return std::ranges::all_of(csv_tables(), [&](std::string_view table) {
    const std::filesystem::path file = folder / (std::string(table) + ".csv");
    return write_file(file.string(), to_csv(exported.input(), table, csv_style(exported)));
  });
}

bool write(const Exported& exported) {
  if (takes_all_tables(exported.options)) return write_tables(exported);
  const std::string text = format_of(exported.options.format).make(exported);
  return exported.options.out.empty() ? put(text) : write_file(exported.options.out, text);
}

// The command line for the Python package, which writes Parquet.
int parquet_command(const ExportOptions& options) {
  const InputOptions& input = options.input;
  std::vector<std::string> arguments;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) arguments.insert(arguments.end(), {name, value});
  };
  add("--out", options.out);
  add("--table", options.table);
  add("--db", input.store);
  add("--jobs", input.jobs == 0 ? "" : std::to_string(input.jobs));
  add("--language", input.language);
  add("--reference-date", input.reference_date);
  add("--data", input.data);
  if (input.quiet) arguments.emplace_back("--quiet");
  arguments.emplace_back("--");
  arguments.insert(arguments.end(), input.inputs.begin(), input.inputs.end());
  return export_parquet(std::move(arguments));
}

int export_command(const ExportOptions& options) {
  if (!may_replace(options.out, options.input)) return kWrongUsage;
  if (options.format == kParquet) return parquet_command(options);
  const auto resources = load(options.input);
  if (!resources) return kFailed;
  StageTimes times;
  auto gathered = gather(options.input, *resources, &times);
  if (!gathered) return kFailed;
  Dossier dossier;
  if (format_of(options.format).is_traced)
    dossier = trace_gathered(*gathered, *resources, run_options(options.input, &times));
  const bool is_written = write({options, *gathered, *resources, dossier});
  return finish(gathered->summary, times, is_written, options.input);
}

}  // namespace

void add_export(CLI::App& program, int& status) {
  const auto options = std::make_shared<ExportOptions>();
  CLI::App* command =
      program.add_subcommand("export", "What was found, in the forms of other tools");
  add_input_options(*command, options->input, Needs::kInputsOrStore);
  command
      ->add_option("--format,-f", options->format,
                   "jsonl: articles with their readings; json: the dossier; csv, csv-fr, "
                   "parquet: tables; ninjs; gexf, graphml: the graph of sources; prov; "
                   "annotations; stix; conllu; "
                   "markdown, html: the report")
      ->check(one_of(format_names(), "format"))
      ->type_name("FORMAT")
      ->capture_default_str();
  command
      ->add_option("--table", options->table,
                   "The table of csv or parquet: statements, articles, events, figures, sources, "
                   "copies, entities or coverage; all of them where --out is a folder")
      ->check(one_of(table_names(), "table"))
      ->type_name("TABLE")
      ->capture_default_str();
  add_report_language(*command, options->report_language);
  command->add_option("--out,-o", options->out, "The file to write (default: standard output)")
      ->type_name("PATH");
  set_examples(
      *command,
      {{"sourcier export pages/ -f csv --out tables/", "every table, each a file"},
       {"sourcier export --db news.db -f gexf -o sources.gexf", "the graph of sources, for Gephi"},
       {"sourcier export pages/ -f markdown -o story.md", "the report as text"}});
  command->callback([options, &status] { status = export_command(*options); });
}

}  // namespace sourcier::cli
