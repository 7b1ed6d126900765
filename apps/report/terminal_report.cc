// The terminal report: one summary line, then each story from its events to its copies.
#include <algorithm>
#include <map>
#include <vector>

#include "apps/report/clean.h"
#include "apps/report/dates.h"
#include "apps/report/phrases.h"
#include "apps/report/terminal.h"

namespace sourcier {
namespace report {
namespace {

// Inputs left out that are named, and those of one reason: a file of labels instead of articles has
// hundreds of lines.
constexpr std::size_t kMostSkipped = 12;
constexpr std::size_t kMostSkippedAlike = 3;

void set_summary(Sheet& sheet, const ReportInput& input, const View& view, bool on_terminal) {
  const Labels& labels = sheet.labels();
  Line seconds;
  if (on_terminal) {
    const std::string n = labels.number(std::max(input.seconds, 0.01));
    seconds.push_back({labels.fill("count.seconds", {{"n", n}}), Ink::kQuiet});
  }
  sheet.ends({{summary_text(labels, input, view)}}, seconds, 0);
}

// Inputs left out for one reason stand together, the first of them by name; standard error has
// named them all.
void set_skipped(Sheet& sheet, const ReportInput& input) {
  if (input.skipped.empty()) return;
  const Labels& labels = sheet.labels();
  std::vector<std::pair<std::string_view, std::vector<std::string_view>>> reasons;
  std::map<std::string_view, std::size_t> known;
  for (const Error& error : input.skipped) {
    const auto [reason, is_new] = known.try_emplace(error.message, reasons.size());
    if (is_new) reasons.push_back({error.message, {}});
    reasons[reason->second].second.push_back(error.where);
  }
  const std::string comma(labels.text("list.comma"));
  const auto listed = [&](std::string& list, std::string_view item) {
    if (!list.empty()) list += comma;
    list += item;
  };
  std::string items;
  std::size_t named = 0;
  for (const auto& [reason, places] : reasons) {
    if (named >= kMostSkipped) break;
    std::string paths;
    const std::size_t shown = std::min(places.size(), kMostSkippedAlike);
    for (std::size_t i = 0; i < shown; ++i) listed(paths, clean(places[i]));
    if (shown < places.size()) listed(paths, labels.count("skipped.more", places.size() - shown));
    listed(items, labels.fill("skipped.item", {{"path", paths}, {"reason", clean(reason)}}));
    named += places.size();
  }
  if (named < input.skipped.size())
    listed(items, labels.count("skipped.more", input.skipped.size() - named));
  const std::string count = labels.count("count.skipped", input.skipped.size());
  sheet.text(Line{{labels.fill("skipped.line", {{"count", count}, {"items", items}}), Ink::kQuiet}},
             0, 2);
}

// What people say in them is unknown, which an empty story would not tell.
void set_unread(Sheet& sheet, const ReportInput& input) {
  const auto is_unread = [](const Document& document) {
    return std::ranges::any_of(document.article.notes,
                               [](const Note& note) { return note.kind == "language"; });
  };
  const auto count = static_cast<std::size_t>(std::ranges::count_if(input.documents, is_unread));
  if (count != 0) sheet.text(Line{{sheet.labels().count("unread", count), Ink::kQuiet}}, 0, 2);
}

void set_events(Sheet& sheet, const StoryView& story) {
  const Labels& labels = sheet.labels();
  const DateForm form = date_form(story);
  std::vector<std::vector<Line>> rows;
  for (const Event* event : story.events) {
    std::string places;
    for (const std::string& place : event->places) {
      if (!places.empty()) break;  // The place most named; the others are in the page of HTML.
      places = clean(place);
    }
    rows.push_back({{{date_text(labels, event->date, form), Ink::kAccent}},
                    {{places}},
                    {{title_text(labels, event->title)}},
                    {{labels.count("count.articles", event->articles.size()), Ink::kQuiet}}});
  }
  if (!rows.empty()) set_table(sheet, rows, 1, {0, 3});
}

void set_story(Sheet& sheet, const StoryView& story, const ReportInput& input, const View& view) {
  const Labels& labels = sheet.labels();
  std::string counts = range_text(labels, story.first_date, story.last_date);
  if (!counts.empty()) counts += kDot;
  counts += labels.count("count.articles", story.articles.size());
  sheet.blank();
  sheet.ends({{upper(title_text(labels, story.title)), Ink::kStrong}}, {{counts, Ink::kQuiet}}, 0);
  set_events(sheet, story);
  set_statements(sheet, story, input);
  set_figures(sheet, story);
  set_discrepancies(sheet, story);
  set_copies(sheet, story, view);
  set_undated(sheet, story);
}

void set_next(Sheet& sheet, const ReportInput& input) {
  const Labels& labels = sheet.labels();
  const std::string command = command_text(input);
  sheet.blank();
  if (input.documents.empty()) {
    sheet.text(
        std::string(labels.text("nothing.read")) + ' ' + std::string(labels.text("next.hint")), 0);
    return;
  }
  const std::string first(labels.text("next.title"));
  const int hang = width_of(first) + 1;
  sheet.text(Line{{first, Ink::kQuiet}, {" " + command + " --html story.html", Ink::kAccent}}, 0,
             hang);
  sheet.text(Line{{command + " --json", Ink::kAccent}}, hang);
}

}  // namespace
}  // namespace report

std::string terminal_report(const ReportInput& input, const Labels& labels,
                            const TerminalStyle& style) {
  const report::View view(input);
  report::Sheet sheet(labels, style);
  report::set_summary(sheet, input, view, style.width != 0);
  report::set_skipped(sheet, input);
  report::set_unread(sheet, input);
  for (const report::StoryView& story : view.stories()) {
    report::set_story(sheet, story, input, view);
  }
  report::set_next(sheet, input);
  return sheet.take();
}

}  // namespace sourcier
