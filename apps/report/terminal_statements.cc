// Who said what: each statement with its counts, and its wordings by the origin they came from.
#include <map>
#include <set>

#include "apps/report/clean.h"
#include "apps/report/dates.h"
#include "apps/report/phrases.h"
#include "apps/report/terminal.h"
#include "engine/text/utf8.h"

namespace sourcier::report {
namespace {

// Statements in one article only that are shown without --all: what a screen holds.
constexpr std::size_t kTellingAlone = 8;
constexpr std::size_t kTellingOfOne = 3;  // The same where the story is a single article.
// Wordings from one origin that are shown without --all.
constexpr std::size_t kMostWordings = 5;
// A wording longer than this (bytes) is cut on the terminal; the page of HTML has it whole.
constexpr std::size_t kLongestShown = 420;

Line wording_line(const Labels& labels, const WordingGroup& group, const std::vector<Span>& marks) {
  const Wording& wording = *group.wordings.front();
  std::string_view text = shown_text(wording);
  bool is_cut = false;
  if (text.size() > kLongestShown) {
    std::size_t end = text.rfind(' ', kLongestShown);
    if (end == std::string_view::npos) end = kLongestShown;
    while (!is_boundary(text, end)) --end;
    text = text.substr(0, end);
    is_cut = true;
  }
  const bool quoted = wording.kind != QuotationKind::kIndirect;
  const QuotePair quotes = labels.quotes(language_of(group));
  Line line;
  if (quoted) line.push_back({std::string(quotes.open)});
  std::size_t at = 0;
  for (const Span mark : marks) {
    if (mark.end > text.size()) break;
    line.push_back({clean_inner(text.substr(at, mark.begin - at))});
    line.push_back({clean_inner(slice(text, mark)), Ink::kMark});
    at = mark.end;
  }
  line.push_back({clean_inner(text.substr(at)) + (is_cut ? " […]" : "")});
  if (quoted) line.push_back({std::string(quotes.close)});
  if (const std::string_view key = told_key(wording); !key.empty())
    line.push_back({" (" + std::string(labels.text(key)) + ")", Ink::kQuiet});
  return line;
}

void set_origin(Sheet& sheet, const OriginView& origin, bool is_alone) {
  const Labels& labels = sheet.labels();
  Line name{{"← ", Ink::kQuiet}};
  if (origin.name.empty()) {
    name.push_back({std::string(labels.text("origin.unstated")), Ink::kQuiet});
  } else {
    name.push_back({origin.name, Ink::kAccent});
  }
  Line counts;
  if (!is_alone || origin.copies > 0) {
    counts.push_back({origin_counts_text(labels, origin), Ink::kQuiet});
  }
  sheet.ends(name, counts, 3);
}

// Statements of a story by what they are views of.
using Views = std::map<const Statement*, const StatementView*>;

void set_wordings(Sheet& sheet, const StatementView& view, bool all) {
  const Labels& labels = sheet.labels();
  const std::vector<std::vector<Span>> marks = marks_of(groups_of(view));
  std::size_t next = 0;
  for (const OriginView& origin : view.origins) {
    set_origin(sheet, origin, view.origins.size() == 1);
    std::size_t shown = 0;
    for (const WordingGroup& group : origin.groups) {
      if (shown++ == kMostWordings && !all) {
        sheet.text(labels.count("said.wordings", origin.groups.size() - kMostWordings), 5,
                   Ink::kQuiet);
      }
      if (shown > kMostWordings && !all) {
        ++next;
        continue;
      }
      sheet.columns(wording_line(labels, group, marks[next++]),
                    {{way_text(labels, group, origin), Ink::kQuiet}}, 5, sheet.width() * 2 / 3, 2);
    }
  }
}

void set_denial(Sheet& sheet, const Statement& denial, DateForm form) {
  const Labels& labels = sheet.labels();
  const std::string speaker = clean(denial.speaker);
  std::string text = speaker.empty() ? std::string(labels.text("said.denied_unknown"))
                                     : labels.fill("said.denied", {{"speaker", speaker}});
  text += labels.text("list.comma");
  text += date_text(labels, denial.first_seen, form);
  sheet.ends({{text, Ink::kAccent}}, {{counts_text(labels, denial.counts), Ink::kQuiet}}, 1);
}

// A denial that one article alone carries is shown beneath what it denies and nowhere else.
bool stands_beneath(const Statement& denial) { return denial.counts.articles <= 1; }

void set_statement(Sheet& sheet, const StatementView& view, const Views& views, DateForm form,
                   bool all) {
  const Labels& labels = sheet.labels();
  const Statement& statement = *view.statement;
  const std::string speaker = clean(statement.speaker);
  const Line who{
      {speaker.empty() ? std::string(labels.text("said.unknown")) : speaker, Ink::kStrong},
      {" · " + date_text(labels, statement.first_seen, form), Ink::kQuiet}};
  sheet.ends(who, {{counts_text(labels, statement.counts), Ink::kQuiet}}, 1);
  set_wordings(sheet, view, all);
  for (const Statement* denial : view.denied_by) {
    set_denial(sheet, *denial, form);
    const auto known = views.find(denial);
    if (stands_beneath(*denial) && known != views.end()) set_wordings(sheet, *known->second, all);
  }
}

}  // namespace

void set_statements(Sheet& sheet, const StoryView& story, const ReportInput& input) {
  const Labels& labels = sheet.labels();
  if (story.statements.empty()) return;
  sheet.heading(labels.text("section.said"));
  const DateForm form = date_form(story);
  const std::size_t telling = story.articles.size() > 1 ? kTellingAlone : kTellingOfOne;
  std::size_t alone = 0;
  std::size_t hidden = 0;
  Views views;
  std::set<const Statement*> beneath;
  for (const StatementView& view : story.statements) {
    views[view.statement] = &view;
    for (const Statement* denial : view.denied_by) {
      if (stands_beneath(*denial) && denial->denied_by.empty()) beneath.insert(denial);
    }
  }
  bool is_first = true;
  for (const StatementView& view : story.statements) {
    if (beneath.contains(view.statement)) continue;
    if (view.statement->counts.articles <= 1 && ++alone > telling && !input.all) {
      ++hidden;
      continue;
    }
    if (!is_first) sheet.blank();
    is_first = false;
    set_statement(sheet, view, views, form, input.all);
  }
  if (hidden == 0) return;
  const std::string command = command_text(input) + " --all";
  const std::string more = labels.count("said.more", hidden);
  const std::string see = labels.fill("said.see_all", {{"command", command}});
  sheet.blank();
  sheet.text(Line{{labels.fill("said.more_line", {{"more", more}, {"see", see}}), Ink::kQuiet}}, 1,
             2);
}

}  // namespace sourcier::report
