// FacetCounts: how many of the articles that a search finds have each value of a facet.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "engine/store/same_people.h"
#include "engine/store/search.h"
#include "engine/store/statements.h"

namespace sourcier {

// By number of the label; months by their number, 203103.
struct FacetCounts {
  using Counts = std::unordered_map<std::int64_t, std::size_t>;
  Counts outlets, languages, people, months;
  const SamePeople* same = nullptr;  // Null where nobody was made one.

  void count(std::int64_t day, std::int64_t outlet, std::int64_t language,
             std::string_view packed_people);
};

// Puts the counts into the result under their names.
Result<void> tell(const FacetCounts& counts, Statements& statements, SearchResult& result);

}  // namespace sourcier
