// Story events: the events of one story.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <vector>

#include "engine/story/cluster.h"
#include "engine/story/print.h"
#include "engine/story/within_story.h"

namespace sourcier {

// By the index of the story's prints.
struct StoryEvents {
  StoryPairs within;  // Content, relative to the nearest.
  StoryPairs edges;   // As they count for an event.
  Clustering events;
  // Labels of the other events that each article is near to.
  std::vector<std::set<std::uint32_t>> mentions;
};

// `prints` are all of one story, by id; `families` name each by its smallest member. What an event
// is depends on its story alone.
StoryEvents find_story_events(std::span<const Print* const> prints,
                              std::span<const std::uint32_t> families);

}  // namespace sourcier
