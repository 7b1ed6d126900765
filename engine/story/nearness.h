// Nearness: how the actors and dates of two articles speak for or against one event.
#pragma once

#include <cstdint>

#include "engine/story/print.h"

namespace sourcier {

// Percent by which who acts in both, and how far apart they were published, change a similarity; of
// undated articles, whether they name days of one time. Articles that lack these are left to their
// content: 100.
struct Nearness {
  std::uint32_t actors = 100;
  std::uint32_t dates = 100;

  std::uint32_t of(std::uint32_t similarity) const {
    return similarity * actors / 100 * dates / 100;
  }
};

Nearness nearness_as_event(const Print& a, const Print& b);

// The same for one story, which may run for months, and of which others may tell.
Nearness nearness_as_story(const Print& a, const Print& b);

// Of clusters so many days apart; of one without a date (below 0) 100.
std::uint32_t story_percent(std::int64_t days);

}  // namespace sourcier
