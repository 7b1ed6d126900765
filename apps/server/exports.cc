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
     [](const Wanted& w) { return json_parts::line(w.file.form) + '\n'; }},
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

// Always a file to be kept, never a page of this origin.
Answer export_story(const Call& call) {
  const auto file = call.library.story(call.parameter("story"));
  if (!file) return problem(file.error());
  if (!*file) return problem(Status::kNotFound, "there is no story of this id");
  const Form& form = *std::ranges::find(kForms, call.parameter("format"), &Form::name);
  Answer answer{.type = std::string(form.type), .body = form.make({call, **file})};
  const std::string name = (*file)->id + "." + std::string(form.extension);
  answer.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return answer;
}

}  // namespace

void add_exports(std::vector<Resource>& all) {
  all.push_back(
      {.method = "GET",
       .path = "/api/v1/export",
       .about = "A story in the form of another tool.",
       .answer = export_story,
       .parameters = {{"story", Takes::kText, "The story.", true},
                      {"format", Takes::kWord, "The form.", true, form_names()},
                      {"table", Takes::kWord, "Of csv: the table.", false, csv_tables()},
                      {"language", Takes::kWord, "Of markdown and html.", false, {"fr", "en"}}},
       .failures = {Status::kNotFound},
       .type = "*/*"});
}

}  // namespace sourcier::server
