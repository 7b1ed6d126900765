#include "engine/store/ledger.h"

#include "engine/store/statements.h"

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

}  // namespace

Result<std::optional<InputState>> input_state(Store& store, const std::string& place) {
  Statements statements(store.connection());
  const auto row = statements.row(
      "SELECT size, modified, tag, items, is_whole FROM input WHERE place = ?", place);
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
