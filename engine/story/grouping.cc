#include "engine/story/grouping.h"

#include <algorithm>

#include "engine/story/nearness.h"
#include "engine/story/similarity.h"
#include "engine/story/within_story.h"

namespace sourcier {
namespace {

std::vector<const Print*> by_id(std::span<const Print> prints) {
  std::vector<const Print*> sorted;
  sorted.reserve(prints.size());
  for (const Print& print : prints) sorted.push_back(&print);
  std::ranges::sort(sorted, [](const Print* a, const Print* b) {
    return a->article != b->article ? a->article < b->article : a->text < b->text;
  });
  const auto same = [](const Print* a, const Print* b) { return a->article == b->article; };
  sorted.erase(std::unique(sorted.begin(), sorted.end(), same), sorted.end());
  return sorted;
}

std::vector<Edge> weighed(const std::vector<Edge>& edges, const std::vector<const Print*>& prints,
                          Nearness (*nearness)(const Print&, const Print&)) {
  std::vector<Edge> result;
  result.reserve(edges.size());
  for (const Edge& edge : edges) {
    const Nearness factors = nearness(*prints[edge.a], *prints[edge.b]);
    result.push_back({edge.a, edge.b, factors.of(edge.similarity)});
  }
  return result;
}

}  // namespace

Grouping find_grouping(std::span<const Print> prints) {
  Grouping found;
  found.prints = by_id(prints);
  found.copies = find_copies(found.prints);
  found.families = families_of(found.prints.size(), found.copies);
  found.similar = similar_pairs(found.prints);
  found.story_edges = weighed(found.similar, found.prints, nearness_as_story);
  found.stories = average_link(found.families, found.story_edges, kStoryThreshold);
  found.within = relative_to_nearest(
      pairs_within_stories(found.prints, found.similar, found.stories.labels, found.families),
      found.families);
  found.event_edges = weighed(found.within, found.prints, nearness_as_event);
  found.events = average_link(found.families, found.event_edges, kEventThreshold);
  return found;
}

}  // namespace sourcier
