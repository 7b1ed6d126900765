// The report as one page of HTML: readable offline, on paper, on a narrow screen, without a script.
#include "apps/report/dates.h"
#include "apps/report/html_page.h"
#include "apps/report/phrases.h"

namespace sourcier {
namespace report {
namespace {

void put_head(HtmlPage& page, std::string_view title) {
  page.raw("<!doctype html>\n<html lang=\"").text(page.labels.language()).raw("\">\n<head>");
  page.raw("<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"");
  page.raw("default-src 'none'; style-src 'unsafe-inline'; script-src '");
  page.raw(script_hash(page_script())).raw("'; base-uri 'none'; form-action 'none'\">\n");
  page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  page.raw("<meta name=\"referrer\" content=\"no-referrer\">\n");
  page.raw("<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
  page.text(title).raw(" – Sourcier</title>\n<style>").raw(page_style()).raw("</style>\n");
  page.raw("</head>\n");
}

void put_banner(HtmlPage& page) {
  page.raw("<a class=\"skip\" href=\"#main\">").label("html.skip").raw("</a>");
  page.raw("<header class=\"banner\"><h1 class=\"brand\">Sourcier</h1><p class=\"summary\">");
  page.text(summary_text(page.labels, page.input, page.view)).raw("</p>");
  page.raw("<button type=\"button\" id=\"theme\" hidden>").label("html.theme");
  page.raw("</button></header>");
}

void put_story_list(HtmlPage& page) {
  if (page.view.stories().size() < 2) return;
  page.raw("<nav class=\"stories\" aria-label=\"").label("html.stories").raw("\"><ol>");
  std::size_t number = 0;
  for (const StoryView& story : page.view.stories()) {
    page.raw("<li><a href=\"#story" + std::to_string(++number) + "\">");
    page.text(title_text(page.labels, story.title)).raw("</a> <small>");
    page.text(page.labels.count("count.articles", story.articles.size())).raw("</small></li>");
  }
  page.raw("</ol></nav>");
}

void put_skipped(HtmlPage& page) {
  if (page.input.skipped.empty()) return;
  page.raw("<details class=\"skipped\"><summary>");
  page.text(page.labels.count("count.skipped", page.input.skipped.size())).raw("</summary><ul>");
  for (const Error& error : page.input.skipped) {
    page.raw("<li><span class=\"path\">").text(error.where).raw("</span> – ");
    page.text(error.message).raw("</li>");
  }
  page.raw("</ul></details>");
}

void put_big_number(HtmlPage& page, std::string_view key, std::size_t n) {
  const std::string words = page.labels.count(key, n);
  const std::string number = page.labels.number(static_cast<double>(n));
  page.raw("<li>");
  if (words.starts_with(number)) {
    page.raw("<b>").text(number).raw("</b>").text(std::string_view(words).substr(number.size()));
  } else {
    page.text(words);
  }
  page.raw("</li>");
}

void put_events(HtmlPage& page, const StoryView& story) {
  if (story.events.empty()) return;
  page.raw("<section class=\"events\"><h3 class=\"aside\">").label("section.events");
  page.raw("</h3><ol>");
  for (const Event* event : story.events) {
    page.raw("<li><span class=\"when\">");
    page.text(date_text(page.labels, event->date, DateForm::kShort)).raw("</span> <span>");
    page.text(title_text(page.labels, event->title));
    std::string places;
    for (const std::string& place : event->places) {
      if (!places.empty()) places += page.labels.text("list.comma");
      places += place;
    }
    page.raw(" <small>").text(places);
    page.text(places.empty() ? std::string_view() : kDot);
    page.text(page.labels.count("count.articles", event->articles.size()));
    page.raw("</small></span></li>");
  }
  page.raw("</ol></section>");
}

// The statements and sections of a story, beside it on a wide screen.
void put_contents(HtmlPage& page, const StoryView& story, const std::string& prefix,
                  std::string_view sections) {
  page.raw("<nav class=\"contents\" aria-label=\"")
      .label("html.contents")
      .raw("\"><p class=\"section\"><a href=\"#" + prefix + "-said\">");
  page.label("section.said").raw("</a></p><ol>");
  std::size_t shown = 0;
  constexpr std::size_t kMostListed = 14;  // What a screen holds beside the sections' names.
  for (const StatementView& view : story.statements) {
    if (++shown > kMostListed) break;
    const Statement& statement = *view.statement;
    const StatementCounts& counts = statement.counts;
    page.raw("<li><a href=\"#" + statement_anchor(statement.id) + "\"><b>");
    page.text(statement.speaker.empty() ? page.labels.text("said.unknown")
                                        : std::string_view(statement.speaker));
    page.raw("</b> <span" + lang_attribute(language_of(*groups_of(view).front())) + ">");
    page.text(cut_to(statement.wordings.front().text, 52))
        .raw("</span></a> <span class=\"triple\" ");
    page.raw("title=\"").text(counts_text(page.labels, counts)).raw("\">");
    page.number(counts.articles).raw("·").number(counts.texts).raw("·").number(counts.origins);
    page.raw("</span></li>");
  }
  page.raw("</ol>");
  const std::pair<std::string_view, std::string_view> all[] = {
      {"figures", "section.figures"}, {"discrepancies", "section.discrepancies"},
      {"sources", "section.sources"}, {"coverage", "section.coverage"},
      {"copies", "section.copies"},   {"articles", "section.articles"}};
  for (const auto& [name, key] : all) {
    const std::string anchor = prefix + "-" + std::string(name);
    if (sections.find("<section id=\"" + anchor + "\">") == std::string_view::npos) continue;
    page.raw("<p class=\"section\"><a href=\"#" + anchor + "\">").label(key).raw("</a></p>");
  }
  page.raw("</nav>");
}

void put_story(HtmlPage& page, const StoryView& story, const std::string& prefix) {
  page.raw("<section class=\"story\" id=\"" + prefix + "\"><header class=\"story-head\"><h2>");
  page.text(title_text(page.labels, story.title)).raw("</h2><p class=\"when\">");
  page.text(range_text(page.labels, story.first_date, story.last_date));
  page.raw("</p><ul class=\"numbers\">");
  put_big_number(page, "count.articles", story.articles.size());
  put_big_number(page, "count.texts", story.texts);
  if (story.origins == 0) {
    page.element("li", "", page.labels.text("origin.unstated"));
  } else {
    put_big_number(page, "count.origins", story.origins);
  }
  page.raw("</ul>");
  put_timeline(page, story);
  put_events(page, story);
  page.raw("</header><div class=\"columns\">");
  // The sections are set first: the contents name only those that are there.
  std::string before = page.take();
  put_statements(page, story, prefix);
  put_figures(page, story, prefix);
  put_discrepancies(page, story, prefix);
  put_sources(page, story, prefix);
  put_coverage(page, story, prefix);
  put_copies(page, story, prefix);
  put_articles(page, story, prefix);
  const std::string sections = page.take();
  page.raw(before);
  put_contents(page, story, prefix, sections);
  page.raw("<div class=\"sections\">").raw(sections);
  page.raw("</div></div></section>");
}

void put_foot(HtmlPage& page) {
  page.raw("</main><footer><p>").label("html.reading").raw("</p><p>").label("html.keys");
  page.raw("</p><p class=\"version\">Sourcier ").text(page.input.dossier.version);
  page.raw("</p></footer><script>").raw(page_script()).raw("</script>\n</body>\n</html>\n");
}

constexpr std::string_view kMarkers =
    "<svg class=\"aside\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs><marker id=\"tip\" "
    "viewBox=\"0 0 8 8\" refX=\"1\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" "
    "orient=\"auto\"><path class=\"tip\" d=\"M0 0L8 4L0 8z\"/></marker></defs></svg>";

}  // namespace
}  // namespace report

std::string html_report(const ReportInput& input, const Labels& labels) {
  const report::View view(input);
  report::HtmlPage page(input, labels, view);
  const std::string_view title =
      view.stories().empty() ? "" : std::string_view(view.stories().front().title);
  report::put_head(page, report::title_text(labels, title));
  page.raw("<body>").raw(report::kMarkers);
  report::put_banner(page);
  page.raw("<main id=\"main\" tabindex=\"-1\">");
  report::put_skipped(page);
  if (input.documents.empty()) {
    page.element("p", "empty", labels.text("nothing.read"))
        .element("code", "", labels.text("next.hint"));
  }
  report::put_story_list(page);
  std::string out;
  std::size_t number = 0;
  for (const report::StoryView& story : view.stories()) {
    out += page.take();  // So that a story moves its own words only.
    report::put_story(page, story, "story" + std::to_string(++number));
  }
  report::put_outlets(page);
  report::put_foot(page);
  out += page.take();
  return out;
}

}  // namespace sourcier
