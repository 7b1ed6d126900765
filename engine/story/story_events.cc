#include "engine/story/story_events.h"

#include <map>

#include "engine/story/grouping.h"
#include "engine/story/nearness.h"
#include "engine/story/within_story.h"

namespace sourcier {
namespace {

// An article mentions another event of its story when it is this near to its articles on average.
constexpr std::uint32_t kMention = 3'700;

std::vector<std::set<std::uint32_t>> mentioned(const std::vector<Edge>& edges,
                                               const std::vector<std::uint32_t>& events) {
  std::map<std::uint32_t, std::uint64_t> sizes;
  for (const std::uint32_t event : events) ++sizes[event];
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> sums;
  for (const Edge& edge : edges) {
    if (events[edge.a] == events[edge.b]) continue;
    sums[{edge.a, events[edge.b]}] += edge.similarity;
    sums[{edge.b, events[edge.a]}] += edge.similarity;
  }
  std::vector<std::set<std::uint32_t>> mentions(events.size());
  for (const auto& [key, sum] : sums)
    if (sum >= kMention * sizes[key.second]) mentions[key.first].insert(key.second);
  return mentions;
}

}  // namespace

StoryEvents find_story_events(std::span<const Print* const> prints,
                              std::span<const std::uint32_t> families) {
  StoryEvents found;
  found.within = relative_to_nearest(pairs_within_story(prints, families), families);
  for (const Edge& edge : found.within) {
    const Nearness factors = nearness_as_event(*prints[edge.a], *prints[edge.b]);
    found.edges.push_back({edge.a, edge.b, factors.of(edge.similarity)});
  }
  found.events = average_link(families, found.edges, kEventThreshold);
  found.mentions = mentioned(found.edges, found.events.labels);
  return found;
}

}  // namespace sourcier
