#include "engine/trace/figure_relations.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

namespace sourcier {
namespace {

// Approximate values agree when they lie this near, as a share of the greater.
constexpr double kNear = 0.1;
// So many times the other, two values without their sources are hardly of one thing.
constexpr double kFarthest = 3;

// "52 %" and "52.3 %", "12 million" and "12.3 million": one is the other, rounded to the whole.
bool rounds(const FigureValue& rounded, const FigureValue& exact) {
  constexpr double kScales[] = {1e9, 1e6, 1};  // A whole of each has no decimals.
  constexpr double kLeastWholes = 10;          // So that rounding changes a twentieth at most.
  if (!rounded.low || rounded.low != rounded.high || !exact.low || exact.low != exact.high)
    return false;
  for (const double scale : kScales) {
    if (std::fmod(*rounded.low, scale) != 0) continue;
    return *rounded.low >= kLeastWholes * scale && std::fmod(*exact.low, scale) != 0 &&
           std::round(*exact.low / scale) * scale == *rounded.low;
  }
  return false;
}

bool agrees(const FigureValue& a, const FigureValue& b) {
  if (rounds(a, b) || rounds(b, a)) return true;
  const double most =
      std::max({a.low.value_or(0), a.high.value_or(0), b.low.value_or(0), b.high.value_or(0)});
  const double slack = a.approximate || b.approximate ? most * kNear : 0;
  const bool a_below = a.high && b.low && *a.high + slack < *b.low;
  const bool b_below = b.high && a.low && *b.high + slack < *a.low;
  return !a_below && !b_below;
}

// A toll that is higher on a later day, people who are still missing: both were so. Values are by
// day.
bool has_moved(const FigureValue& earlier, const FigureValue& later, DayChange by_day) {
  const bool may_move = by_day == DayChange::kGrows || by_day == DayChange::kAny;
  if (!may_move || earlier.as_of.empty() || earlier.as_of >= later.as_of) {
    return false;
  }
  return by_day == DayChange::kAny ||
         (later.low && *later.low > earlier.high.value_or(earlier.low.value_or(0)));
}

double greatest(const FigureValue& value) { return value.high.value_or(value.low.value_or(0)); }

bool are_sourced(const FigureValue& a, const FigureValue& b) {
  return !a.according_to.empty() && !b.according_to.empty();
}

// Whether nothing tells that one article has the values from two. Of the dead, and of a crowd, it
// does where one alone has its source: they are the same dead.
bool are_of_one_voice(const FigureValue& a, const FigureValue& b, const FigureScope& scope) {
  const DayChange by_day = scope.role.state.by_day;
  const bool is_one_thing = by_day == DayChange::kGrows || by_day == DayChange::kOwn;
  return a.according_to == b.according_to || (!is_one_thing && !are_sourced(a, b));
}

// "204 delegations", "205 delegations"
bool are_near(const FigureValue& a, const FigureValue& b) {
  const double most = std::max(greatest(a), greatest(b));
  return std::abs(greatest(a) - greatest(b)) <= most * kNear;
}

// The values that each article gives.
using ByArticle = std::map<std::string_view, std::vector<const FigureValue*>>;

// Whether the article of `own` also gives the other's value, or a third one, in the same voice:
// what it tells apart is not one thing.
bool tells_apart(const ByArticle& by_article, const FigureValue& own, const FigureValue& other,
                 const FigureScope& scope) {
  return std::ranges::any_of(by_article.at(own.article), [&](const FigureValue* value) {
    if (value == &own || !are_of_one_voice(*value, own, scope)) return false;
    return agrees(*value, other) || (!agrees(*value, own) && !are_near(own, other));
  });
}

// Of values far from each other only their sources, a crowd of which one tells ("a thousand, 300
// according to the police"), or a toll that grows, tell that they are of one thing.
bool may_be_one(const FigureValue& a, const FigureValue& b, const FigureScope& scope) {
  const DayChange by_day = scope.role.state.by_day;
  if (are_sourced(a, b) || by_day == DayChange::kGrows) return true;
  const bool is_sourced = !a.according_to.empty() || !b.according_to.empty();
  if (by_day == DayChange::kOwn && is_sourced) return true;
  return std::max(greatest(a), greatest(b)) <= kFarthest * std::min(greatest(a), greatest(b));
}

}  // namespace

FigureRelation relation_of(const std::vector<FigureValue>& values,
                           const std::vector<FigureScope>& scopes) {
  bool differ = false;
  bool revised = false;
  bool apart = false;
  const std::size_t count = std::min(values.size(), kMostCompared);
  ByArticle by_article;
  for (std::size_t i = 0; i < count; ++i) by_article[values[i].article].push_back(&values[i]);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = i + 1; j < count; ++j) {
      const FigureValue& a = values[i];
      const FigureValue& b = values[j];
      if (agrees(a, b)) continue;
      const bool planned =
          (a.status == QuantityStatus::kPlanned) != (b.status == QuantityStatus::kPlanned);
      const bool same_role = match_roles(scopes[i].role, scopes[j].role) == RoleMatch::kSame;
      const bool same_source = are_sourced(a, b) && a.according_to == b.according_to;
      const bool one_voice = a.article == b.article && are_of_one_voice(a, b, scopes[i]);
      const bool told_apart = a.article != b.article && (tells_apart(by_article, a, b, scopes[i]) ||
                                                         tells_apart(by_article, b, a, scopes[i]));
      if (planned || !same_role) {
        apart = true;
      } else if ((same_source && a.as_of != b.as_of) ||
                 has_moved(a, b, scopes[i].role.state.by_day)) {
        revised = true;
      } else if (scopes[i].event != scopes[j].event || one_voice || told_apart ||
                 !may_be_one(a, b, scopes[i])) {
        apart = true;
      } else {
        differ = true;
      }
    }
  }
  if (differ) return FigureRelation::kDiffer;
  if (revised) return FigureRelation::kRevised;
  return apart ? FigureRelation::kNotComparable : FigureRelation::kAgree;
}

}  // namespace sourcier
