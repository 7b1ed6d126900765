#include "engine/resource/table_source.h"

#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::string_view kColumnsMark = "# columns:";
constexpr std::string_view kFoldedMark = "# key: folded";

std::vector<std::string> split_cells(std::string_view line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

std::string_view without_leading_spaces(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

// False for columns that are named a second time: rows above and below would differ in meaning.
bool read_comment(std::string_view line, TableSource& table) {
  if (line.starts_with(kFoldedMark)) table.folded_key = true;
  if (!line.starts_with(kColumnsMark)) return true;
  if (!table.columns.empty()) return false;
  table.columns = split_cells(without_leading_spaces(line.substr(kColumnsMark.size())));
  return true;
}

}  // namespace

Result<TableSource> parse_table(std::string_view text, const std::string& where) {
  TableSource table;
  if (!is_utf8(text)) return fail(ErrorKind::kMalformed, where, "the table is not UTF-8");
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    const std::string place = where + ":" + std::to_string(number);
    if (line.front() == '#') {
      if (read_comment(line, table)) continue;
      return fail(ErrorKind::kMalformed, place, "the columns are named a second time");
    }
    if (table.columns.empty()) {
      return fail(ErrorKind::kMalformed, place,
                  "expected a line '# columns: …' before the first row");
    }
    std::vector<std::string> cells = split_cells(line);
    if (cells.size() != table.columns.size()) {
      return fail(ErrorKind::kMalformed, place,
                  "expected " + std::to_string(table.columns.size()) + " columns, found " +
                      std::to_string(cells.size()));
    }
    table.rows.push_back(std::move(cells));
  }
  if (table.columns.empty()) {
    return fail(ErrorKind::kMalformed, where, "expected a line '# columns: …', found none");
  }
  return table;
}

}  // namespace sourcier
