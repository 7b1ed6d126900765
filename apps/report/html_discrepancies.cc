// Days and places that differ on the page of HTML, each with its passages.
#include "apps/report/html_page.h"
#include "apps/report/phrases.h"

namespace sourcier::report {
namespace {

void put_discrepancy(HtmlPage& page, const DiscrepancyView& view) {
  const bool is_day = view.discrepancy->kind == DiscrepancyKind::kDay;
  page.raw("<article class=\"figure step\" tabindex=\"-1\">");
  const ArticleView& first = *view.values.front().articles.front();
  page.raw("<h4" + lang_attribute(first.document->article.language) + ">");
  page.text(view.discrepancy->about).raw("</h4><div class=\"scroll\">");
  page.raw("<table class=\"values\"><thead><tr>");
  for (const char* key : {is_day ? "html.day" : "html.place", "html.outlets"})
    page.raw("<th scope=\"col\">").label(key).raw("</th>");
  page.raw("</tr></thead><tbody>");
  for (const GivenView& given : view.values) {
    page.raw("<tr><td class=\"value\">")
        .text(given_text(page.labels, view, given, DateForm::kShort));
    page.raw("</td><td>");
    page.open_details(outlets_text(page.labels, given.articles));
    for (const GivenValue* value : given.values) {
      const ArticleView* article = page.view.article(value->article);
      if (article != nullptr) page.passage(*article, value->span);
    }
    page.close_details();
    page.raw("</td></tr>");
  }
  page.raw("</tbody></table></div></article>");
}

}  // namespace

void put_discrepancies(HtmlPage& page, const StoryView& story, const std::string& prefix) {
  if (story.discrepancies.empty()) return;
  page.raw("<section id=\"" + prefix + "-discrepancies\"><h3 class=\"section\">")
      .label("section.discrepancies")
      .raw("</h3>");
  for (const DiscrepancyView& view : story.discrepancies) put_discrepancy(page, view);
  page.raw("</section>");
}

}  // namespace sourcier::report
