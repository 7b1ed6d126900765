// Story link: which articles make one story: average link over sums of vectors.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/story/cluster.h"
#include "engine/story/print.h"

namespace sourcier {

// Starts from the families (named by their smallest member) and joins clusters whose articles are
// as alike as `threshold` on average, in kFullSimilarity, the two that are most alike first.
// Only clusters between which there is a near pair are compared: `near` holds the pairs at least as
// alike as the threshold, as near_pairs gives them, and an average is no higher than its highest.
// What joins depends on the neighbours of either alone, never on what else there is: all articles
// of some of the stories, linked by themselves, are the same stories again. The averages of its
// joins are in kSimilarityBits.
Clustering link_stories(std::span<const Print* const> prints,
                        std::span<const std::uint32_t> families, std::span<const Edge> near,
                        std::uint32_t threshold);

// Stories of which it is known how they were joined.
struct KnownStories {
  std::vector<bool> is_known;  // By item: all items of such a story.
  std::vector<std::vector<Join>>
      joins;  // Of each story, in their order, as link_stories gave them.
  // The print of an item of theirs, read when it is needed.
  std::function<const Print&(std::uint32_t)> print;
};

struct LinkedBeside {
  Clustering stories;  // Joins are of the articles that are linked.
  // Two clusters that join of which one at least is of a known story: what was known of it holds no
  // more, nothing was looked at behind it, and the labels say nothing.
  std::optional<std::pair<std::uint32_t, std::uint32_t>> joined;
};

// The same for some articles, while known stories go the way that they went: none of these is
// linked, and only what stands next to one of the others is read. `near` are the pairs of the
// articles with each other and with those of known stories, and of two known stories those that
// came since: that others joined nothing is known. `prints` of known stories may be null.
LinkedBeside link_beside(std::span<const Print* const> prints,
                         std::span<const std::uint32_t> families, std::span<const Edge> near,
                         const KnownStories& known, std::uint32_t threshold);

// The average similarity of the articles of two sets, as link_stories counts it.
std::uint32_t average_similarity(std::span<const Print* const> first,
                                 std::span<const Print* const> second);

}  // namespace sourcier
