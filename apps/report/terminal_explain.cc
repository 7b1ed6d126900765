// The whole evidence of one statement, figure or event: from the article outwards, step by step.
#include <algorithm>

#include "apps/report/clean.h"
#include "apps/report/context.h"
#include "apps/report/dates.h"
#include "apps/report/figures.h"
#include "apps/report/phrases.h"
#include "apps/report/terminal.h"
#include "engine/text/offsets.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace report {
namespace {

// Of the text around a passage, on each side (bytes).
constexpr std::size_t kReach = 60;
// Answers shown where words fit several; an id fits one.
constexpr std::size_t kMostShown = 5;
const std::string kDotText(kDot);
constexpr int kStep = 2;  // Columns by which each hop is farther from the reader.

class Explanation {
 public:
  Explanation(const ReportInput& input, const Labels& labels, const TerminalStyle& style)
      : labels_(labels), view_(input), sheet_(labels, style) {}

  std::string make(std::string_view wanted) {
    const std::string folded = fold(wanted);
    if (folded.empty()) return {};
    for (const StoryView& story : view_.stories()) {
      for (const StatementView& view : story.statements)
        if (is_named(view.statement->id, wanted) || holds(*view.statement, folded)) show(view);
      for (const FigureView& view : story.figures)
        if (is_named(view.figure->id, wanted) || has_words(view.figure->counted, folded))
          show(view);
      for (const Event* event : story.events)
        if (is_named(event->id, wanted) || has_words(event->title, folded)) show(*event);
    }
    if (answers_ > kMostShown) {
      sheet_.blank();
      sheet_.text(labels_.count("explain.more", answers_ - kMostShown), 0, Ink::kQuiet);
    }
    return sheet_.take();
  }

 private:
  // An id may be cut short, as long as it is told from words.
  static bool is_named(const std::string& id, std::string_view wanted) {
    constexpr std::size_t kShortestId = 6;
    return id == wanted || (wanted.size() >= kShortestId && id.starts_with(wanted));
  }

  static bool has_words(std::string_view text, const std::string& folded) {
    return (" " + fold(text) + " ").find(" " + folded + " ") != std::string::npos;
  }

  static bool holds(const Statement& statement, const std::string& folded) {
    return has_words(statement.speaker, folded) ||
           std::ranges::any_of(statement.wordings, [&](const Wording& wording) {
             return has_words(wording.text, folded);
           });
  }

  // Counts an answer; false where enough are shown.
  bool begins_answer() {
    if (++answers_ > kMostShown) return false;
    if (answers_ > 1) sheet_.blank();
    return true;
  }

  // "… said on Monday that …" with the passage marked, in the quotation marks of its language.
  Line passage(const ArticleView& article, Span span, std::size_t reach) const {
    const Article& source = article.document->article;
    if (!is_in(source.text, span)) return {};
    const Span frame = around(source.text, span, reach);
    const QuotePair quotes = labels_.quotes(source.language);
    Line line{{std::string(quotes.open), Ink::kQuiet}};
    if (reach > 0 && frame.begin > 0) line.push_back({"… ", Ink::kQuiet});
    line.push_back(
        {clean_inner(slice(source.text, span_of(frame.begin, span.begin))), Ink::kQuiet});
    line.push_back({clean_inner(slice(source.text, span)), Ink::kMark});
    line.push_back({clean_inner(slice(source.text, span_of(span.end, frame.end))), Ink::kQuiet});
    if (reach > 0 && frame.end < source.text.size()) line.push_back({" …", Ink::kQuiet});
    line.push_back({std::string(quotes.close), Ink::kQuiet});
    return line;
  }

  std::string place(const ArticleView& article, Span span) const {
    const Article& source = article.document->article;
    if (!is_in(source.text, span)) return {};
    const Span at = CodePointIndex(source.text).code_points(span);
    const std::string path = clean(source.source.path.empty() ? source.id : source.source.path);
    return labels_.fill(
        "explain.place",
        {{"path", path}, {"begin", std::to_string(at.begin)}, {"end", std::to_string(at.end)}});
  }

  void show_article(const ArticleView& article, Span span, int indent) {
    Line line{{article.outlet, Ink::kStrong}};
    line.push_back({kDotText + date_text(labels_, article.date, DateForm::kShort), Ink::kQuiet});
    line.push_back({kDotText + place(article, span), Ink::kQuiet});
    sheet_.text(line, indent, kStep);
    const std::string address = web_address(article.document->article.url);
    if (!address.empty()) sheet_.text(address, indent + kStep, Ink::kQuiet);
  }

  void show_hops(const ArticleView& article, const std::vector<Hop>& chain, int indent) {
    for (const Hop& hop : chain) {
      indent += kStep;
      const bool is_relay = hop.role == HopRole::kRelay;
      Line line{
          {"← ", Ink::kQuiet},
          {clean(hop.name), Ink::kAccent},
          {kDotText + std::string(labels_.text(is_relay ? "explain.relay" : "explain.source")),
           Ink::kQuiet}};
      if (hop.inherited)
        line.push_back({kDotText + std::string(labels_.text("explain.inherited")), Ink::kQuiet});
      sheet_.text(line, indent, kStep);
      if (!hop.mention) continue;
      const Line quoted = passage(article, *hop.mention, kReach);
      if (!quoted.empty()) sheet_.text(quoted, indent + kStep, kStep);
    }
  }

  void show_origin(const ArticleView& article, const Wording& wording, int indent) {
    if (wording.origin.empty()) {
      sheet_.text(labels_.text("origin.unstated"), indent, Ink::kQuiet);
      return;
    }
    constexpr std::string_view kBases[] = {"origin.stated", "origin.credited", "origin.copied"};
    const std::string basis(labels_.text(kBases[static_cast<std::size_t>(wording.basis)]));
    sheet_.text(
        Line{{labels_.fill("explain.origin", {{"name", clean(wording.origin)}, {"basis", basis}}),
              Ink::kAccent}},
        indent, kStep);
    if (wording.basis == OriginBasis::kStated || article.traced == nullptr) return;
    for (const ArticleOrigin& origin : article.traced->origins) {
      if (origin.name != wording.origin) continue;
      show_copied(article, origin, indent + kStep);
      show_credit(article, origin, indent + kStep);
      return;
    }
  }

  void show_copied(const ArticleView& article, const ArticleOrigin& origin, int indent) {
    const ArticleView* from = view_.article(origin.article);
    if (from == nullptr) return;
    sheet_.text(labels_.fill("explain.copied", {{"article", from->outlet}}), indent, Ink::kQuiet);
    if (!origin.evidence) return;
    const Line quoted = passage(article, *origin.evidence, 0);
    if (!quoted.empty()) sheet_.text(quoted, indent, kStep);
  }

  void show_credit(const ArticleView& article, const ArticleOrigin& origin, int indent) {
    for (const Credit& credit : article.document->article.credits) {
      const bool is_it = credit.of == CreditOf::kText && has_words(origin.name, fold(credit.name));
      if (is_it) sheet_.text(clean(credit.text), indent, Ink::kQuiet);
    }
  }

  void show(const StatementView& view) {
    if (!begins_answer()) return;
    const Statement& statement = *view.statement;
    const std::string speaker = clean(statement.speaker);
    sheet_.ends(
        {{speaker.empty() ? std::string(labels_.text("said.unknown")) : speaker, Ink::kStrong},
         {kDotText + date_text(labels_, statement.first_seen, DateForm::kShort), Ink::kQuiet}},
        {{statement.id, Ink::kQuiet}}, 0);
    sheet_.text(counts_text(labels_, statement.counts), 0, Ink::kQuiet);
    for (const Wording& wording : statement.wordings) {
      const ArticleView* article = view_.article(wording.article);
      if (article == nullptr) continue;
      sheet_.blank();
      show_article(*article, wording.span, 1);
      const Line quoted = passage(*article, wording.span, 0);
      if (!quoted.empty()) sheet_.text(quoted, 1 + kStep, kStep);
      show_hops(*article, wording.chain, 1);
      show_origin(*article, wording, 1 + kStep);
    }
  }

  void show(const FigureView& view) {
    if (!begins_answer()) return;
    const Figure& figure = *view.figure;
    constexpr std::string_view kRelations[] = {"explain.relation.agree", "explain.relation.differ",
                                               "explain.relation.revised",
                                               "explain.relation.scope"};
    sheet_.ends({{clean(figure.counted), Ink::kStrong}}, {{figure.id, Ink::kQuiet}}, 0);
    sheet_.text(labels_.text(kRelations[static_cast<std::size_t>(figure.relation)]), 0,
                Ink::kQuiet);
    for (const FigureValue& value : figure.values) {
      const ArticleView* article = view_.article(value.article);
      if (article == nullptr) continue;
      sheet_.blank();
      const std::string by = clean(value.according_to);
      sheet_.text(
          Line{{value_text(labels_, value, figure.unit), Ink::kAccent},
               {kDotText + (by.empty() ? std::string(labels_.text("figure.unsourced")) : by),
                Ink::kPlain},
               {kDotText + date_text(labels_, value.as_of, DateForm::kShort), Ink::kQuiet}},
          1, kStep);
      show_article(*article, value.span, 1 + kStep);
      const Line quoted = passage(*article, value.span, kReach);
      if (!quoted.empty()) sheet_.text(quoted, 1 + kStep, kStep);
    }
  }

  void show(const Event& event) {
    if (!begins_answer()) return;
    sheet_.ends({{title_text(labels_, event.title), Ink::kStrong},
                 {kDotText + date_text(labels_, event.date, DateForm::kShort), Ink::kQuiet}},
                {{event.id, Ink::kQuiet}}, 0);
    const auto named = [&](const std::vector<std::string>& names) {
      std::string list;
      for (const std::string& name : names) {
        if (!list.empty()) list += labels_.text("list.comma");
        list += clean(name);
      }
      return list;
    };
    if (!event.places.empty()) sheet_.text(named(event.places), 0, Ink::kQuiet);
    if (!event.participants.empty()) {
      sheet_.text(labels_.fill("explain.with", {{"names", named(event.participants)}}), 0,
                  Ink::kQuiet);
    }
    for (const std::string& id : event.articles) {
      const ArticleView* article = view_.article(id);
      if (article == nullptr) continue;
      sheet_.blank();
      const std::vector<Span>& sentences = article->document->reading.sentences;
      const Span lead = sentences.empty() ? Span{} : sentences.front();
      show_article(*article, lead, 1);
      sheet_.text(title_text(labels_, article->document->article.title), 1 + kStep);
      const Line quoted = passage(*article, lead, 0);
      if (!lead.empty() && !quoted.empty()) sheet_.text(quoted, 1 + kStep, kStep);
    }
  }

  const Labels& labels_;
  View view_;
  Sheet sheet_;
  std::size_t answers_ = 0;
};

}  // namespace
}  // namespace report

std::string explain_report(const ReportInput& input, const Labels& labels,
                           const TerminalStyle& style, std::string_view wanted) {
  return report::Explanation(input, labels, style).make(wanted);
}

}  // namespace sourcier
