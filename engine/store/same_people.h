// SamePeople: persons whom people made one, as a search counts and finds them: under one name,
// whatever an article calls them.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/store/search_query.h"
#include "engine/store/statements.h"

namespace sourcier {

class SamePeople {
 public:
  // The names of each, the one that is shown first.
  explicit SamePeople(const std::vector<std::vector<std::string>>& names) : names_(names) {}

  Result<void> read_labels(Statements& statements);
  bool empty() const { return one_of_label_.empty(); }

  // The label under which a person is counted: below 0 for one who has several.
  std::int64_t counted(std::int64_t label) const {
    const auto found = one_of_label_.find(label);
    return found == one_of_label_.end() ? label : -1 - static_cast<std::int64_t>(found->second);
  }
  // The name of one who is counted below 0.
  const std::string& name(std::int64_t counted) const {
    return names_[static_cast<std::size_t>(-1 - counted)].front();
  }
  // All labels of the person who has this name; empty where nobody was made one with it.
  std::vector<std::int64_t> labels_of(const std::string& name) const;
  // Whoever looks for a person by one name finds the others too.
  void widen(SearchQuery& query, IndexWords& words) const;

 private:
  const std::vector<std::vector<std::string>>& names_;
  std::unordered_map<std::int64_t, std::size_t> one_of_label_;
};

}  // namespace sourcier
