// Statements on the page of HTML: wordings by origin, each with its passages, and the chain drawn.
#include "apps/report/dates.h"
#include "apps/report/html_page.h"
#include "apps/report/phrases.h"

namespace sourcier::report {
namespace {

void put_group(HtmlPage& page, const WordingGroup& group, const OriginView& origin,
               const std::vector<Span>& marks, PassageAnchors& anchors) {
  page.raw("<li>");
  wording_text(page, group, marks);
  page.raw("<p class=\"way\">").text(way_text(page.labels, group, origin)).raw("</p>");
  page.open_details(page.labels.count("html.passages", group.wordings.size()));
  for (const Wording* wording : group.wordings) {
    const ArticleView* article = page.view.article(wording->article);
    if (article != nullptr) anchors[wording] = page.passage(*article, wording->span);
  }
  page.close_details();
  page.raw("</li>");
}

void put_origin(HtmlPage& page, const OriginView& origin) {
  page.raw("<h5 class=\"origin\"><span aria-hidden=\"true\">← </span>");
  if (origin.name.empty()) {
    page.raw("<span class=\"unstated\">").label("origin.unstated").raw("</span>");
  } else {
    page.text(origin.name);
  }
  page.raw(" <small>").text(origin_counts_text(page.labels, origin)).raw("</small></h5>");
}

void put_denials(HtmlPage& page, const StatementView& view) {
  for (const Statement* denial : view.denied_by) {
    page.raw("<p class=\"denied\"><a href=\"#" + statement_anchor(denial->id) + "\">");
    if (denial->speaker.empty()) {
      page.label("said.denied_unknown");
    } else {
      page.text(page.labels.fill("said.denied", {{"speaker", denial->speaker}}));
    }
    page.raw("</a>").text(kDot);
    page.text(date_text(page.labels, denial->first_seen, DateForm::kLong)).text(kDot);
    page.text(counts_text(page.labels, denial->counts)).raw("</p>");
  }
}

void put_statement(HtmlPage& page, const StatementView& view) {
  const Statement& statement = *view.statement;
  page.raw("<article class=\"statement step\" tabindex=\"-1\" id=\"" +
           statement_anchor(statement.id) + "\"><header><h4>");
  page.text(statement.speaker.empty() ? page.labels.text("said.unknown")
                                      : std::string_view(statement.speaker));
  page.raw("</h4><p class=\"when\">");
  page.text(date_text(page.labels, statement.first_seen, DateForm::kLong)).raw("</p>");
  page.element("p", "counts", counts_text(page.labels, statement.counts)).raw("</header>");
  const std::vector<std::vector<Span>> marks = marks_of(groups_of(view));
  PassageAnchors anchors;
  std::size_t next = 0;
  for (const OriginView& origin : view.origins) {
    put_origin(page, origin);
    page.raw("<ul class=\"wordings\">");
    for (const WordingGroup& group : origin.groups) {
      put_group(page, group, origin, marks[next++], anchors);
    }
    page.raw("</ul>");
  }
  put_denials(page, view);
  put_chain(page, view, anchors);
  page.raw("</article>");
}

}  // namespace

void put_statements(HtmlPage& page, const StoryView& story, const std::string& prefix) {
  page.raw("<section id=\"" + prefix + "-said\"><h3 class=\"section\">")
      .label("section.said")
      .raw("</h3>");
  if (story.statements.empty()) page.element("p", "empty", page.labels.text("said.none"));
  bool in_more = false;
  std::size_t alone = 0;
  for (const StatementView& view : story.statements) {
    if (view.statement->counts.articles <= 1) ++alone;
  }
  for (const StatementView& view : story.statements) {
    if (!in_more && view.statement->counts.articles <= 1 && alone > 1) {
      in_more = true;
      page.raw("<details class=\"more\"><summary>");
      page.text(page.labels.count("html.alone", alone)).raw("</summary>");
    }
    put_statement(page, view);
  }
  if (in_more) page.raw("</details>");
  page.raw("</section>");
}

}  // namespace sourcier::report
