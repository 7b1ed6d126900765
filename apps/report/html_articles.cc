// The articles of a story: outlet, date and how it is known, origins, where each was found.
#include "apps/report/dates.h"
#include "apps/report/html_page.h"
#include "apps/report/phrases.h"

namespace sourcier::report {
namespace {

std::string_view basis_key(DateBasis basis) {
  switch (basis) {
    case DateBasis::kNone:
      return "basis.none";
    case DateBasis::kJsonLd:
    case DateBasis::kMeta:
    case DateBasis::kMicrodata:
      return "basis.page";
    case DateBasis::kTime:
    case DateBasis::kVisible:
      return "basis.visible";
    case DateBasis::kUrl:
      return "basis.url";
    case DateBasis::kOption:
      return "basis.option";
    case DateBasis::kInferred:
      return "basis.inferred";
  }
  return "basis.none";
}

std::string_view origin_key(OriginBasis basis) {
  switch (basis) {
    case OriginBasis::kStated:
      return "origin.stated";
    case OriginBasis::kCredited:
      return "origin.credited";
    case OriginBasis::kCopied:
      return "origin.copied";
  }
  return "origin.stated";
}

void put_date(HtmlPage& page, const ArticleView& article) {
  const Labels& labels = page.labels;
  if (article.traced != nullptr && article.traced->date_inferred) {
    const DateInterval& interval = *article.traced->date_inferred;
    page.text(labels.text("date.undated")).text(labels.text("list.comma"));
    page.text(interval_text(labels, interval, DateForm::kLong));
    const std::string why = cause_text(labels, interval);
    if (!why.empty()) page.raw(" <em>(").text(why).raw(")</em>");
    return;
  }
  const DateBasis basis = article.traced != nullptr && !article.traced->published.empty()
                              ? article.traced->published_basis
                              : article.document->article.published_basis;
  page.text(date_text(labels, article.date, DateForm::kLong));
  // A date that came with the article and bears no basis is its date.
  const bool says_basis = !article.date.empty() && basis != DateBasis::kNone;
  if (says_basis) page.raw(" <em>(").label(basis_key(basis)).raw(")</em>");
}

void put_origins(HtmlPage& page, const ArticleView& article) {
  if (article.traced == nullptr || article.traced->origins.empty()) {
    page.element("span", "unstated", page.labels.text("origin.unstated"));
    return;
  }
  bool is_first = true;
  for (const ArticleOrigin& origin : article.traced->origins) {
    if (!is_first) page.text(page.labels.text("list.comma"));
    is_first = false;
    page.text(origin.name).raw(" <em>(").label(origin_key(origin.basis));
    const ArticleView* from = page.view.article(origin.article);
    if (from != nullptr) {
      page.raw("</em> ");
      article_link(page, *from);
      page.raw("<em>");
    }
    page.raw(")</em>");
  }
}

void put_evidence(HtmlPage& page, const ArticleView& article) {
  if (article.traced == nullptr) return;
  std::size_t count = 0;
  for (const ArticleOrigin& origin : article.traced->origins) count += origin.evidence ? 1 : 0;
  if (count == 0) return;
  page.open_details(page.labels.count("html.passages", count));
  for (const ArticleOrigin& origin : article.traced->origins) {
    if (origin.evidence) page.passage(article, *origin.evidence);
  }
  page.close_details();
}

void put_article(HtmlPage& page, const ArticleView& view) {
  const Article& article = view.document->article;
  page.raw("<li class=\"step\" tabindex=\"-1\" id=\"" + article_anchor(view) + "\"><h4" +
           lang_attribute(article.language) + ">");
  page.text(title_text(page.labels, article.title)).raw("</h4><p class=\"facts\"><b>");
  page.text(view.outlet).raw("</b>").text(kDot);
  put_date(page, view);
  page.text(kDot);
  page.text(article.language.empty() ? page.labels.text("language.unknown")
                                     : std::string_view(article.language));
  if (view.is_copy) page.raw(" <span class=\"tag\">").label("html.copy").raw("</span>");
  page.raw("</p><p class=\"facts\">").label("html.origin").raw(" ");
  put_origins(page, view);
  page.raw("</p><p class=\"where\">");
  const std::string address = web_address(article.url);
  if (!address.empty()) {
    page.raw("<a class=\"out\" rel=\"noopener noreferrer nofollow\" href=\"").text(address);
    page.raw("\">").text(cut_to(address, 80)).raw("</a> ");
  }
  if (!article.source.path.empty()) page.element("span", "path", article.source.path);
  page.raw("</p>");
  for (const Note& note : article.notes) page.element("p", "notice", note.message);
  put_evidence(page, view);
  page.raw("</li>");
}

}  // namespace

void put_articles(HtmlPage& page, const StoryView& story, const std::string& prefix) {
  page.raw("<section id=\"" + prefix + "-articles\"><h3 class=\"section\">")
      .label("section.articles");
  page.raw("</h3><ol class=\"articles\">");
  for (const ArticleView* article : story.articles) put_article(page, *article);
  page.raw("</ol></section>");
}

}  // namespace sourcier::report
