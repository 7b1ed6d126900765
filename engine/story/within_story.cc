#include "engine/story/within_story.h"

#include <algorithm>
#include <functional>

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

std::vector<Edge> relative_among(std::span<const Edge> edges,
                                 std::span<const std::uint32_t> families) {
  const std::vector<std::uint32_t> near = nearness_of_each(edges, families);
  std::vector<Edge> relative;
  relative.reserve(edges.size());
  for (const Edge& edge : edges)
    relative.push_back({edge.a, edge.b, relative_to(edge.similarity, near[edge.a], near[edge.b])});
  return relative;
}

}  // namespace

bool are_all_compared(std::size_t articles) { return articles <= kReach + 1; }

std::vector<Edge> pairs_within_story(std::span<const Print* const> prints,
                                     std::span<const std::uint32_t> families) {
  const std::vector<std::uint32_t> order = by_day(prints);
  std::vector<const Print*> ordered;
  std::vector<std::uint32_t> text_of;
  std::uint64_t texts = 0;
  for (const std::uint32_t i : order) {
    ordered.push_back(prints[i]);
    text_of.push_back(families[i]);
    if (families[i] == i) ++texts;
  }
  StoryVectors vectors(ordered, text_of, texts);
  const std::uint32_t least = are_all_compared(order.size()) ? kLeastSimilarity : 0;
  std::vector<Edge> within;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::size_t end = std::min(order.size(), i + 1 + kReach);
    const auto similarities =
        vectors.compare(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end));
    for (std::size_t j = i + 1; j < end; ++j) {
      const auto [whole, remaining] = similarities[j - i - 1];
      if (whole < least) continue;
      const auto [a, b] = std::minmax(order[i], order[j]);
      within.push_back({a, b, (whole + remaining) / 2});
    }
  }
  std::ranges::sort(within);
  return within;
}

std::vector<Edge> relative_to_nearest(std::span<const Edge> edges,
                                      std::span<const Print* const> prints,
                                      std::span<const std::uint32_t> families) {
  std::vector<Edge> inside;
  std::vector<Edge> across;
  for (const Edge& edge : edges)
    (is_same_language(*prints[edge.a], *prints[edge.b]) ? inside : across).push_back(edge);
  std::vector<Edge> relative = relative_among(inside, families);
  const std::vector<Edge> other = relative_among(across, families);
  relative.insert(relative.end(), other.begin(), other.end());
  std::ranges::sort(relative);
  return relative;
}

}  // namespace sourcier
