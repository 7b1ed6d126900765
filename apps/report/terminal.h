// Terminal: the sheet on which the sections of the terminal report are set. Internal to report/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "apps/report/dates.h"
#include "apps/report/labels.h"
#include "apps/report/report.h"
#include "apps/report/view.h"
#include "apps/report/width.h"

namespace sourcier::report {

// Where the output is no terminal; wide enough for two columns, narrow enough for an e-mail.
inline constexpr int kDefaultWidth = 100;
// Below this two columns are too narrow to read, above it lines too long to follow.
inline constexpr int kNarrowest = 40;
inline constexpr int kWidest = 160;

class Sheet {
 public:
  Sheet(const Labels& labels, const TerminalStyle& style);

  const Labels& labels() const { return labels_; }
  int width() const { return width_; }

  void blank();
  // Wrapped, every line after `indent` blanks, those after the first after `hang` more.
  void text(const Line& line, int indent, int hang = 0);
  void text(std::string_view words, int indent, Ink ink = Ink::kPlain);
  void text_unwrapped(const Line& line, int indent) { emit(indent, line); }
  void heading(std::string_view words);  // Capitals, after a blank line.
  // `left` and, flush with the right edge, `right`; beneath it where both do not fit on a line.
  void ends(const Line& left, const Line& right, int indent);
  // `left` wrapped beside `right` wrapped, which begins at column `middle`.
  void columns(const Line& left, const Line& right, int indent, int middle, int hang = 0);

  std::string take() { return std::move(out_); }

 private:
  void emit(int indent, const Line& line);

  const Labels& labels_;
  bool colour_;
  int width_;
  std::string out_;
};

// Rows of cells set under each other. Widths come from the cells; where they do not fit the widest
// columns give way and their cells are wrapped, and on a narrow terminal cells run on. Columns
// named in `right` (by index) are flush right.
void set_table(Sheet& sheet, const std::vector<std::vector<Line>>& rows, int indent,
               const std::vector<std::size_t>& right);

std::string upper(std::string_view text);

// Of the dates inside a story: without the year where it has one only, which stands over it.
DateForm date_form(const StoryView& story);

void set_statements(Sheet& sheet, const StoryView& story, const ReportInput& input);
void set_figures(Sheet& sheet, const StoryView& story);
void set_discrepancies(Sheet& sheet, const StoryView& story);
void set_copies(Sheet& sheet, const StoryView& story, const View& view);
void set_undated(Sheet& sheet, const StoryView& story);

}  // namespace sourcier::report
