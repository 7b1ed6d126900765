// Coverage: which article reports which fact; what it could not have known yet is no omission.
#include <algorithm>

#include "apps/report/dates.h"
#include "apps/report/html_page.h"
#include "apps/report/phrases.h"

namespace sourcier::report {
namespace {

struct Row {
  const Fact* fact = nullptr;
  std::size_t reports = 0;
  const ArticleView* only = nullptr;  // The one that reports it, or the one that leaves it out.
};

const Covers* cover_of(const Dossier& dossier, const ArticleView& article, const Fact& fact) {
  const auto row = dossier.coverage.find(article.document->article.id);
  if (row == dossier.coverage.end()) return nullptr;
  const auto cell = row->second.find(fact.id);
  return cell == row->second.end() ? nullptr : &cell->second;
}

std::vector<Row> rows_of(const HtmlPage& page, const StoryView& story) {
  std::vector<Row> rows;
  for (const Fact& fact : page.input.dossier.facts) {
    Row row{.fact = &fact};
    for (const ArticleView* article : story.articles) {
      const Covers* cover = cover_of(page.input.dossier, *article, fact);
      if (cover == nullptr || *cover != Covers::kReports) continue;
      ++row.reports;
      row.only = article;
    }
    if (row.reports > 0) rows.push_back(row);
  }
  std::ranges::stable_sort(rows, [](const Row& a, const Row& b) { return a.reports > b.reports; });
  return rows;
}

void put_cell(HtmlPage& page, const ArticleView& article, const Fact& fact) {
  const Covers* cover = cover_of(page.input.dossier, article, fact);
  const bool reports = cover != nullptr && *cover == Covers::kReports;
  const bool omits = cover != nullptr && *cover == Covers::kOmits;
  const char* sign = cover == nullptr ? "?" : reports ? "●" : omits ? "○" : "–";
  const char* key = cover == nullptr ? "html.not_read"
                    : reports        ? "html.reports"
                    : omits          ? "html.omits"
                                     : "html.precedes";
  page.raw("<td><span aria-hidden=\"true\" title=\"").label(key).raw("\">").raw(sign);
  page.raw("</span><span class=\"aside\">").label(key).raw("</span></td>");
}

void put_matrix(HtmlPage& page, const StoryView& story, const std::vector<Row>& rows) {
  page.raw("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
  page.label("section.coverage").raw("\"><table class=\"coverage\"><thead><tr><th scope=\"col\">");
  page.label("html.fact").raw("</th>");
  for (const ArticleView* article : story.articles) {
    page.raw("<th scope=\"col\" class=\"turned\"><div>");
    article_link(page, *article);
    page.raw("<small>").text(date_text(page.labels, article->date, DateForm::kBrief));
    page.raw("</small></div></th>");
  }
  page.raw("</tr></thead><tbody>");
  for (const Row& row : rows) {
    page.raw("<tr><th scope=\"row\">");
    fact_link(page, *row.fact);
    page.raw("</th>");
    for (const ArticleView* article : story.articles) put_cell(page, *article, *row.fact);
    page.raw("</tr>");
  }
  page.raw("</tbody></table></div>");
}

void put_alone(HtmlPage& page, const std::vector<Row>& rows) {
  std::map<const ArticleView*, std::vector<const Fact*>> alone;
  std::vector<const ArticleView*> order;
  for (const Row& row : rows) {
    if (row.reports != 1) continue;
    if (!alone.contains(row.only)) order.push_back(row.only);
    alone[row.only].push_back(row.fact);
  }
  if (order.empty()) return;
  std::ranges::sort(order, {}, [](const ArticleView* article) { return article->number; });
  page.raw("<details class=\"more\"><summary>").label("html.only").raw("</summary><dl>");
  for (const ArticleView* article : order) {
    page.raw("<dt>");
    article_link(page, *article);
    page.raw("</dt>");
    for (const Fact* fact : alone[article]) {
      page.raw("<dd>");
      fact_link(page, *fact);
      page.raw("</dd>");
    }
  }
  page.raw("</dl></details>");
}

}  // namespace

void fact_link(HtmlPage& page, const Fact& fact) {
  std::string anchor;
  if (!fact.figures.empty()) anchor = figure_anchor(fact.figures.front());
  if (!fact.statements.empty()) {
    anchor = statement_anchor(fact.statements.front());
  }
  if (!anchor.empty()) page.raw("<a href=\"#").text(anchor).raw("\">");
  page.text(title_text(page.labels, cut_to(fact.text, 110)));
  if (!anchor.empty()) page.raw("</a>");
}

void put_coverage(HtmlPage& page, const StoryView& story, const std::string& prefix) {
  const std::vector<Row> rows = rows_of(page, story);
  if (rows.empty() || story.articles.size() < 2) return;
  page.raw("<section id=\"" + prefix + "-coverage\"><h3 class=\"section\">")
      .label("section.coverage")
      .raw("</h3>");
  std::vector<Row> shared;
  for (const Row& row : rows) {
    if (row.reports > 1) shared.push_back(row);
  }
  page.raw("<p class=\"key\">").label("html.coverage_key").raw("</p>");
  if (!shared.empty()) put_matrix(page, story, shared);
  put_alone(page, rows);
  page.raw("</section>");
}

}  // namespace sourcier::report
