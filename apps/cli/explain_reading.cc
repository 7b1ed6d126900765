#include "apps/cli/explain_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/reading/explain.h"
#include "engine/text/offsets.h"
#include "engine/text/utf8.h"

namespace sourcier::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kTextShown = 48;  // Code points.

// The beginning of a text, on one line, padded to `width` characters.
std::string shown(std::string_view text, std::size_t width) {
  std::string line;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = std::max<std::size_t>(1, code_point_at(text, at).size);
    if (count + 1 == width && at + size < text.size()) {
      line += "…";
      ++count;
      break;
    }
    const std::string_view point = text.substr(at, size);
    line += static_cast<unsigned char>(point.front()) < 0x20 ? " " : point;
    ++count;
    at += size;
  }
  return line.append(width > count ? width - count : 0, ' ');
}

std::string joined(const std::vector<std::string>& rows) {
  std::string out;
  for (const std::string& row : rows) out += (out.empty() ? "" : "; ") + row;
  return out;
}

std::string lines_of(const Document& document, const std::vector<Explained>& found) {
  std::string out = document.article.source.path + "\n" + document.article.title + "\n\n";
  out += fmt::format("{:<12} {} {} {} {}\n", "finding", shown("what", 26),
                     shown("words of the text", kTextShown), shown("rule", 32), "rows and model");
  for (const Explained& each : found) {
    const std::string name =
        each.kind == FindingKind::kHop ? "  hop" : std::string(name_of(each.kind));
    std::string why = joined(each.rows);
    if (!each.model.empty()) why += (why.empty() ? "[" : " [") + each.model + "]";
    std::string line = fmt::format("{:<12} {} {} {} {}", name, shown(each.value, 26),
                                   shown(slice(document.article.text, each.span), kTextShown),
                                   shown(each.rule, 32), why);
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out + "\n";
}

std::string json_of(const Document& document, const std::vector<Explained>& found) {
  const CodePointIndex index(document.article.text);
  Json findings = Json::array();
  for (const Explained& each : found) {
    const Span span = index.code_points(each.span);
    findings.push_back({{"finding", name_of(each.kind)},
                        {"span", {span.begin, span.end}},
                        {"value", each.value},
                        {"rule", each.rule},
                        {"rows", each.rows},
                        {"model", each.model.empty() ? Json() : Json(each.model)}});
  }
  const Json object = {{"id", document.article.id},
                       {"path", document.article.source.path},
                       {"title", document.article.title},
                       {"findings", findings}};
  return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

int explain_reading_command(const InputOptions& options, bool as_json) {
  const auto resources = load(options);
  if (!resources) return kFailed;
  StageTimes times;
  bool is_written = true;
  const RunSummary summary = read_inputs(
      options.inputs, *resources, run_options(options, &times), [&](Document&& document) {
        const Language& language = resources->languages.of(document.article.language);
        const auto found = explain_reading(document.article, document.reading, language);
        is_written = is_written && put(as_json ? json_of(document, found)
                                               : printable_text(lines_of(document, found)));
      });
  return finish(summary, times, is_written, options);
}

}  // namespace sourcier::cli
