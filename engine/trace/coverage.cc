#include "engine/trace/coverage.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "engine/base/digest.h"

namespace sourcier {
namespace {

// Facts times articles of one story; a table of more cells is for no reader, and would cost more
// than all the rest.
constexpr std::size_t kMostCells = 100'000;

struct Candidate {
  Fact fact;
  std::set<std::size_t> documents;  // That report it.
  std::optional<std::int64_t> first_day;
};

// As it is written; in digits where words of one language would stand beside a noun of another.
std::string number_of(const FigureValue& value) {
  constexpr double kLargestInWords = 1e6;
  const bool in_words = value.text.find_first_of("0123456789") == std::string::npos;
  const bool is_whole = value.low && value.low == value.high && *value.low >= 0 &&
                        *value.low < kLargestInWords && std::trunc(*value.low) == *value.low;
  if (!in_words || !is_whole) return value.text;
  return std::to_string(static_cast<std::uint32_t>(*value.low));
}

class Coverer {
 public:
  Coverer(Dossier& dossier, const TraceView& view) : dossier_(dossier), view_(view) {}

  void cover() {
    for (const Statement& statement : dossier_.statements) add_statement(statement);
    for (const Figure& figure : dossier_.figures) add_figure(figure);
    for (auto& [story, facts] : facts_) cover_story(view_.stories.at(story), facts);
    std::ranges::sort(dossier_.facts, {}, &Fact::id);
  }

 private:
  void add_statement(const Statement& statement) {
    if (statement.wordings.empty()) return;
    Candidate candidate;
    candidate.fact.statements = {statement.id};
    candidate.fact.text = statement.wordings.front().text;
    for (const Wording& wording : statement.wordings) {
      if (const auto d = view_.find(wording.article)) candidate.documents.insert(*d);
    }
    add(std::move(candidate), statement.id);
  }

  void add_figure(const Figure& figure) {
    if (figure.values.empty()) return;
    Candidate candidate;
    candidate.fact.figures = {figure.id};
    candidate.fact.text = number_of(figure.values.front()) + " " + figure.counted;
    for (const FigureValue& value : figure.values) {
      if (const auto d = view_.find(value.article)) candidate.documents.insert(*d);
    }
    add(std::move(candidate), figure.id);
  }

  void add(Candidate candidate, const std::string& of) {
    if (candidate.documents.empty()) return;
    candidate.fact.id = content_id("fa", {of});
    for (const std::size_t d : candidate.documents) {
      const auto& published = view_.documents[d].published;
      if (!published) continue;
      candidate.first_day =
          std::min(candidate.first_day.value_or(published->first), published->first);
    }
    facts_[view_.documents[*candidate.documents.begin()].story].push_back(std::move(candidate));
  }

  void cover_story(const std::vector<std::size_t>& documents, std::vector<Candidate>& facts) {
    std::ranges::sort(facts, [](const Candidate& a, const Candidate& b) {
      return std::tuple(b.documents.size(), a.fact.id) < std::tuple(a.documents.size(), b.fact.id);
    });
    facts.resize(std::min(facts.size(), std::max<std::size_t>(1, kMostCells / documents.size())));
    // By id, so that a row is filled from its beginning to its end.
    std::ranges::sort(facts, {}, [](const Candidate& candidate) -> const std::string& {
      return candidate.fact.id;
    });
    for (const std::size_t d : documents) {
      auto& row = dossier_.coverage[view_.documents[d].article().id];
      for (const Candidate& candidate : facts) {
        const Covers covered = covers(candidate, d);
        if (covered != Covers::kOmits || view_.documents[d].is_readable())
          row.insert_or_assign(row.end(), candidate.fact.id, covered);
      }
    }
    for (const Candidate& candidate : facts) dossier_.facts.push_back(candidate.fact);
  }

  Covers covers(const Candidate& candidate, std::size_t document) const {
    if (candidate.documents.contains(document)) return Covers::kReports;
    const auto& published = view_.documents[document].published;
    if (published && candidate.first_day && published->last < *candidate.first_day) {
      return Covers::kPrecedes;
    }
    return Covers::kOmits;
  }

  Dossier& dossier_;
  const TraceView& view_;
  std::map<std::string, std::vector<Candidate>> facts_;  // Of each story.
};

}  // namespace

void add_coverage(Dossier& dossier, const TraceView& view) { Coverer(dossier, view).cover(); }

}  // namespace sourcier
