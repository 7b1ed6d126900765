// Within a story: how alike its articles are as reports of one event.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/story/cluster.h"
#include "engine/story/print.h"

namespace sourcier {

// Pairs of the articles of one story. Of a long story each article is compared with those next to
// it in time, and with some that are drawn from all others: what lies far apart in time may be one
// event as well.
struct StoryPairs {
  std::vector<Edge> next;   // All pairs that were compared, sorted.
  std::vector<Edge> drawn;  // Those among the others, sorted; each as likely as the next.
};

// The pairs of the prints of one story, weighed anew: what all its texts have in common tells its
// events apart no more. Half the similarity is the cosine, half is what remains when a feature
// counts the less, the more texts of the story have it. Copies count as one text: `families` names
// that of each by its smallest member.
StoryPairs pairs_within_story(std::span<const Print* const> prints,
                              std::span<const std::uint32_t> families);

// What is known of a pair that is not there, in a story of so many articles.
Unlisted unlisted_in(std::size_t articles);

// The edges by how near the nearest are: a pair counts in full when it is about as alike as either
// article is to the few nearest texts that are no copies of it. One threshold then fits stories
// told in many words and stories told in few. The nearest of its own language are one measure,
// those of other languages another: less carries across. The nearest are those next in time.
StoryPairs relative_to_nearest(const StoryPairs& pairs, std::span<const Print* const> prints,
                               std::span<const std::uint32_t> families);

}  // namespace sourcier
