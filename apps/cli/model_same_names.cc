#include "apps/cli/model_same_names.h"

#include <nlohmann/json.hpp>

#include "apps/cli/model_files.h"
#include "engine/reading/name_match.h"

namespace sourcier::cli {
namespace {

struct SameNameCounts {
  double right = 0;
  double found = 0;
  double wanted = 0;

  void add(bool is_found, bool is_wanted) {
    right += is_found && is_wanted ? 1 : 0;
    found += is_found ? 1 : 0;
    wanted += is_wanted ? 1 : 0;
  }
  std::string report() const {
    const auto share = [](double part, double whole) { return whole > 0 ? part / whole : 0.0; };
    return "precision " + std::to_string(share(right, found)) + "\nrecall " +
           std::to_string(share(right, wanted)) + "\nf1 " +
           std::to_string(share(2 * right, found + wanted)) + "\n";
  }
};

EntityType type_of_schema(const std::string& schema) {
  return schema == "Person" ? EntityType::kPerson : EntityType::kOrganisation;
}

// A row is a pair, {"name1", "name2", "schema", "is_match"}, or a place, {"canonical", "variants"}:
// its variants are its own name, and that of the row before is not.
void measure_row(const nlohmann::json& row, const Language& language, std::string& last,
                 SameNameCounts& counts) {
  if (row.contains("name1")) {
    const bool is_same =
        is_same_name(row.at("name1").get<std::string>(), row.at("name2").get<std::string>(),
                     type_of_schema(row.at("schema").get<std::string>()), language);
    counts.add(is_same, row.at("is_match").get<bool>());
    return;
  }
  const auto name = row.at("canonical").get<std::string>();
  for (const auto& variant : row.at("variants")) {
    const auto other = variant.get<std::string>();
    counts.add(is_same_name(name, other, EntityType::kPlace, language), true);
    if (!last.empty()) counts.add(is_same_name(last, other, EntityType::kPlace, language), false);
  }
  last = name;
}

}  // namespace

Result<std::string> measure_same_names(const std::filesystem::path& path,
                                       const Language& language) {
  const auto text = read_whole(path);
  if (!text) return tl::unexpected(text.error());
  SameNameCounts counts;
  std::string last;
  std::string_view rest = *text;
  for (std::size_t line = 1; !rest.empty(); ++line) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    try {
      measure_row(nlohmann::json::parse(rest.substr(0, end)), language, last, counts);
    } catch (const nlohmann::json::exception&) {
      return fail(ErrorKind::kMalformed, path.string() + ":" + std::to_string(line),
                  "expected name1, name2, schema and is_match, or canonical and variants");
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return counts.report();
}

}  // namespace sourcier::cli
