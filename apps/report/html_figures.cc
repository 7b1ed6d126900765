// Figures on the page of HTML: every value with who gave it, as of when, and its passages.
#include "apps/report/dates.h"
#include "apps/report/figures.h"
#include "apps/report/html_page.h"
#include "apps/report/phrases.h"

namespace sourcier::report {
namespace {

void put_value(HtmlPage& page, const FigureView& view, const ValueView& row) {
  const Labels& labels = page.labels;
  const FigureValue& value = *row.values.front();
  const std::string& unit = view.figure->unit;
  page.raw("<tr><td class=\"value\">").text(value_text(labels, value, unit));
  const std::string note = value_note(labels, row, unit);
  if (!note.empty()) page.element("small", "note", note);
  page.raw("</td><td>");
  if (value.according_to.empty()) {
    page.element("span", "unstated", labels.text("figure.unsourced"));
  } else {
    page.text(value.according_to);
  }
  page.raw("</td><td>").text(date_text(labels, value.as_of, DateForm::kShort)).raw("</td><td>");
  page.open_details(outlets_text(labels, row.articles));
  for (const FigureValue* each : row.values) {
    const ArticleView* article = page.view.article(each->article);
    if (article != nullptr) page.passage(*article, each->span);
  }
  page.close_details();
  page.raw("</td></tr>");
}

void put_figure(HtmlPage& page, const FigureView& view) {
  page.raw("<article class=\"figure step\" tabindex=\"-1\" id=\"" + figure_anchor(view.figure->id) +
           "\"><h4>");
  page.text(title_text(page.labels, view.figure->counted)).raw("</h4>");
  put_plot(page, view);
  page.raw("<div class=\"scroll\"><table class=\"values\"><thead><tr>");
  for (const char* key : {"html.value", "html.according", "html.asof", "html.outlets"}) {
    page.raw("<th scope=\"col\">").label(key).raw("</th>");
  }
  page.raw("</tr></thead><tbody>");
  for (const ValueView& row : view.values) put_value(page, view, row);
  page.raw("</tbody></table></div></article>");
}

struct Group {
  FigureRelation relation;
  std::string_view heading;
};
constexpr Group kGroups[] = {{FigureRelation::kDiffer, "section.differ"},
                             {FigureRelation::kRevised, "section.revised"},
                             {FigureRelation::kNotComparable, "section.scope"}};

}  // namespace

void put_figures(HtmlPage& page, const StoryView& story, const std::string& prefix) {
  if (story.figures.empty()) return;
  page.raw("<section id=\"" + prefix + "-figures\"><h3 class=\"section\">")
      .label("section.figures")
      .raw("</h3>");
  for (const Group& group : kGroups) {
    bool is_open = false;
    for (const FigureView& view : story.figures) {
      if (view.figure->relation != group.relation) continue;
      if (!is_open) page.element("p", "kicker", page.labels.text(group.heading));
      is_open = true;
      put_figure(page, view);
    }
  }
  std::size_t alike = 0;
  for (const FigureView& view : story.figures) {
    if (view.figure->relation == FigureRelation::kAgree) ++alike;
  }
  if (alike > 0) {
    page.raw("<details class=\"more\"><summary>");
    page.text(page.labels.count("figure.alone", alike)).raw("</summary>");
    for (const FigureView& view : story.figures) {
      if (view.figure->relation == FigureRelation::kAgree) put_figure(page, view);
    }
    page.raw("</details>");
  }
  page.raw("</section>");
}

}  // namespace sourcier::report
