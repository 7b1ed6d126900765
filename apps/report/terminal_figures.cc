// Figures, days and places that differ, copies and undated articles on the terminal.
#include <algorithm>

#include "apps/report/clean.h"
#include "apps/report/dates.h"
#include "apps/report/figures.h"
#include "apps/report/phrases.h"
#include "apps/report/terminal.h"

namespace sourcier::report {
namespace {

// Values of one figure on the terminal; the page of HTML has all.
constexpr std::size_t kMostValues = 12;
// A smaller share of a text (thousandths) is a sentence or two: the page of HTML shows it.
constexpr unsigned kLeastShare = 100;
// Undated articles by name of which nothing tells when they were written.
constexpr std::size_t kMostUndatable = 3;

void add_rows(std::vector<std::vector<Line>>& rows, const Labels& labels, const FigureView& view,
              DateForm form) {
  const std::string& unit = view.figure->unit;
  std::size_t shown = 0;
  for (const ValueView& row : view.values) {
    if (++shown > kMostValues) break;
    const FigureValue& value = *row.values.front();
    const std::string by = clean(value.according_to);
    rows.push_back(
        {{{shown == 1 ? clean(view.figure->counted) : std::string(), Ink::kStrong}},
         {{value_text(labels, value, unit)}},
         {by.empty() ? Run{std::string(labels.text("figure.unsourced")), Ink::kQuiet} : Run{by}},
         {{date_text(labels, value.as_of, form), Ink::kQuiet}},
         {{outlets_text(labels, row.articles), Ink::kQuiet}},
         {{value_note(labels, row, unit), Ink::kAccent}}});
  }
}

Line family_line(const Labels& labels, const FamilyView& family) {
  std::string names;
  for (const ArticleView* article : family.articles) {
    if (!names.empty()) names += " = ";
    names += article->outlet;
  }
  const std::string share = share_text(labels, family.containment);
  const std::string type(copy_text(labels, family.type));
  const std::string note =
      family.containment == 0 ? type : labels.fill("copy.note", {{"type", type}, {"share", share}});
  return {{names}, {" (" + note + ")", Ink::kQuiet}};
}

Line partial_line(const Labels& labels, const Copy& copy, const ArticleView& first,
                  const ArticleView& second) {
  const bool first_holds = copy.containment_of_second >= copy.containment_of_first;
  const unsigned share = first_holds ? copy.containment_of_second : copy.containment_of_first;
  const ArticleView& holder = first_holds ? first : second;
  const ArticleView& held = first_holds ? second : first;
  const std::string text = share_text(labels, share);
  const bool same = holder.outlet == held.outlet;  // Dates tell articles of one outlet apart.
  const auto name = [&](const ArticleView& article) {
    if (!same) return article.outlet;
    return article.outlet + " (" + date_text(labels, article.date, DateForm::kShort) + ")";
  };
  return {{name(holder) + " ⊃ " + name(held)},
          {" (" + labels.fill("copy.partial", {{"share", text}}) + ")", Ink::kQuiet}};
}

}  // namespace

void set_figures(Sheet& sheet, const StoryView& story) {
  const Labels& labels = sheet.labels();
  const DateForm form = date_form(story);
  std::size_t alike = 0;
  const std::pair<FigureRelation, std::string_view> sections[] = {
      {FigureRelation::kDiffer, "section.differ"},
      {FigureRelation::kRevised, "section.revised"},
      {FigureRelation::kNotComparable, "section.scope"}};
  for (const auto& [relation, heading] : sections) {
    std::vector<std::vector<Line>> rows;
    for (const FigureView& figure : story.figures) {
      if (figure.figure->relation == relation) add_rows(rows, labels, figure, form);
    }
    if (rows.empty()) continue;
    sheet.heading(labels.text(heading));
    set_table(sheet, rows, 1, {3});
  }
  for (const FigureView& figure : story.figures) {
    if (figure.figure->relation == FigureRelation::kAgree) ++alike;
  }
  if (alike == 0) return;
  if (alike == story.figures.size()) sheet.blank();
  sheet.text(labels.count("figure.alone", alike), 1, Ink::kQuiet);
}

void set_discrepancies(Sheet& sheet, const StoryView& story) {
  if (story.discrepancies.empty()) return;
  const Labels& labels = sheet.labels();
  sheet.heading(labels.text("section.discrepancies"));
  const DateForm form = date_form(story);
  for (const DiscrepancyView& view : story.discrepancies) {
    if (&view != &story.discrepancies.front()) sheet.blank();
    std::vector<std::vector<Line>> rows;
    for (const GivenView& given : view.values) {
      const GivenValue& value = *given.values.front();
      const Article& article = given.articles.front()->document->article;
      const QuotePair quotes = labels.quotes(article.language);
      std::string sentence(quotes.open);
      sentence += clean(slice(article.text, value.sentence));
      sentence += quotes.close;
      rows.push_back({{{given_text(labels, view, given, form), Ink::kAccent}},
                      {{sentence}},
                      {{outlets_text(labels, given.articles), Ink::kQuiet}}});
    }
    set_table(sheet, rows, 1, {});
  }
}

void set_copies(Sheet& sheet, const StoryView& story, const View& view) {
  const Labels& labels = sheet.labels();
  std::vector<Line> lines;
  lines.reserve(story.families.size() + story.copies.size());
  for (const FamilyView& family : story.families) lines.push_back(family_line(labels, family));
  for (const Copy* copy : story.copies) {
    if (copy->type == CopyType::kQuotation || copy->type == CopyType::kBoilerplate) continue;
    if (std::max(copy->containment_of_first, copy->containment_of_second) < kLeastShare) continue;
    const ArticleView* first = view.article(copy->first);
    const ArticleView* second = view.article(copy->second);
    if (first != nullptr && second != nullptr) {
      lines.push_back(partial_line(labels, *copy, *first, *second));
    }
  }
  if (lines.empty()) return;
  sheet.heading(labels.text("section.copies"));
  for (const Line& line : lines) sheet.text(line, 1, 2);
}

void set_undated(Sheet& sheet, const StoryView& story) {
  const Labels& labels = sheet.labels();
  std::vector<std::vector<Line>> rows;
  std::size_t undatable = 0;
  for (const ArticleView* article : story.articles) {
    const bool inferred = article->traced != nullptr && article->traced->date_inferred.has_value();
    if (!article->document->article.published.empty() || (!article->date.empty() && !inferred)) {
      continue;
    }
    if (!inferred && ++undatable > kMostUndatable) continue;
    std::string when(labels.text("undated.nothing"));
    std::string reason;
    if (inferred) {
      const DateInterval& interval = *article->traced->date_inferred;
      when = interval_text(labels, interval, DateForm::kShort);
      reason = cause_text(labels, interval);
    }
    rows.push_back({{{article->outlet}}, {{when, Ink::kAccent}}, {{reason, Ink::kQuiet}}});
  }
  if (rows.empty()) return;
  sheet.heading(labels.text("section.undated"));
  set_table(sheet, rows, 1, {});
  if (undatable > kMostUndatable)
    sheet.text(Line{{labels.count("undated.more", undatable - kMostUndatable), Ink::kQuiet}}, 1);
}

}  // namespace sourcier::report
