// Copies on the page of HTML: families of one text and pairs that share passages, passages facing
// each other.
#include <algorithm>

#include "apps/report/html_page.h"
#include "apps/report/phrases.h"

namespace sourcier::report {
namespace {

// Passages shown of one pair, the longest first; the rest is counted.
constexpr std::size_t kMostPassages = 6;

void put_passages(HtmlPage& page, const Copy& copy, const ArticleView& first,
                  const ArticleView& second) {
  std::vector<Passage> passages = copy.passages;
  if (passages.empty()) return;
  std::ranges::stable_sort(
      passages, [](const Passage& a, const Passage& b) { return a.first.size() > b.first.size(); });
  const std::size_t all = passages.size();
  passages.resize(std::min(all, kMostPassages));
  std::ranges::sort(passages, {}, [](const Passage& passage) { return passage.first; });
  page.open_details(page.labels.count("html.shared", all));
  for (const Passage& passage : passages) {
    page.raw("<div class=\"facing\">");
    page.passage(first, passage.first);
    page.passage(second, passage.second);
    page.raw("</div>");
  }
  if (all > passages.size()) {
    page.element("p", "key", page.labels.count("html.more_passages", all - passages.size()));
  }
  page.close_details();
}

void put_share(HtmlPage& page, const ArticleView& of, const ArticleView& in, unsigned share) {
  const std::string text = share_text(page.labels, share);
  page.element(
      "p", "facts",
      page.labels.fill("html.stands_in", {{"share", text}, {"of", of.outlet}, {"in", in.outlet}}));
}

void put_pair(HtmlPage& page, const Copy& copy) {
  const ArticleView* first = page.view.article(copy.first);
  const ArticleView* second = page.view.article(copy.second);
  if (first == nullptr || second == nullptr) return;
  page.raw("<li><p>");
  article_link(page, *first);
  page.raw(copy.type == CopyType::kPartial ? "∩ " : "= ");
  article_link(page, *second);
  page.raw("<span class=\"tag\">").text(copy_text(page.labels, copy.type)).raw("</span></p>");
  put_share(page, *first, *second, copy.containment_of_first);
  put_share(page, *second, *first, copy.containment_of_second);
  put_passages(page, copy, *first, *second);
  page.raw("</li>");
}

// The copies that join the members of a family to the one it is named after.
std::vector<const Copy*> joins_of(const HtmlPage& page, const FamilyView& family) {
  const auto original = std::ranges::find_if(
      family.articles, [](const ArticleView* article) { return !article->is_copy; });
  const ArticleView* root = original == family.articles.end() ? family.articles.front() : *original;
  const auto is_member = [&](const std::string& id) {
    return std::ranges::find(family.articles, page.view.article(id)) != family.articles.end();
  };
  const std::string& id = root->document->article.id;
  std::vector<const Copy*> all;
  std::vector<const Copy*> of_root;
  for (const Copy& copy : page.input.groups.copies) {
    if (!is_member(copy.first) || !is_member(copy.second)) continue;
    all.push_back(&copy);
    if (copy.first == id || copy.second == id) of_root.push_back(&copy);
  }
  return of_root.size() + 1 >= family.articles.size() ? of_root : all;
}

void put_family(HtmlPage& page, const FamilyView& family) {
  page.raw("<article class=\"family step\" tabindex=\"-1\"><h4>");
  bool is_first = true;
  for (const ArticleView* article : family.articles) {
    if (!is_first) page.raw("= ");
    is_first = false;
    article_link(page, *article);
  }
  page.raw("<span class=\"tag\">").text(copy_text(page.labels, family.type));
  page.raw("</span></h4><ul class=\"pairs\">");
  for (const Copy* copy : joins_of(page, family)) put_pair(page, *copy);
  page.raw("</ul></article>");
}

}  // namespace

void put_copies(HtmlPage& page, const StoryView& story, const std::string& prefix) {
  if (story.families.empty() && story.copies.empty()) return;
  page.raw("<section id=\"" + prefix + "-copies\"><h3 class=\"section\">")
      .label("section.copies")
      .raw("</h3>");
  for (const FamilyView& family : story.families) put_family(page, family);
  if (!story.copies.empty()) {
    page.raw("<ul class=\"pairs\">");
    for (const Copy* copy : story.copies) put_pair(page, *copy);
    page.raw("</ul>");
  }
  page.raw("</section>");
}

}  // namespace sourcier::report
