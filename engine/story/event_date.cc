#include "engine/story/event_date.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "engine/base/date.h"

namespace sourcier {
namespace {

// A report may come out so many days after the event, and speak of one to come soon.
constexpr std::int64_t kDaysBefore = 14;
constexpr std::int64_t kDaysAfter = 2;
// What the beginning of an article says weighs so many times the rest.
constexpr std::uint32_t kLeadWeight = 3;
// Of undated articles one in so many must open with a day.
constexpr std::uint32_t kOpenWithDay = 3;

using Documents = std::span<const Document* const>;

struct Support {
  std::uint32_t articles = 0;
  std::uint32_t weight = 0;
};

using Days = std::map<std::int64_t, Support>;

// The days between which an event may lie, from the publication of its articles. Nothing when none
// is dated.
std::optional<DayRange> range_of(Documents documents) {
  std::optional<DayRange> range;
  for (const Document* document : documents) {
    const auto date = parse_date(document->article.published);
    if (!date) continue;
    const DayRange days = day_range(*date);
    if (!range) range = days;
    range->first = std::min(range->first, days.first);
    range->last = std::max(range->last, days.last);
  }
  if (!range) return std::nullopt;
  return DayRange{.first = range->first - kDaysBefore, .last = range->last + kDaysAfter};
}

// Each day that the articles state inside the range; without one only days that they open with.
Days days_of(Documents documents, const std::optional<DayRange>& range) {
  Days days;
  for (const Document* document : documents) {
    std::set<std::int64_t> own;
    for (const TimeExpression& time : document->reading.times) {
      const auto date = parse_date(time.value);
      if (!date || !date->is_day()) continue;
      const std::int64_t day = day_number(*date);
      const bool opens = time.span.begin < kOpeningBytes;
      if (range ? day < range->first || day > range->last : !opens) continue;
      Support& support = days[day];
      support.weight += opens ? kLeadWeight : 1;
      if (own.insert(day).second) ++support.articles;
    }
  }
  return days;
}

// The day that most articles state; among equals the one that they state first and most, then the
// earliest.
std::optional<std::int64_t> stated_day(Documents documents) {
  const auto range = range_of(documents);
  Days days = days_of(documents, range);
  if (!range) {
    std::erase_if(days, [&](const auto& entry) {
      return entry.second.articles * kOpenWithDay < documents.size();
    });
  }
  std::optional<std::int64_t> best;
  for (const auto& [day, support] : days) {
    const Support top = best ? days[*best] : Support{};
    if (support.articles > top.articles ||
        (support.articles == top.articles && support.weight > top.weight))
      best = day;
  }
  return best;
}

}  // namespace

EventDate date_event(Documents documents) {
  if (const auto day = stated_day(documents))
    return {.date = iso(date_of(*day)), .basis = "stated"};
  std::optional<Date> earliest;
  for (const Document* document : documents) {
    const auto date = parse_date(document->article.published);
    if (date && (!earliest || *date < *earliest)) earliest = date;
  }
  if (!earliest) return {};
  return {.date = iso(*earliest), .basis = "published"};
}

}  // namespace sourcier
