// The page of HTML: the sheet on which its sections are set. Internal to report/.
//
// raw() takes markup of ours; everything from outside goes through text() or html().
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "apps/report/clean.h"
#include "apps/report/labels.h"
#include "apps/report/report.h"
#include "apps/report/view.h"

namespace sourcier::report {

class HtmlPage {
 public:
  HtmlPage(const ReportInput& of_input, const Labels& of_labels, const View& of_view)
      : input(of_input), labels(of_labels), view(of_view) {}

  const ReportInput& input;
  const Labels& labels;
  const View& view;

  HtmlPage& raw(std::string_view markup) {
    out_ += markup;
    return *this;
  }
  HtmlPage& text(std::string_view words) {
    out_ += html(words);
    return *this;
  }
  HtmlPage& label(std::string_view key) { return text(labels.text(key)); }
  HtmlPage& number(double value) { return text(labels.number(value)); }
  // An element that holds text alone: `<p class="way">…</p>`.
  HtmlPage& element(std::string_view tag, std::string_view classes, std::string_view words);

  // A passage with what stands around it, its title, outlet, date and address; its anchor.
  std::string passage(const ArticleView& article, Span span);
  // Whether `key` is asked for the first time: what explains a drawing is said once.
  bool is_new(std::string_view key) { return said_.emplace(key).second; }
  // What a summary with `words` opens.
  void open_details(std::string_view words);
  void close_details() { raw("</div></details>"); }

  std::string take() { return std::exchange(out_, {}); }

 private:
  std::string out_;
  std::size_t passages_ = 0;
  std::set<std::string, std::less<>> said_;
};

// lang="fr", with the blank before it; "" where the language is unknown.
std::string lang_attribute(std::string_view language);

// The anchor of an article, and a link to it that bears its outlet.
std::string article_anchor(const ArticleView& article);
void article_link(HtmlPage& page, const ArticleView& article);

// The text of a fact, with a link to its statement or figure.
void fact_link(HtmlPage& page, const Fact& fact);

// The text of a wording in its quotation marks, differing parts marked.
void wording_text(HtmlPage& page, const WordingGroup& group, const std::vector<Span>& marks);

// A number as an SVG attribute: two decimals, a point whatever the language.
std::string svg_number(double value);

// `text` cut to `columns` with an ellipsis.
std::string cut_to(std::string_view text, int columns);

// Sections of a story, in the order of the page.
void put_timeline(HtmlPage& page, const StoryView& story);
void put_statements(HtmlPage& page, const StoryView& story, const std::string& prefix);
void put_figures(HtmlPage& page, const StoryView& story, const std::string& prefix);
void put_discrepancies(HtmlPage& page, const StoryView& story, const std::string& prefix);
void put_coverage(HtmlPage& page, const StoryView& story, const std::string& prefix);
void put_sources(HtmlPage& page, const StoryView& story, const std::string& prefix);
void put_articles(HtmlPage& page, const StoryView& story, const std::string& prefix);
void put_copies(HtmlPage& page, const StoryView& story, const std::string& prefix);

// Of all stories together.
void put_outlets(HtmlPage& page);

// Anchors of passages by wording, as put_statements gave them.
using PassageAnchors = std::map<const Wording*, std::string>;
void put_chain(HtmlPage& page, const StatementView& view, const PassageAnchors& anchors);
void put_plot(HtmlPage& page, const FigureView& view);

// Anchors of a statement and a figure of the dossier, by their ids.
std::string statement_anchor(std::string_view id);
std::string figure_anchor(std::string_view id);

// The style sheet and the script of the page; the page reads whole without the script.
std::string_view page_style();
std::string_view page_script();

// "sha256-…" of the script, as a content security policy names it.
std::string script_hash(std::string_view script);

}  // namespace sourcier::report
