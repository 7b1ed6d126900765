#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "apps/report/terminal.h"

namespace sourcier::report {
namespace {

constexpr int kGap = 2;              // Between columns.
constexpr int kTwoColumns = 60;      // On a narrower terminal nothing stands beside another.
constexpr int kNarrowestColumn = 8;  // Below this a wrapped cell is a ladder of syllables.

// Takes columns from the widest until all fit into `room`.
void shrink(std::vector<int>& widths, int room) {
  int total = 0;
  for (const int width : widths) total += width;
  while (total > room) {
    const auto widest = std::ranges::max_element(widths);
    if (*widest <= kNarrowestColumn) return;
    --*widest;
    --total;
  }
}

void pad(Line& line, int columns) {
  if (columns > 0) line.push_back({std::string(static_cast<std::size_t>(columns), ' ')});
}

}  // namespace

Sheet::Sheet(const Labels& labels, const TerminalStyle& style)
    : labels_(labels),
      colour_(style.colour),
      width_(style.width == 0 ? kDefaultWidth : std::clamp(style.width, kNarrowest, kWidest)) {}

void Sheet::emit(int indent, const Line& line) {
  std::string painted = paint(line, colour_);
  while (painted.ends_with(' ')) painted.pop_back();
  if (!painted.empty()) out_ += std::string(static_cast<std::size_t>(indent), ' ') + painted;
  out_ += '\n';
}

void Sheet::blank() { out_ += '\n'; }

void Sheet::text(const Line& line, int indent, int hang) {
  const std::vector<Line> first = wrap(line, width_ - indent - hang);
  for (std::size_t i = 0; i < first.size(); ++i) emit(i == 0 ? indent : indent + hang, first[i]);
}

void Sheet::text(std::string_view words, int indent, Ink ink) {
  text(Line{{std::string(words), ink}}, indent);
}

void Sheet::heading(std::string_view words) {
  blank();
  text(upper(words), 0, Ink::kStrong);
}

void Sheet::ends(const Line& left, const Line& right, int indent) {
  const int gap = width_ - indent - width_of(left) - width_of(right);
  if (gap >= kGap) {
    Line line = left;
    pad(line, gap);
    line.insert(line.end(), right.begin(), right.end());
    emit(indent, line);
    return;
  }
  text(left, indent, kGap);
  if (!right.empty()) text(right, indent + kGap);
}

void Sheet::columns(const Line& left, const Line& right, int indent, int middle, int hang) {
  if (right.empty() || width_ < kTwoColumns) {
    text(left, indent, hang);
    if (!right.empty()) text(right, indent + hang);
    return;
  }
  const std::vector<Line> lefts = wrap(left, middle - indent - hang - kGap);
  const std::vector<Line> rights = wrap(right, width_ - middle);
  for (std::size_t i = 0; i < std::max(lefts.size(), rights.size()); ++i) {
    const int begin = i == 0 ? indent : indent + hang;
    Line line = i < lefts.size() ? lefts[i] : Line{};
    if (i < rights.size()) {
      pad(line, middle - begin - width_of(line));
      line.insert(line.end(), rights[i].begin(), rights[i].end());
    }
    emit(begin, line);
  }
}

namespace {

// A row without columns: its cells after each other.
void set_run_on(Sheet& sheet, const std::vector<Line>& row, int indent) {
  Line line;
  for (const Line& cell : row) {
    if (width_of(cell) == 0) continue;
    if (!line.empty()) line.push_back({" · ", Ink::kQuiet});
    line.insert(line.end(), cell.begin(), cell.end());
  }
  sheet.text(line, indent, kGap);
}

}  // namespace

void set_table(Sheet& sheet, const std::vector<std::vector<Line>>& rows, int indent,
               const std::vector<std::size_t>& right) {
  std::vector<int> widths;
  for (const std::vector<Line>& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], width_of(row[i]));
    }
  }
  const int room = sheet.width() - indent - kGap * (static_cast<int>(widths.size()) - 1);
  shrink(widths, room);
  int total = 0;
  for (const int width : widths) total += width;
  if (total > room || sheet.width() < kTwoColumns) {
    for (const std::vector<Line>& row : rows) set_run_on(sheet, row, indent);
    return;
  }
  for (const std::vector<Line>& row : rows) {
    std::vector<std::vector<Line>> cells;
    std::size_t height = 1;
    for (std::size_t i = 0; i < row.size(); ++i) {
      cells.push_back(wrap(row[i], std::max(widths[i], 1)));
      height = std::max(height, cells.back().size());
    }
    for (std::size_t at = 0; at < height; ++at) {
      Line line;
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const Line cell = at < cells[i].size() ? cells[i][at] : Line{};
        const bool flush = std::ranges::find(right, i) != right.end();
        const int free = widths[i] - width_of(cell);
        if (flush) pad(line, free);
        line.insert(line.end(), cell.begin(), cell.end());
        pad(line, (flush ? 0 : free) + (i + 1 < cells.size() ? kGap : 0));
      }
      while (!line.empty() && line.back().text.find_first_not_of(' ') == std::string::npos) {
        line.pop_back();
      }
      sheet.text_unwrapped(line, indent);
    }
  }
}

std::string upper(std::string_view text) {
  icu::UnicodeString letters = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  letters.toUpper(icu::Locale::getRoot());
  std::string out;
  letters.toUTF8String(out);
  return out;
}

DateForm date_form(const StoryView& story) {
  const bool one_year = story.first_date.substr(0, 4) == story.last_date.substr(0, 4);
  return one_year ? DateForm::kBrief : DateForm::kShort;
}

}  // namespace sourcier::report
