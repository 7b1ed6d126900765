// The timeline: one dot an article, hollow where it is a copy, undated ones apart on the right.
//
// Places across are shares of the width, so that it fits any screen without a script.
#include <algorithm>
#include <map>

#include "apps/report/dates.h"
#include "apps/report/html_page.h"
#include "apps/report/phrases.h"
#include "engine/base/date.h"

namespace sourcier::report {
namespace {

// Dots above each other at most; the rest of a day is told by number.
constexpr std::size_t kMostStacked = 10;
constexpr double kFirst = 3;   // Per cent of the width at which the first day stands,
constexpr double kLast = 77;   // the last one,
constexpr double kApart = 96;  // and the undated.
constexpr int kStep = 13;      // Between stacked dots, in pixels.

std::string share(double value) { return svg_number(value) + "%"; }

using Days = std::map<std::int64_t, std::vector<const ArticleView*>>;

class Axis {
 public:
  Axis(std::int64_t first, std::int64_t last) : first_(first), last_(last) {}
  std::int64_t first() const { return first_; }
  std::int64_t last() const { return last_; }
  double place(std::int64_t day) const {
    if (first_ == last_) return (kFirst + kLast) / 2;
    return kFirst + (kLast - kFirst) * static_cast<double>(day - first_) /
                        static_cast<double>(last_ - first_);
  }

 private:
  std::int64_t first_;
  std::int64_t last_;
};

void put_dots(HtmlPage& page, const std::vector<const ArticleView*>& articles, double at,
              int base) {
  std::size_t row = 0;
  for (const ArticleView* article : articles) {
    const int y = base - 10 - static_cast<int>(row) * kStep;
    if (row++ == kMostStacked) {
      page.raw("<text class=\"more\" text-anchor=\"middle\" x=\"" + share(at) + "\" y=\"" +
               std::to_string(y + 4) + "\">+ ");
      page.number(static_cast<double>(articles.size() - kMostStacked)).raw("</text>");
      return;
    }
    page.raw("<a href=\"#" + article_anchor(*article) + "\"><circle class=\"");
    page.raw(article->is_copy ? "dot copy" : "dot")
        .raw("\" r=\"4.5\" cx=\"" + share(at) + "\" cy=\"" + std::to_string(y) + "\"><title>");
    page.text(article->outlet).text(kDot);
    page.text(date_text(page.labels, article->date, DateForm::kLong)).text(kDot);
    page.text(title_text(page.labels, article->document->article.title));
    page.raw("</title></circle></a>");
  }
}

void put_tick(HtmlPage& page, double at, int base, std::string_view words, const char* anchor) {
  const std::string x = share(at);
  page.raw("<line class=\"tick\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"" + std::to_string(base) +
           "\" y2=\"" + std::to_string(base + 5) + "\"/><text class=\"day\" text-anchor=\"");
  page.raw(anchor).raw("\" x=\"" + x + "\" y=\"" + std::to_string(base + 18) + "\">");
  page.text(words).raw("</text>");
}

// First and last day, and the fullest day between them where there is room for its name.
void put_ticks(HtmlPage& page, const Days& days, const Axis& axis, int base) {
  const auto name = [&](std::int64_t day) {
    return date_text(page.labels, iso(date_of(day)), DateForm::kShort);
  };
  put_tick(page, axis.place(axis.first()), base, name(axis.first()),
           axis.first() == axis.last() ? "middle" : "start");
  if (axis.first() == axis.last()) return;
  put_tick(page, axis.place(axis.last()), base, name(axis.last()), "end");
  const auto fullest =
      std::ranges::max_element(days, {}, [](const auto& day) { return day.second.size(); });
  const double at = axis.place(fullest->first);
  const double room = (kLast - kFirst) / 3;
  if (at - kFirst > room && kLast - at > room) {
    put_tick(page, at, base, name(fullest->first), "middle");
  }
}

// From the first event or article to the last.
Axis axis_of(const Days& days, const StoryView& story) {
  std::int64_t first = days.begin()->first;
  std::int64_t last = days.rbegin()->first;
  for (const Event* event : story.events) {
    const std::optional<Date> date = parse_date(event->date);
    if (!date || !date->is_day()) continue;
    first = std::min(first, day_number(*date));
    last = std::max(last, day_number(*date));
  }
  return {first, last};
}

// Events are ticks above the axis, named where the mouse rests.
void put_events(HtmlPage& page, const StoryView& story, const Axis& axis, int base) {
  for (const Event* event : story.events) {
    const std::optional<Date> date = parse_date(event->date);
    if (!date || !date->is_day()) continue;
    const std::string x = share(axis.place(day_number(*date)));
    page.raw("<line class=\"event\" x1=\"").raw(x).raw("\" x2=\"").raw(x);
    page.raw("\" y1=\"0\" y2=\"").raw(std::to_string(base)).raw("\"><title>");
    page.text(date_text(page.labels, event->date, DateForm::kLong)).text(kDot);
    page.text(title_text(page.labels, event->title)).raw("</title></line>");
  }
}

}  // namespace

void put_timeline(HtmlPage& page, const StoryView& story) {
  Days days;
  std::vector<const ArticleView*> undated;  // Or dated by the month or year alone.
  for (const ArticleView* article : story.articles) {
    const std::optional<Date> date = parse_date(article->date);
    if (date && date->is_day()) {
      days[day_number(*date)].push_back(article);
    } else {
      undated.push_back(article);
    }
  }
  std::size_t highest = undated.size();
  for (const auto& [day, articles] : days) highest = std::max(highest, articles.size());
  const int base = 16 + static_cast<int>(std::min(highest, kMostStacked + 1)) * kStep;
  page.raw("<figure class=\"timeline\"><svg role=\"img\" width=\"100%\" height=\"" +
           std::to_string(base + 24) + "\" aria-label=\"");
  page.label("html.timeline").raw("\">");
  if (!days.empty()) {
    page.raw("<line class=\"axis\" x1=\"0\" x2=\"" + share(kLast + kFirst) + "\" y1=\"" +
             std::to_string(base) + "\" y2=\"" + std::to_string(base) + "\"/>");
    const Axis axis = axis_of(days, story);
    put_events(page, story, axis, base);
    put_ticks(page, days, axis, base);
    for (const auto& [day, articles] : days) put_dots(page, articles, axis.place(day), base);
  }
  if (!undated.empty()) {
    put_dots(page, undated, kApart, base);
    page.raw("<text text-anchor=\"end\" x=\"100%\" y=\"" + std::to_string(base + 18) + "\">");
    page.label("html.no_day").raw("</text>");
  }
  page.raw("</svg><figcaption>").label("html.timeline_key").raw("</figcaption></figure>");
}

}  // namespace sourcier::report
