#include "engine/story/story_events.h"

#include "engine/story/adjacency.h"
#include "engine/story/grouping.h"
#include "engine/story/nearness.h"

namespace sourcier {
namespace {

// An article mentions another event of its story when it is this near to its articles on average.
constexpr std::uint32_t kMention = 3'300;

// Averages are of all articles of an event, or of those that were compared.
std::vector<std::set<std::uint32_t>> mentioned(const std::vector<Edge>& edges,
                                               const std::vector<std::uint32_t>& events,
                                               Unlisted unlisted) {
  struct ToEvent {
    std::uint64_t sum = 0;
    std::uint64_t compared = 0;
  };
  std::vector<std::uint64_t> sizes(events.size());
  for (const std::uint32_t event : events) ++sizes[event];
  const Adjacency adjacency(events.size(), edges);
  std::vector<ToEvent> to(events.size());
  std::vector<std::set<std::uint32_t>> mentions(events.size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    for (const Neighbour& n : adjacency.of(i)) {
      to[events[n.item]].sum += n.similarity;
      ++to[events[n.item]].compared;
    }
    for (const Neighbour& n : adjacency.of(i)) {
      const std::uint32_t event = events[n.item];
      const std::uint64_t articles = counted_pairs(to[event].compared, sizes[event], unlisted);
      if (event != events[i] && to[event].sum >= kMention * articles) mentions[i].insert(event);
    }
    for (const Neighbour& n : adjacency.of(i)) to[events[n.item]] = {};
  }
  return mentions;
}

}  // namespace

StoryEvents find_story_events(std::span<const Print* const> prints,
                              std::span<const std::uint32_t> families) {
  StoryEvents found;
  found.within = relative_to_nearest(pairs_within_story(prints, families), prints, families);
  for (auto list : {&StoryPairs::next, &StoryPairs::drawn}) {
    for (const Edge& edge : found.within.*list) {
      const Nearness factors = nearness_as_event(*prints[edge.a], *prints[edge.b]);
      (found.edges.*list).push_back({edge.a, edge.b, factors.of(edge.similarity)});
    }
  }
  const Unlisted unlisted = unlisted_in(prints.size());
  found.events =
      average_link(families, found.edges.next, kEventThreshold, unlisted, found.edges.drawn);
  found.mentions = mentioned(found.edges.next, found.events.labels, unlisted);
  return found;
}

}  // namespace sourcier
