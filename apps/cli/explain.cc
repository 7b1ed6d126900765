#include "apps/cli/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/api/names.h"
#include "engine/article/explain.h"
#include "engine/page/inputs.h"
#include "engine/text/utf8.h"

namespace sourcier::cli {
namespace {

constexpr std::size_t kTextShown = 60;     // Bytes.
constexpr std::size_t kFeaturesShown = 3;  // Of a line for people.

using Json = nlohmann::ordered_json;

Json json_of(const BlockExplanation& block) {
  Json features = Json::array();
  for (const FeatureShare& feature : block.features)
    features.push_back(
        {{"name", feature.name}, {"value", feature.value}, {"share", feature.share}});
  const auto known = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  return {{"kept", block.is_kept},
          {"decided_by", verdict_name(block.verdict)},
          {"score", block.score},
          {"first_score", block.first_score},
          {"kind", name_of(block.kind)},
          {"text", block.text},
          {"path", block.path},
          {"line_rule", known(block.line_rule)},
          {"element_rule", known(block.element_rule)},
          {"features", features}};
}

std::string json_of(const PageExplanation& page) {
  Json blocks = Json::array();
  for (const BlockExplanation& block : page.blocks) blocks.push_back(json_of(block));
  const Json object = {{"path", page.path}, {"title", page.title}, {"blocks", blocks}};
  return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

// The beginning of a text, on one line and cut at a character.
std::string shown(std::string_view text) {
  std::size_t end = std::min(text.size(), kTextShown);
  while (end > 0 && !is_boundary(text, end)) --end;
  std::string line(text.substr(0, end));
  std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return end < text.size() ? line + "…" : line;
}

std::string line_of(const BlockExplanation& block) {
  std::string why;
  for (const FeatureShare& feature : block.features) {
    if (&feature - block.features.data() >= static_cast<std::ptrdiff_t>(kFeaturesShown)) break;
    why += fmt::format(" {}={}{:+.1f}", feature.name, feature.value, feature.share);
  }
  if (!block.line_rule.empty()) why += "  [" + block.line_rule + "]";
  if (!block.element_rule.empty()) why += "  [" + block.element_rule + "]";
  return fmt::format("{:4} {:+6.1f} {:+6.1f}  {:12}  {:7}  {}\n{:40}{}  {}\n",
                     block.is_kept ? "keep" : "drop", block.first_score, block.score,
                     verdict_name(block.verdict), name_of(block.kind), shown(block.text), "",
                     block.path, why);
}

std::string lines_of(const PageExplanation& page) {
  std::string out = page.path + "\n" + page.title + "\n\n";
  out += "      first  score  decided by    kind     text\n";
  for (const BlockExplanation& block : page.blocks) out += line_of(block);
  return out + "\n";
}

}  // namespace

int explain_command(const InputOptions& options, bool as_json) {
  const auto resources = load(options);
  if (!resources) return kFailed;
  RunSummary summary;
  bool is_written = true;
  const Skip skip = [&](const Error& error) { summary.skipped.push_back(error); };
  const auto take = [&](Page&& page) {
    ++summary.read;
    const PageExplanation told = explain(page, resources->rules);
    is_written = is_written && put(as_json ? json_of(told) : printable_text(lines_of(told)));
  };
  for (const std::string& path : list_inputs(options.inputs, skip)) {
    const auto result = read_pages(path, take, skip);
    if (!result) skip(result.error());
  }
  return finish(summary, {}, is_written, options);
}

}  // namespace sourcier::cli
