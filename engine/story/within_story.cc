#include "engine/story/within_story.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "engine/base/digest.h"
#include "engine/story/adjacency.h"
#include "engine/story/by_day.h"
#include "engine/story/feature_vector.h"
#include "engine/story/story_vectors.h"

namespace sourcier {
namespace {

// So many of the nearest texts say what being near means for an article; fewer where there are
// fewer.
constexpr std::size_t kNearest = 5;
// The nearest text may be of another event: below this it is not near.
constexpr std::uint32_t kLeastNear = 2'000;
// A pair is held against what the one of its articles asks that asks less, and a little against
// what the other does: a report that stands alone asks for little, and would join whatever is next
// to it.
constexpr std::uint64_t kLessPercent = 70;
// Weaker pairs move no average that matters.
constexpr std::uint32_t kLeastSimilarity = 150;
// Of a story of more articles than this each is compared with so many before and behind it in time:
// an event's are not further apart.
constexpr std::size_t kReach = 512;
// And with so many more on either side in an order that mixes times: enough to tell whether two
// parts of an event of thousands are alike, at a sixteenth of the cost.
constexpr std::size_t kDrawn = 32;

bool are_all_compared(std::size_t articles) { return articles <= kReach + 1; }

// The average of the kNearest largest; at least kLeastNear.
std::uint32_t near_of(std::vector<std::uint32_t> similarities) {
  const std::size_t count = std::min(kNearest, similarities.size());
  if (count == 0) return kLeastNear;
  std::partial_sort(similarities.begin(), similarities.begin() + static_cast<std::ptrdiff_t>(count),
                    similarities.end(), std::greater<>());
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += similarities[i];
  return std::max(kLeastNear, static_cast<std::uint32_t>(sum / count));
}

std::uint32_t relative_to(std::uint32_t similarity, std::uint32_t near, std::uint32_t other) {
  const auto [less, more] = std::minmax(near, other);
  const std::uint64_t wanted = (less * kLessPercent + more * (100 - kLessPercent)) / 100;
  const std::uint64_t relative = std::uint64_t{similarity} * kFullSimilarity / wanted;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(relative, kFullSimilarity));
}

// What being near means for each article: to families but its own.
std::vector<std::uint32_t> nearness_of_each(std::span<const Edge> edges,
                                            std::span<const std::uint32_t> families) {
  const Adjacency adjacency(families.size(), edges);
  std::vector<std::uint32_t> best(families.size());  // By family.
  std::vector<std::uint32_t> near(families.size());
  for (std::size_t i = 0; i < families.size(); ++i) {
    const auto neighbours = adjacency.of(i);
    for (const Neighbour& n : neighbours) {
      std::uint32_t& of_family = best[families[n.item]];
      of_family = std::max(of_family, n.similarity);
    }
    best[families[i]] = 0;
    std::vector<std::uint32_t> similarities;
    for (const Neighbour& n : neighbours) {
      std::uint32_t& of_family = best[families[n.item]];
      if (of_family != 0) similarities.push_back(of_family);
      of_family = 0;
    }
    near[i] = near_of(std::move(similarities));
  }
  return near;
}

// Adds to `relative` the pairs of one language, or those of two.
void add_relative(const StoryPairs& pairs, std::span<const std::uint32_t> families,
                  StoryPairs& relative) {
  const std::vector<std::uint32_t> near = nearness_of_each(pairs.next, families);
  const auto add = [&](const std::vector<Edge>& edges, std::vector<Edge>& to) {
    for (const Edge& edge : edges)
      to.push_back({edge.a, edge.b, relative_to(edge.similarity, near[edge.a], near[edge.b])});
  };
  add(pairs.next, relative.next);
  add(pairs.drawn, relative.drawn);
}

// Compares each with so many behind it in an order of the story's articles.
template <typename Take>
void compare_in_order(std::span<const Print* const> prints, std::span<const std::uint32_t> families,
                      const std::vector<std::uint32_t>& order, std::size_t reach,
                      const Take& take) {
  std::vector<const Print*> ordered;
  std::vector<std::uint32_t> text_of;
  std::uint64_t texts = 0;
  for (const std::uint32_t i : order) {
    ordered.push_back(prints[i]);
    text_of.push_back(families[i]);
    if (families[i] == i) ++texts;
  }
  StoryVectors vectors(ordered, text_of, texts);
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::size_t end = std::min(order.size(), i + 1 + reach);
    const auto similarities =
        vectors.compare(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end));
    for (std::size_t j = i + 1; j < end; ++j) take(order[i], order[j], similarities[j - i - 1]);
  }
}

void add_pair(std::uint32_t i, std::uint32_t j, const StoryVectors::Similarity& similarity,
              std::vector<Edge>& edges) {
  const auto [a, b] = std::minmax(i, j);
  edges.push_back({a, b, (similarity.whole + similarity.remaining) / 2});
}

// The articles in an order that has nothing to do with what they tell, and that does not change
// with what else there is.
std::vector<std::uint32_t> shuffled(std::span<const Print* const> prints) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
  for (std::uint32_t i = 0; i < prints.size(); ++i)
    order.emplace_back(stable_hash(prints[i]->article), i);
  std::ranges::sort(order);
  std::vector<std::uint32_t> indices;
  for (const auto& [hash, i] : order) indices.push_back(i);
  return indices;
}

}  // namespace

Unlisted unlisted_in(std::size_t articles) {
  return are_all_compared(articles) ? Unlisted::kUnlike : Unlisted::kUnknown;
}

StoryPairs pairs_within_story(std::span<const Print* const> prints,
                              std::span<const std::uint32_t> families) {
  StoryPairs pairs;
  const bool are_all = are_all_compared(prints.size());
  const std::vector<std::uint32_t> order = by_day(prints);
  compare_in_order(prints, families, order, kReach,
                   [&](std::uint32_t i, std::uint32_t j, const auto& similarity) {
                     if (!are_all || similarity.whole >= kLeastSimilarity)
                       add_pair(i, j, similarity, pairs.next);
                   });
  std::ranges::sort(pairs.next);
  if (are_all) return pairs;
  std::vector<std::uint32_t> place(order.size());
  for (std::uint32_t at = 0; at < order.size(); ++at) place[order[at]] = at;
  compare_in_order(prints, families, shuffled(prints), kDrawn,
                   [&](std::uint32_t i, std::uint32_t j, const auto& similarity) {
                     const auto [first, last] = std::minmax(place[i], place[j]);
                     if (last - first > kReach) add_pair(i, j, similarity, pairs.drawn);
                   });
  std::ranges::sort(pairs.drawn);
  return pairs;
}

StoryPairs relative_to_nearest(const StoryPairs& pairs, std::span<const Print* const> prints,
                               std::span<const std::uint32_t> families) {
  StoryPairs inside;
  StoryPairs across;
  for (auto list : {&StoryPairs::next, &StoryPairs::drawn}) {
    for (const Edge& edge : pairs.*list) {
      const bool is_inside = is_same_language(*prints[edge.a], *prints[edge.b]);
      ((is_inside ? inside : across).*list).push_back(edge);
    }
  }
  StoryPairs relative;
  add_relative(inside, families, relative);
  add_relative(across, families, relative);
  std::ranges::sort(relative.next);
  std::ranges::sort(relative.drawn);
  return relative;
}

}  // namespace sourcier
