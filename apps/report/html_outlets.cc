// Outlets on the page of HTML: for each what is its own, whom it has it from, how soon it is there,
// and what it alone reports or leaves out.
#include <algorithm>
#include <tuple>

#include "apps/report/html_page.h"
#include "apps/report/phrases.h"

namespace sourcier::report {
namespace {

void put_ties(HtmlPage& page, const std::vector<OutletTie>& ties) {
  page.raw("<td>");
  if (ties.empty()) page.raw("–");
  bool is_first = true;
  for (const OutletTie& tie : ties) {
    if (!is_first) page.raw("<br>");
    is_first = false;
    page.text(tie.name).raw(" <small>").number(tie.articles).raw("</small>");
  }
  page.raw("</td>");
}

void put_facts(HtmlPage& page, const std::vector<std::string>& facts) {
  page.raw("<td>");
  if (facts.empty()) {
    page.raw("–</td>");
    return;
  }
  page.raw("<details><summary>").number(static_cast<double>(facts.size())).raw("</summary><ul>");
  for (const std::string& id : facts) {
    const auto fact = std::ranges::lower_bound(page.input.dossier.facts, id, {}, &Fact::id);
    if (fact == page.input.dossier.facts.end() || fact->id != id) continue;
    page.raw("<li>");
    fact_link(page, *fact);
    page.raw("</li>");
  }
  page.raw("</ul></details></td>");
}

void put_row(HtmlPage& page, const OutletProfile& profile) {
  page.raw("<tr><th scope=\"row\">").text(profile.name).raw("</th><td class=\"count\">");
  page.number(static_cast<double>(profile.articles.size())).raw("</td><td class=\"count\">");
  page.text(share_text(page.labels, profile.own()));
  if (profile.unsettled > 0) {
    const std::string share = share_text(page.labels, profile.unsettled);
    page.raw(" <small>").text(page.labels.fill("outlet.unsettled", {{"share", share}}));
    page.raw("</small>");
  }
  page.raw("</td>");
  put_ties(page, profile.credits);
  put_ties(page, profile.copies);
  put_ties(page, profile.copied_by);
  page.raw("<td class=\"count\">");
  if (profile.shared_events == 0) {
    page.raw("–");
  } else {
    page.text(page.labels.fill("outlet.first_of",
                               {{"first", page.labels.number(profile.first_at)},
                                {"events", page.labels.number(profile.shared_events)}}));
  }
  page.raw("</td><td class=\"count\">");
  if (profile.median_days_after) {
    const std::uint32_t days = *profile.median_days_after;
    page.text(days == 0 ? std::string(page.labels.text("outlet.same_day"))
                        : page.labels.count("count.days", days));
  } else {
    page.raw("–");
  }
  page.raw("</td>");
  put_facts(page, profile.only_reports);
  put_facts(page, profile.alone_omits);
  page.raw("</tr>");
}

}  // namespace

void put_outlets(HtmlPage& page) {
  constexpr std::string_view kColumns[] = {
      "outlet.name",         "outlet.articles",   "outlet.own",   "outlet.credits",
      "outlet.copies",       "outlet.copied_by",  "outlet.first", "outlet.after",
      "outlet.only_reports", "outlet.alone_omits"};
  std::vector<OutletProfile> outlets = page.input.dossier.outlets;
  if (outlets.size() < 2) return;
  std::ranges::sort(outlets, [](const OutletProfile& a, const OutletProfile& b) {
    return std::tuple(b.articles.size(), a.name, a.id) <
           std::tuple(a.articles.size(), b.name, b.id);
  });
  page.raw("<section class=\"outlets\" id=\"outlets\"><h2 class=\"section\">");
  page.label("section.outlets").raw("</h2><p class=\"key\">").label("outlet.key");
  page.raw("</p><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
  page.label("section.outlets").raw("\"><table><thead><tr>");
  for (const std::string_view column : kColumns)
    page.raw("<th scope=\"col\">").label(column).raw("</th>");
  page.raw("</tr></thead><tbody>");
  for (const OutletProfile& profile : outlets) put_row(page, profile);
  page.raw("</tbody></table></div></section>");
}

}  // namespace sourcier::report
