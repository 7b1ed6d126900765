#include "engine/store/facet_counts.h"

#include <algorithm>

#include "engine/base/date.h"
#include "engine/store/facets.h"

namespace sourcier {
namespace {

Result<std::vector<FacetValue>> named(const FacetCounts::Counts& counts, const SamePeople* same,
                                      Statements& statements) {
  std::vector<std::pair<std::size_t, std::int64_t>> most;
  for (const auto& [label, count] : counts) most.emplace_back(count, label);
  // More than are told, so that equal counts are cut by value; bounded all the same.
  const std::size_t kept = std::min(most.size(), 2 * kMostFacetValues);
  std::ranges::partial_sort(most, most.begin() + static_cast<std::ptrdiff_t>(kept), std::greater());
  const std::size_t least = kept > kMostFacetValues ? most[kMostFacetValues - 1].first : 0;
  most.resize(kept);
  std::erase_if(most, [&](const auto& one) { return one.first < least; });
  std::vector<FacetValue> values;
  for (const auto& [count, label] : most) {
    if (label < 0) {
      values.push_back({same->name(label), count});
      continue;
    }
    const auto row = statements.row("SELECT name FROM label WHERE number = ?", label);
    if (!row) return tl::unexpected(row.error());
    if (*row != nullptr && !(*row)->text(0).empty())
      values.push_back({std::string((*row)->text(0)), count});
  }
  std::ranges::sort(values, [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  if (values.size() > kMostFacetValues) values.resize(kMostFacetValues);
  return values;
}

std::string month_name(std::int64_t month) {
  return iso({static_cast<int>(month / 100), static_cast<int>(month % 100), 0});
}

}  // namespace

void FacetCounts::count(std::int64_t day, std::int64_t outlet, std::int64_t language,
                        std::string_view packed_people) {
  ++months[day / 100];
  ++outlets[outlet];
  ++languages[language];
  if (same == nullptr) {
    each_label(packed_people, [&](std::int64_t label) { ++people[label]; });
    return;
  }
  // An article may call one person by two names.
  std::vector<std::int64_t> ones;
  each_label(packed_people, [&](std::int64_t label) {
    const std::int64_t one = same->counted(label);
    if (one < 0 && std::ranges::find(ones, one) != ones.end()) return;
    if (one < 0) ones.push_back(one);
    ++people[one];
  });
}

Result<void> tell(const FacetCounts& counts, Statements& statements, SearchResult& result) {
  for (const auto& [one, values] : {std::pair(&counts.outlets, &result.outlets),
                                    std::pair(&counts.languages, &result.languages),
                                    std::pair(&counts.people, &result.people)}) {
    auto found = named(*one, counts.same, statements);
    if (!found) return tl::unexpected(found.error());
    *values = std::move(*found);
  }
  for (const auto& [month, count] : counts.months)
    result.months.push_back({month_name(month), count});
  std::ranges::sort(result.months, {}, &FacetValue::value);
  return {};
}

}  // namespace sourcier
