#include "engine/store/same_people.h"

#include <algorithm>

#include "engine/store/facets.h"

namespace sourcier {
namespace {

std::vector<std::string> words_of(const std::string& name, IndexWords& words) {
  std::vector<std::string> all;
  for (std::size_t at = 0;;) {
    const Span span = IndexWords::next_word(name, at);
    if (span.empty()) return all;
    all.push_back(words.form(slice(name, span)));
    at = span.end;
  }
}

bool is_part(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  return !part.empty() && !std::ranges::search(whole, part).empty();
}

}  // namespace

Result<void> SamePeople::read_labels(Statements& statements) {
  for (std::size_t one = 0; one < names_.size(); ++one) {
    for (const std::string& name : names_[one]) {
      const auto row = statements.row("SELECT number FROM label WHERE kind = ? AND name = ?",
                                      static_cast<std::int64_t>(LabelKind::kPerson), name);
      if (!row) return tl::unexpected(row.error());
      if (*row != nullptr) one_of_label_.emplace((*row)->number(0), one);
    }
  }
  return {};
}

std::vector<std::int64_t> SamePeople::labels_of(const std::string& name) const {
  std::vector<std::int64_t> labels;
  const auto found = std::ranges::find_if(
      names_, [&](const auto& one) { return std::ranges::find(one, name) != one.end(); });
  if (found == names_.end()) return labels;
  const auto one = static_cast<std::size_t>(found - names_.begin());
  for (const auto& [label, of] : one_of_label_) {
    if (of == one) labels.push_back(label);
  }
  return labels;
}

void SamePeople::widen(SearchQuery& query, IndexWords& words) const {
  if (empty()) return;
  for (SearchClause& clause : query.clauses) {
    std::vector<SearchTerm> more;
    for (const SearchTerm& term : clause.alternatives) {
      if (term.field != SearchField::kPerson) continue;
      std::vector<std::string> asked;
      for (const std::string& word : term.words) asked.push_back(words.form(word));
      for (const std::vector<std::string>& one : names_) {
        const auto is_meant = [&](const std::string& name) {
          return is_part(asked, words_of(name, words));
        };
        if (std::ranges::none_of(one, is_meant)) continue;
        for (const std::string& name : one)
          more.push_back({SearchField::kPerson, true, false, words_of(name, words)});
      }
    }
    std::ranges::move(more, std::back_inserter(clause.alternatives));
  }
}

}  // namespace sourcier
