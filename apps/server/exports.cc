// Exports: a story in the forms of other tools, as the command `export` writes them.
#include <algorithm>
#include <array>

#include "apps/export/export.h"
#include "apps/report/report.h"
#include "apps/server/page.h"
#include "apps/server/resource.h"
#include "apps/server/service.h"
#include "engine/api/json.h"

namespace sourcier::server {
namespace {

struct Wanted {
  const Call& call;
  const StoryFile& file;

  ExportInput input() const { return {file.dossier, file.groups, file.documents}; }
};

std::string json_lines(const Wanted& wanted) {
  std::string lines;
  for (const Document& document : wanted.file.documents) lines += to_json(document, {}) + '\n';
  return lines;
}

std::string csv(const Wanted& wanted, CsvStyle style) {
  const std::string table = wanted.call.parameter("table");
  return to_csv(wanted.input(), table.empty() ? "statements" : table, style);
}

std::string report(const Wanted& wanted, std::string (*form)(const ReportInput&, const Labels&)) {
  const ReportInput input{.dossier = wanted.file.dossier,
                          .groups = wanted.file.groups,
                          .documents = wanted.file.documents,
                          .skipped = {},
                          .inputs = {},
                          .all = true};
  const std::string asked = wanted.call.parameter("language");
  const Service& service = wanted.call.service;
  return form(input, Labels(*service.data.pack, asked.empty() ? service.language_default : asked));
}

// Tokens are not kept with a story: they are read again.
std::string conllu(const Wanted& wanted) {
  const auto documents = wanted.call.library.documents(wanted.file.id);
  if (!documents) return "";
  return to_conllu({wanted.file.dossier, wanted.file.groups, *documents});
}

struct Form {
  std::string_view name;
  std::string_view extension;
  std::string_view type;
  std::string (*make)(const Wanted&);
};

constexpr std::string_view kText = "text/plain; charset=utf-8";
constexpr std::string_view kCsv = "text/csv; charset=utf-8";
constexpr std::array<Form, 13> kForms{{
    {"jsonl", "jsonl", "application/x-ndjson", json_lines},
    {"json", "json", "application/json",
     [](const Wanted& w) { return json_of(*w.file.page) + '\n'; }},
    {"csv", "csv", kCsv, [](const Wanted& w) { return csv(w, CsvStyle::kPlain); }},
    {"csv-fr", "csv", kCsv, [](const Wanted& w) { return csv(w, CsvStyle::kFrench); }},
    {"ninjs", "jsonl", "application/x-ndjson", [](const Wanted& w) { return to_ninjs(w.input()); }},
    {"gexf", "gexf", "application/xml", [](const Wanted& w) { return to_gexf(w.input()); }},
    {"graphml", "graphml", "application/xml",
     [](const Wanted& w) { return to_graphml(w.input()); }},
    {"prov", "jsonld", "application/ld+json", [](const Wanted& w) { return to_prov(w.input()); }},
    {"annotations", "jsonld", "application/ld+json",
     [](const Wanted& w) { return to_annotations(w.input()); }},
    {"stix", "json", "application/json", [](const Wanted& w) { return to_stix(w.input()); }},
    {"conllu", "conllu", kText, conllu},
    {"markdown", "md", "text/markdown; charset=utf-8",
     [](const Wanted& w) { return report(w, markdown_report); }},
    {"html", "html", "text/html; charset=utf-8",
     [](const Wanted& w) { return report(w, html_report); }},
}};

std::vector<std::string_view> form_names() {
  std::vector<std::string_view> names;
  for (const Form& form : kForms) names.push_back(form.name);
  return names;
}

// The whole library is written to memory before it is sent. What is larger is for the command.
constexpr std::size_t kLargestExport = std::size_t{128} << 20;

// Always a file to be kept, never a page of this origin.
Answer download(const Form& form, const std::string& name, std::string body) {
  Answer answer{.type = std::string(form.type), .body = std::move(body)};
  const std::string file = name + "." + std::string(form.extension);
  answer.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + file + "\"");
  return answer;
}

// Of a table the line of column names is told once.
std::string_view rows_of(const Form& form, std::string_view table) {
  if (form.extension != "csv") return table;
  return table.substr(std::min(table.find('\n'), table.size() - 1) + 1);
}

// One story behind the other, newest first: a file of lines or of rows stays what it is.
Answer export_all(const Call& call, const Form& form) {
  if (form.extension != "csv" && form.extension != "jsonl" && form.extension != "conllu") {
    return problem(Status::kUnprocessable,
                   "story: this form holds one story; all of them go into jsonl, ninjs, csv, "
                   "csv-fr and conllu");
  }
  const auto stories = call.library.stories();
  if (!stories) return problem(stories.error());
  std::string all;
  for (const RankedStory& story : **stories) {
    const auto file = call.library.whole_story(story.id);
    if (!file) return problem(file.error());
    if (!*file) continue;
    const std::string one = form.make({call, **file});
    all += all.empty() ? one : rows_of(form, one);
    if (all.size() > kLargestExport) {
      return problem(
          Status::kUnprocessable,
          "the export is larger than 128 MiB; `sourcier export --db` writes it to a file");
    }
  }
  return download(form, "sourcier", std::move(all));
}

Answer export_story(const Call& call) {
  const Form& form = *std::ranges::find(kForms, call.parameter("format"), &Form::name);
  const std::string id = call.parameter("story");
  if (id.empty()) return export_all(call, form);
  const auto file = call.library.whole_story(id);
  if (!file) return problem(file.error());
  if (!*file) return problem(Status::kNotFound, "there is no story of this id");
  return download(form, (*file)->id, form.make({call, **file}));
}

}  // namespace

void add_exports(std::vector<Resource>& all) {
  all.push_back(
      {.method = "GET",
       .path = "/api/v1/export",
       .about = "A story in the form of another tool, or all of them.",
       .answer = export_story,
       .parameters = {{"story", Takes::kText, "The story; all if not given."},
                      {"format", Takes::kWord, "The form.", true, form_names()},
                      {"table", Takes::kWord, "Of csv: the table.", false, csv_tables()},
                      {"language", Takes::kWord, "Of markdown and html.", false, {"fr", "en"}}},
       .failures = {Status::kNotFound, Status::kUnprocessable},
       .type = "*/*"});
}

}  // namespace sourcier::server
