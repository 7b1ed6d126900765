#include "engine/store/story_joins.h"

namespace sourcier {

std::map<std::uint32_t, std::vector<StoryJoin>> joins_by_story(
    std::span<const std::uint32_t> families, const Clustering& stories) {
  const std::vector<std::uint32_t>& labels = stories.labels;
  std::vector<std::uint32_t> sizes(labels.size());
  std::vector<std::uint32_t> places;
  for (const std::uint32_t label : labels) places.push_back(sizes[label]++);
  std::map<std::uint32_t, std::vector<StoryJoin>> joins;
  for (std::uint32_t i = 0; i < labels.size(); ++i)
    if (families[i] != i) joins[labels[i]].push_back({places[families[i]], places[i], kCopiesJoin});
  for (const Join& join : stories.joins)
    joins[labels[join.a]].push_back({places[join.a], places[join.b], join.average});
  return joins;
}

std::vector<Join> joins_of_items(const std::vector<StoryJoin>& joins,
                                 std::span<const std::uint32_t> items,
                                 std::span<std::uint32_t> families) {
  std::vector<Join> all;
  for (const StoryJoin& join : joins) {
    if (join.average == kCopiesJoin) {
      families[items[join.b]] = items[join.a];
    } else {
      all.push_back({items[join.a], items[join.b], join.average});
    }
  }
  return all;
}

}  // namespace sourcier
