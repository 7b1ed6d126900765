#include "apps/cli/model_names.h"

#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "apps/cli/model_files.h"
#include "engine/reading/name_training.h"
#include "engine/text/utf8.h"

namespace sourcier::cli {
namespace {

constexpr std::string_view kTexts = ".jsonl";
constexpr std::string_view kClusters = ".tsv";

std::optional<EntityType> type_named(std::string_view name) {
  if (name == "PER") return EntityType::kPerson;
  if (name == "ORG") return EntityType::kOrganisation;
  if (name == "LOC") return EntityType::kPlace;
  if (name == "MISC") return EntityType::kOther;
  return std::nullopt;
}

// The offset in bytes of each code point of the text, and of its end.
std::vector<std::size_t> byte_offsets(std::string_view text) {
  std::vector<std::size_t> offsets;
  for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size)
    offsets.push_back(at);
  offsets.push_back(text.size());
  return offsets;
}

// A line of labelled text: {"text", "gold": [types labelled by hand], "mentions": [{"span",
// "type"}]}. The type INST is an organisation or a place. Nothing where the line is malformed.
std::optional<NamedText> parse_line(std::string_view line) {
  const auto row = nlohmann::json::parse(line, nullptr, false);
  if (row.is_discarded() || !row.is_object()) return std::nullopt;
  try {
    NamedText labelled;
    labelled.text = row.at("text").get<std::string>();
    for (const auto& type : row.at("gold")) {
      const auto known = type_named(type.get<std::string>());
      if (!known) return std::nullopt;
      labelled.by_hand.push_back(*known);
    }
    labelled.is_taught = labelled.by_hand.empty();
    const std::vector<std::size_t> offsets = byte_offsets(labelled.text);
    for (const auto& mention : row.at("mentions")) {
      const auto begin = mention.at("span").at(0).get<std::size_t>();
      const auto end = mention.at("span").at(1).get<std::size_t>();
      if (begin > end || end >= offsets.size()) return std::nullopt;
      const auto name = mention.at("type").get<std::string>();
      const auto type = type_named(name);
      if (!type && name != "INST") return std::nullopt;
      labelled.names.push_back({span_of(offsets[begin], offsets[end]),
                                type.value_or(EntityType::kOrganisation), type.has_value()});
    }
    return labelled;
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  }
}

// A line of clusters: word, fine cluster, coarse cluster.
std::optional<ClusteredWord> parse_cluster(std::string_view line) {
  const std::size_t first = line.find('\t');
  const std::size_t second = line.find('\t', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
  unsigned fine = 0;
  unsigned coarse = 0;
  const char* end = line.data() + line.size();
  const auto read_fine = std::from_chars(line.data() + first + 1, line.data() + second, fine);
  const auto read_coarse = std::from_chars(line.data() + second + 1, end, coarse);
  if (read_fine.ptr != line.data() + second || read_coarse.ptr != end) return std::nullopt;
  if (fine + 1 >= kMostClusters || coarse > 255) return std::nullopt;
  return ClusteredWord{std::string(line.substr(0, first)), static_cast<std::uint16_t>(fine + 1),
                       static_cast<std::uint8_t>(coarse)};
}

// Every line by `parse`; an error names the first that is malformed.
template <typename Row, typename Parse>
Result<bool> append_rows(std::string_view text, const std::string& where, std::string_view wanted,
                         const Parse& parse, std::vector<Row>& rows) {
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    ++number;
    auto row = parse(text.substr(0, end));
    if (!row) {
      return fail(ErrorKind::kMalformed, where + ":" + std::to_string(number),
                  "expected " + std::string(wanted));
    }
    rows.push_back(std::move(*row));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

}  // namespace

Result<std::string> train_names_model(const Language& language,
                                      std::span<const std::filesystem::path> paths) {
  std::vector<NamedText> texts;
  std::vector<ClusteredWord> words;
  for (const std::filesystem::path& path : files_of(paths, {kTexts, kClusters})) {
    const auto text = read_whole(path);
    if (!text) return tl::unexpected(text.error());
    const bool is_clusters = path.extension() == kClusters;
    const auto read =
        is_clusters
            ? append_rows(*text, path.string(), "a word and two numbers of clusters, with tabs",
                          parse_cluster, words)
            : append_rows(*text, path.string(),
                          "an object with text, gold and mentions of PER, ORG, LOC, MISC or INST",
                          parse_line, texts);
    if (!read) return tl::unexpected(read.error());
  }
  if (texts.empty()) {
    return fail(ErrorKind::kNotFound, paths.empty() ? "model" : paths.front().string(),
                "expected labelled texts (.jsonl), found none");
  }
  return train_names(texts, words, language, {});
}

}  // namespace sourcier::cli
