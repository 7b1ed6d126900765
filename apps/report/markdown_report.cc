// The report as Markdown: for a wiki, a pull request, a note. Everything is shown.
#include "apps/report/clean.h"
#include "apps/report/dates.h"
#include "apps/report/figures.h"
#include "apps/report/phrases.h"
#include "apps/report/report.h"
#include "apps/report/view.h"

namespace sourcier {
namespace report {
namespace {

// Outside text on one line in which nothing is markup.
std::string md(std::string_view text) {
  constexpr std::string_view kMarkup = "\\`*_{}[]<>|~$&";
  std::string out;
  for (const char c : clean_inner(text)) {
    if (kMarkup.find(c) != std::string_view::npos) out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

class MarkdownPage {
 public:
  MarkdownPage(const ReportInput& input, const Labels& labels)
      : input_(input), labels_(labels), view_(input) {}

  std::string make() {
    out_ = md(summary_text(labels_, input_, view_)) + "\n";
    for (const StoryView& story : view_.stories()) put_story(story);
    return std::move(out_);
  }

 private:
  std::string date(std::string_view iso) const {
    return md(date_text(labels_, iso, DateForm::kLong));
  }

  void heading(std::string_view key) {
    out_.append("\n### ").append(md(labels_.text(key))).append("\n\n");
  }

  void put_story(const StoryView& story) {
    out_ += "\n## " + md(title_text(labels_, story.title)) + "\n\n";
    const std::string range = range_text(labels_, story.first_date, story.last_date);
    if (!range.empty()) out_ += md(range) + " · ";
    out_ += md(labels_.count("count.articles", story.articles.size())) + "\n";
    put_events(story);
    put_statements(story);
    put_figures(story);
    put_discrepancies(story);
    put_articles(story);
  }

  void put_events(const StoryView& story) {
    if (story.events.empty()) return;
    heading("section.events");
    for (const Event* event : story.events) {
      out_ += "- **" + date(event->date) + "** " + md(title_text(labels_, event->title));
      if (!event->places.empty()) out_ += ", " + md(event->places.front());
      out_ += " · " + md(labels_.count("count.articles", event->articles.size())) + "\n";
    }
  }

  void put_statements(const StoryView& story) {
    if (story.statements.empty()) return;
    heading("section.said");
    for (const StatementView& view : story.statements) {
      const Statement& statement = *view.statement;
      out_ += "- **" +
              md(statement.speaker.empty() ? labels_.text("said.unknown")
                                           : std::string_view(statement.speaker)) +
              "** · " + date(statement.first_seen) + " · " +
              md(counts_text(labels_, statement.counts)) + "\n";
      for (const OriginView& origin : view.origins) put_origin(origin);
      for (const Statement* denial : view.denied_by) {
        out_ += "  - " +
                md(denial->speaker.empty()
                       ? std::string(labels_.text("said.denied_unknown"))
                       : labels_.fill("said.denied", {{"speaker", denial->speaker}})) +
                ", " + date(denial->first_seen) + "\n";
      }
    }
  }

  void put_origin(const OriginView& origin) {
    out_ +=
        "  - ← " +
        md(origin.name.empty() ? labels_.text("origin.unstated") : std::string_view(origin.name)) +
        " · " + md(origin_counts_text(labels_, origin)) + "\n";
    for (const WordingGroup& group : origin.groups) {
      const Wording& wording = *group.wordings.front();
      const bool quoted = wording.kind != QuotationKind::kIndirect;
      const QuotePair quotes = labels_.quotes(language_of(group));
      out_ += "    - ";
      if (quoted) out_ += quotes.open;
      out_ += md(shown_text(wording));
      if (quoted) out_ += quotes.close;
      if (const std::string_view key = told_key(wording); !key.empty()) {
        out_ += " (" + md(labels_.text(key)) + ")";
      }
      out_ += " · " + md(way_text(labels_, group, origin)) + "\n";
    }
  }

  void put_figures(const StoryView& story) {
    if (story.figures.empty()) return;
    heading("section.figures");
    out_ += "| | " + md(labels_.text("html.value")) + " | " + md(labels_.text("html.according")) +
            " | " + md(labels_.text("html.asof")) + " | " + md(labels_.text("html.outlets")) +
            " | |\n|---|---|---|---|---|---|\n";
    for (const FigureView& figure : story.figures) {
      bool is_first = true;
      for (const ValueView& row : figure.values) {
        const FigureValue& value = *row.values.front();
        const std::string& unit = figure.figure->unit;
        out_ += "| " + (is_first ? md(figure.figure->counted) : std::string()) + " | " +
                md(value_text(labels_, value, unit)) + " | " +
                md(value.according_to.empty() ? labels_.text("figure.unsourced")
                                              : std::string_view(value.according_to)) +
                " | " + date(value.as_of) + " | " + md(outlets_text(labels_, row.articles)) +
                " | " + md(value_note(labels_, row, unit)) + " |\n";
        is_first = false;
      }
    }
  }

  void put_discrepancies(const StoryView& story) {
    if (story.discrepancies.empty()) return;
    heading("section.discrepancies");
    for (const DiscrepancyView& view : story.discrepancies) {
      bool is_first = true;
      for (const GivenView& given : view.values) {
        const GivenValue& value = *given.values.front();
        const std::string& text = given.articles.front()->document->article.text;
        out_ += (is_first ? "- **" : "  **") +
                md(given_text(labels_, view, given, DateForm::kLong)) + "** · " +
                md(outlets_text(labels_, given.articles)) + " · " +
                md(slice(text, value.sentence)) + "\\\n";
        is_first = false;
      }
      out_.erase(out_.size() - 2, 1);  // The last line breaks nothing.
    }
  }

  void put_articles(const StoryView& story) {
    heading("section.articles");
    for (const ArticleView* article : story.articles) {
      const Article& page = article->document->article;
      const std::string title = md(title_text(labels_, page.title));
      const std::string url = web_address(page.url);
      out_ += "- " + date(article->date) + " · " + md(article->outlet) + " · ";
      // An address between angle brackets may hold anything but these.
      const bool is_linked = !url.empty() && url.find_first_of("<>\\") == std::string::npos;
      out_ += is_linked ? "[" + title + "](<" + url + ">)" : title;
      if (article->is_copy) out_ += " (" + md(labels_.text("html.copy")) + ")";
      out_ += "\n";
    }
  }

  const ReportInput& input_;
  const Labels& labels_;
  View view_;
  std::string out_;
};

}  // namespace
}  // namespace report

std::string markdown_report(const ReportInput& input, const Labels& labels) {
  return report::MarkdownPage(input, labels).make();
}

}  // namespace sourcier
