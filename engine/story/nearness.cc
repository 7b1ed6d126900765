#include "engine/story/nearness.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <span>

#include "engine/story/actors.h"
#include "engine/story/stated_days.h"

namespace sourcier {
namespace {

// Up to so many days apart, the similarity counts for so many percent.
struct Step {
  std::int64_t days = 0;
  std::uint32_t percent = 0;
};

// Reports of one event come within days of it; a year later it is another of the same kind.
constexpr Step kEventPublished[] = {{2, 100}, {4, 85}, {7, 65}, {14, 40}, {30, 10}};
constexpr std::uint32_t kEventPublishedBeyond = 0;
// Where the one or the other is undated, days that they state in other months speak against it.
constexpr std::uint32_t kOtherDaysStated = 60;
// A story of a year ago is told again, or another of the same people.
constexpr Step kStoryPublished[] = {{60, 105}, {400, 100}};
constexpr std::uint32_t kStoryPublishedBeyond = 80;

// Two persons meet, and a third calls one of them: the same people in one story, but two events.
// However alike two such articles are, others must join them: alone they stay under the average
// that holds an event together.
std::uint32_t percent_for(ActorMatch match) {
  switch (match) {
    case ActorMatch::kSome:
      return 49;
    case ActorMatch::kNone:
      return 45;
    case ActorMatch::kSame:
    case ActorMatch::kUnknown:
      break;
  }
  return 100;
}

std::uint32_t percent_for(std::int64_t gap, std::span<const Step> steps, std::uint32_t beyond) {
  for (const Step& step : steps)
    if (gap <= step.days) return step.percent;
  return beyond;
}

std::optional<std::int64_t> published_gap(const Print& a, const Print& b) {
  if (!a.published.is_day() || !b.published.is_day()) return std::nullopt;
  return std::abs(day_number(a.published) - day_number(b.published));
}

// Where one of the two is undated, from the day that it opens with. Of two undated ones such days
// say too little: the first day of a text may be of the law that it is about.
std::optional<std::int64_t> event_gap(const Print& a, const Print& b) {
  if (const auto gap = published_gap(a, b)) return gap;
  const bool is_either = a.published.is_day() || b.published.is_day();
  if (!is_either || a.opening == 0 || b.opening == 0) return std::nullopt;
  return days_apart(a.opening, b.opening);
}

}  // namespace

Nearness nearness_as_event(const Print& a, const Print& b) {
  Nearness nearness{.actors = percent_for(match_actors(a, b))};
  if (const auto gap = event_gap(a, b)) {
    nearness.dates = percent_for(*gap, kEventPublished, kEventPublishedBeyond);
  } else if (a.stated != 0 && b.stated != 0 && !are_near(a.stated, b.stated)) {
    nearness.dates = kOtherDaysStated;
  }
  return nearness;
}

Nearness nearness_as_story(const Print& a, const Print& b) {
  Nearness nearness;
  if (const auto gap = published_gap(a, b)) nearness.dates = story_percent(*gap);
  return nearness;
}

std::uint32_t story_percent(std::int64_t days) {
  return days < 0 ? 100 : percent_for(days, kStoryPublished, kStoryPublishedBeyond);
}

}  // namespace sourcier
