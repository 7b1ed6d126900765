#include "engine/store/ledger.h"

#include <set>
#include <string_view>

#include "engine/base/digest.h"

namespace sourcier {
namespace {

Result<std::vector<std::string>> names(Store& store, const char* sql, const std::string& value) {
  std::vector<std::string> found;
  Statements statements(store.connection());
  const auto read =
      statements.each(sql, [&](Query& row) { found.emplace_back(row.text(0)); }, value);
  if (!read) return tl::unexpected(read.error());
  return found;
}

std::string digest_of(const std::string& place) { return content_id("removed:", {place}); }

}  // namespace

Result<std::string> ledger_name(Statements& statements, const std::string& place) {
  const std::string digest = digest_of(place);
  const auto row = statements.row("SELECT 1 FROM input WHERE place = ?", digest);
  if (!row) return tl::unexpected(row.error());
  return *row == nullptr ? place : digest;
}

Result<void> hide_places(Statements& statements, std::span<const std::string> articles) {
  std::set<std::string, std::less<>> paths;
  for (const std::string& article : articles) {
    const auto read = statements.each(
        "SELECT url FROM article WHERE id = ?1 UNION SELECT s.path FROM state s "
        "JOIN article a ON a.number = s.article WHERE a.id = ?1",
        [&](Query& row) { paths.emplace(row.text(0)); }, article);
    if (!read) return read;
  }
  // A path may be told from another folder than the ledger tells it from.
  const auto is_one = [&](std::string_view place) {
    for (;;) {
      if (!place.empty() && paths.contains(place)) return true;
      const std::size_t slash = place.find('/');
      if (slash == std::string_view::npos) return false;
      place.remove_prefix(slash + 1);
    }
  };
  std::vector<std::string> places;
  const auto read = statements.each("SELECT place FROM input", [&](Query& row) {
    if (is_one(row.text(0))) places.emplace_back(row.text(0));
  });
  if (!read) return read;
  for (const std::string& place : places) {
    const auto done = statements.run("UPDATE OR REPLACE input SET place = ? WHERE place = ?",
                                     digest_of(place), place);
    if (!done) return done;
  }
  return {};
}

Result<std::optional<InputState>> input_state(Store& store, const std::string& place) {
  Statements statements(store.connection());
  const auto name = ledger_name(statements, place);
  if (!name) return tl::unexpected(name.error());
  const auto row = statements.row(
      "SELECT size, modified, tag, items, is_whole FROM input WHERE place = ?", *name);
  if (!row) return tl::unexpected(row.error());
  if (*row == nullptr) return std::nullopt;
  const Query& query = **row;
  return InputState{.place = place,
                    .size = static_cast<std::uint64_t>(query.number(0)),
                    .modified = query.number(1),
                    .tag = std::string(query.text(2)),
                    .items = static_cast<std::uint64_t>(query.number(3)),
                    .is_whole = query.number(4) != 0};
}

Result<std::vector<std::string>> failed_inputs(Store& store) {
  return names(store, "SELECT DISTINCT input FROM skipped WHERE input != ? ORDER BY input", "");
}

Result<std::vector<std::string>> failed_places(Store& store, const std::string& input) {
  return names(store, "SELECT place FROM skipped WHERE input = ? ORDER BY place", input);
}

}  // namespace sourcier
