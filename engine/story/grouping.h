// Grouping: all that group() finds on its way, by the index of the prints. What explains a pair
// reads it from here, so that it tells what was done and not what would be.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/story/cluster.h"
#include "engine/story/copies.h"
#include "engine/story/print.h"
#include "engine/story/story_events.h"

namespace sourcier {

// Average similarity that holds a story together, and an event: of an event's articles, how alike
// they are relative to the nearest (within_story.h). One setting for all collections.
inline constexpr std::uint32_t kStoryThreshold = 1'030;
inline constexpr std::uint32_t kEventThreshold = 5'000;

struct Grouping {
  std::vector<const Print*> prints;  // In the order of their ids, each once.
  std::vector<CopyEdge> copies;
  std::vector<std::uint32_t> families;
  Clustering stories;
  std::vector<std::uint32_t> events;
  std::vector<std::vector<std::uint32_t>> mentions;  // Other events of the story, by label.
};

// Of two prints with one id (two states of a page) the one whose text comes first. The same for any
// number of jobs. Gives the near pairs that it joined by, where asked.
Grouping find_grouping(std::span<const Print> prints, unsigned jobs = 1,
                       std::vector<Edge>* near = nullptr);

// The same from edges that are there: `found` has prints in the order of their ids, and copies.
void join_stories(Grouping& found, std::span<const Edge> near);

// The events of each story.
void find_events(Grouping& found, unsigned jobs = 1);

// The indices of one story's prints, and its events as find_grouping found them, by their place in
// `members`.
struct OneStory {
  std::vector<std::uint32_t> members;
  std::vector<std::uint32_t> families;
  StoryEvents events;
};
OneStory look_into_story(const Grouping& found, std::uint32_t story);

}  // namespace sourcier
