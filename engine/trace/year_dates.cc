#include "engine/trace/year_dates.h"

#include <charconv>
#include <set>
#include <string>

#include "engine/trace/similarity.h"

namespace sourcier {
namespace {

// What two sentences need to tell one fact: likeness in thousandths, and terms in common.
constexpr std::uint32_t kSameFact = 450;
constexpr std::uint32_t kSharedTerms = 4;
// Facts of one story that are compared with each other.
constexpr std::size_t kMostFacts = 400;

// A sentence that places what it tells in a year.
struct PlacedFact {
  std::size_t document = 0;
  std::optional<int> year;    // Where it is known.
  std::optional<int> offset;  // From the year of the article, where that is unknown.
  Terms terms;
};

std::optional<int> offset_of(const ViewedDocument& document, const TimeExpression& time) {
  const Table rows = document.language->table("relative_years");
  const std::size_t row = rows.find(document.text(time.span));
  if (row == Table::kNone) return std::nullopt;
  const std::string_view cell = rows.cell(row, 1);
  int years = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), years);
  return years;
}

int year_of(const ViewedDocument& document) {
  if (!document.published) return 0;
  const int first = date_of(document.published->first).year;
  return first == date_of(document.published->last).year ? first : 0;
}

void add_facts(const TraceView& view, std::size_t at, const EntityLinks& links,
               TermReaders& readers, std::vector<PlacedFact>& facts) {
  const ViewedDocument& document = view.documents[at];
  const TermReader& reader = readers.of(*document.language);
  const std::vector<NamedSpan> names = named_spans(document, links.of[at], links);
  for (const TimeExpression& time : document.reading().times) {
    if (facts.size() >= kMostFacts) return;
    PlacedFact fact;
    fact.document = at;
    const auto date = parse_date(time.value);
    fact.offset = offset_of(document, time);
    if (time.type == TimeType::kDate && date && date->day == 0) fact.year = date->year;
    const int year = year_of(document);
    if (fact.offset && year != 0) fact.year = year + *fact.offset;
    if (!fact.year && !fact.offset) continue;
    const Span sentence = sentence_at(document, time.span.begin);
    fact.terms = reader.read(document.article().text, sentence, names, "");
    std::erase_if(fact.terms.terms, [](const Term& term) {
      return term.kind == TermKind::kNumber || term.kind == TermKind::kCalendar;
    });
    fact.terms = scaled(std::move(fact.terms), 1000);
    facts.push_back(std::move(fact));
  }
}

// The years in which an article may have been written, by its facts.
std::set<int> years_of(std::size_t document, const std::vector<PlacedFact>& facts) {
  std::set<int> years;
  for (const PlacedFact& mine : facts) {
    if (mine.document != document || !mine.offset || mine.year) continue;
    for (const PlacedFact& other : facts) {
      if (other.document == document || !other.year) continue;
      const Similarity likeness = compare_topic(mine.terms, other.terms);
      if (likeness.likeness < kSameFact || likeness.shared < kSharedTerms) continue;
      years.insert(*other.year - *mine.offset);
    }
  }
  return years;
}

}  // namespace

void add_year_dates(const TraceView& view, const EntityLinks& links, TermReaders& readers,
                    std::vector<std::optional<InferredDate>>& dates) {
  for (const auto& [story, members] : view.stories) {
    std::vector<PlacedFact> facts;
    for (const std::size_t d : members) add_facts(view, d, links, readers, facts);
    for (const std::size_t d : members) {
      const bool is_open =
          !view.documents[d].published && (!dates[d] || dates[d]->published.empty());
      if (!is_open) continue;
      const std::set<int> years = years_of(d, facts);
      if (years.size() != 1) continue;
      const Date year{*years.begin(), 0, 0};
      dates[d] = InferredDate{
          interval_of(view.documents[d], iso(year), iso(year), DateCause::kYear, year), iso(year)};
    }
  }
}

}  // namespace sourcier
