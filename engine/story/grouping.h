// Grouping: all that group() finds on its way, by the index of the prints. What explains a pair
// reads it from here, so that it tells what was done and not what would be.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/story/cluster.h"
#include "engine/story/copies.h"
#include "engine/story/print.h"

namespace sourcier {

// Average similarity that holds a story together, and an event: of an event's articles, how alike
// they are relative to the nearest (within_story.h). One setting for all collections.
inline constexpr std::uint32_t kStoryThreshold = 1'030;
inline constexpr std::uint32_t kEventThreshold = 5'600;

struct Grouping {
  std::vector<const Print*> prints;  // In the order of their ids, each once.
  std::vector<CopyEdge> copies;
  std::vector<std::uint32_t> families;
  std::vector<Edge> similar;      // Content.
  std::vector<Edge> story_edges;  // As they count for a story.
  std::vector<Edge> within;       // Content inside the stories, relative to the nearest.
  std::vector<Edge> event_edges;  // As they count for an event.
  Clustering stories;
  Clustering events;
};

// Of two prints with one id (two states of a page) the one whose text comes first.
Grouping find_grouping(std::span<const Print> prints);

}  // namespace sourcier
