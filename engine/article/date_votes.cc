// Which of the statements of a page's day is believed: they vote, each with its weight.
#include <algorithm>

#include "engine/article/page_dates.h"

namespace sourcier {
namespace {

constexpr std::int64_t kSecondsADay = 86400;
constexpr std::int64_t kMigrationDays = 30;
constexpr std::int64_t kMostWest = std::int64_t{10} * 3600;  // Hours from UTC of most readers.
constexpr std::int64_t kMostEast = std::int64_t{11} * 3600;

std::int64_t day_of(std::string_view value) {
  const auto date = parse_date(value.substr(0, 10));
  return date && date->is_day() ? day_number(*date) : 0;
}

bool is_utc(std::string_view value) { return value.ends_with('Z') || value.ends_with("+00:00"); }

// Whether a time in UTC may be of another day where its readers are.
bool is_near_midnight(const DateStatement& one) {
  const auto instant = is_utc(one.value) ? instant_of(one.value) : std::nullopt;
  if (!instant) return false;
  const std::int64_t second = *instant % kSecondsADay;
  return second < kMostWest || second > kSecondsADay - kMostEast;
}

bool agree(const std::vector<DateStatement>& all) {
  return std::ranges::all_of(
      all, [&](const auto& one) { return day_of(one.value) == day_of(all.front().value); });
}

// The day that a statement speaks for. A time in UTC near midnight may be of the day before or
// after where its readers are: it is of that day if anything that is no such time says so.
std::int64_t meant_day(const DateStatement& one, const std::vector<DateStatement>& all) {
  const std::int64_t day = day_of(one.value);
  if (!is_near_midnight(one)) return day;
  std::int64_t meant = day;
  for (const DateStatement& other : all) {
    if (is_utc(other.value)) continue;
    const std::int64_t apart = day_of(other.value) - day;
    if (apart == 0) return day;
    if (apart == 1 || apart == -1) meant = day + apart;
  }
  return meant;
}

// The day for which most speaks; of statements of one kind the first speaks. An address that is
// much older than all else has seen a new system come.
std::int64_t chosen_day(const std::vector<DateStatement>& all) {
  std::int64_t best = 0;
  int best_weight = 0;
  for (const DateStatement& candidate : all) {
    const std::int64_t day = meant_day(candidate, all);
    const bool is_oldest = std::ranges::all_of(all, [&](const DateStatement& one) {
      return one.basis == DateBasis::kUrl || meant_day(one, all) > day + kMigrationDays;
    });
    if (candidate.basis == DateBasis::kUrl && is_oldest) return day;
    int weight = 0, kinds_seen = 0;
    for (const DateStatement& one : all) {
      const int kind = 1 << static_cast<int>(one.basis);
      if (meant_day(one, all) != day) continue;
      if ((kinds_seen & kind) == 0) weight += one.weight;
      kinds_seen |= kind;
    }
    if (weight <= best_weight) continue;
    best_weight = weight;
    best = day;
  }
  return best;
}

// Of the statements of the chosen day the most exact: one with a time, in the outlet's own zone if
// there is one.
DateStatement most_exact(const std::vector<DateStatement>& all, std::int64_t day) {
  const DateStatement* best = nullptr;
  const auto exactness = [](const DateStatement& one) {
    return !instant_of(one.value) ? 0 : is_utc(one.value) ? 1 : 2;
  };
  for (const DateStatement& one : all) {
    if (day_of(one.value) != day) continue;
    if (best == nullptr || (exactness(*best) == 0 && exactness(one) > 0)) best = &one;
  }
  return best == nullptr ? DateStatement() : *best;
}

// "11/01/2031" is read as the others read their days.
void settle_orders(std::vector<DateStatement>& all) {
  for (DateStatement& one : all) {
    if (one.other_order.empty()) continue;
    const auto is_said = [&](std::string_view value) {
      return std::ranges::any_of(all, [&](const DateStatement& other) {
        return &other != &one && day_of(other.value) == day_of(value);
      });
    };
    if (!is_said(one.value) && is_said(one.other_order)) one.value = one.other_order;
  }
}

}  // namespace

bool are_sure(const std::vector<DateStatement>& all) {
  if (all.empty() || !agree(all)) return false;
  const bool has_orders =
      std::ranges::any_of(all, [](const DateStatement& one) { return !one.other_order.empty(); });
  if (has_orders) return false;
  // A time in UTC may fall on the day before or after the one that the outlet's readers saw.
  return all.size() > 1 || !is_near_midnight(all.front());
}

DateStatement chosen_date(std::vector<DateStatement> all) {
  settle_orders(all);
  return most_exact(all, chosen_day(all));
}

}  // namespace sourcier
