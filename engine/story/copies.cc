#include "engine/story/copies.h"

#include <algorithm>
#include <unordered_map>

#include "engine/base/joined.h"
#include "engine/base/joins.h"
#include "engine/base/parallel.h"
#include "engine/base/radix_sort.h"
#include "engine/story/by_day.h"
#include "engine/story/cluster.h"
#include "engine/story/copy_pair.h"
#include "engine/story/shared_text.h"

namespace sourcier {
namespace {

// Average containment that holds a family together: nearly one text, so that the versions of a day,
// of which each keeps half of the one before, do not chain.
constexpr std::uint32_t kFamily = 700;

// Pairs listed between two sets of equal texts; beyond, each is listed with the other's first.
constexpr std::size_t kMostEqualPairs = 1024;

using Indices = std::vector<std::uint32_t>;

// Sets of prints with the same text, each by its smallest; texts without words are alone.
std::vector<Indices> equal_texts(std::span<const Print* const> prints) {
  std::unordered_map<std::uint64_t, std::size_t> seen;
  std::vector<Indices> sets;
  for (std::uint32_t i = 0; i < prints.size(); ++i) {
    const auto [entry, added] = seen.try_emplace(prints[i]->text, sets.size());
    if (added || prints[i]->text == 0) {
      sets.push_back({i});
    } else {
      sets[entry->second].push_back(i);
    }
  }
  return sets;
}

// Two sets of equal texts to compare, as one number to sort by: the one whose smallest print is the
// later first, so that the same text is made ready once for all that it is compared with.
using SetPair = std::uint64_t;
constexpr int kSetBits = 32;

SetPair set_pair(const std::vector<Indices>& sets, std::uint32_t a, std::uint32_t b) {
  const bool is_later = sets[a].front() > sets[b].front();
  return std::uint64_t{is_later ? a : b} << kSetBits | (is_later ? b : a);
}

// Calls visit(i, j), i < j, for the pairs that are listed of a set and another or itself.
template <typename Visit>
void for_each_pair(const Indices& a, const Indices& b, const Visit& visit) {
  const bool all = a.size() * b.size() <= kMostEqualPairs;
  for (const std::uint32_t i : a) {
    const bool with_all = all || i == a.front();
    for (const std::uint32_t j : std::span(b).first(with_all ? b.size() : 1)) {
      const bool was_visited = &a == &b && j <= i;
      if (!was_visited) visit(std::min(i, j), std::max(i, j));
    }
  }
}

// Pairs of sets in one piece of work.
constexpr std::size_t kPairsAtOnce = 4096;

std::vector<CopyEdge> compared(std::span<const Print* const> prints,
                               const std::vector<Indices>& sets, std::vector<SetPair>& pairs,
                               unsigned jobs) {
  radix_sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<std::vector<CopyEdge>> parts((pairs.size() + kPairsAtOnce - 1) / kPairsAtOnce);
  parallel_for(jobs, parts.size(), [&](std::size_t part) {
    CopyPairs of;
    const auto visit = [&](std::uint32_t first, std::uint32_t second) {
      auto edge = of.compare(*prints[first], *prints[second]);
      if (!edge) return;
      edge->first = first;
      edge->second = second;
      parts[part].push_back(*edge);
    };
    const std::size_t end = std::min(pairs.size(), (part + 1) * kPairsAtOnce);
    for (std::size_t at = part * kPairsAtOnce; at < end; ++at)
      for_each_pair(sets[pairs[at] >> kSetBits], sets[static_cast<std::uint32_t>(pairs[at])],
                    visit);
  });
  std::vector<CopyEdge> edges = joined(std::move(parts));
  std::ranges::sort(edges, [](const CopyEdge& a, const CopyEdge& b) {
    return a.first != b.first ? a.first < b.first : a.second < b.second;
  });
  return edges;
}

// Prints that share text are of one time: compared in its order they are near each other in memory.
std::vector<Indices> in_order_of_days(std::span<const Print* const> prints,
                                      std::vector<Indices>&& sets) {
  std::vector<const Print*> smallest;
  for (const Indices& set : sets) smallest.push_back(prints[set.front()]);
  std::vector<Indices> ordered;
  ordered.reserve(sets.size());
  for (const std::uint32_t set : by_day(smallest)) ordered.push_back(std::move(sets[set]));
  return ordered;
}

}  // namespace

std::vector<CopyEdge> find_copies(std::span<const Print* const> prints, unsigned jobs) {
  const auto sets = in_order_of_days(prints, equal_texts(prints));
  std::vector<const Print*> distinct;
  distinct.reserve(sets.size());
  for (const Indices& set : sets) distinct.push_back(prints[set.front()]);
  std::vector<SetPair> pairs;
  for (const auto& [a, b] : pairs_with_shared_text(distinct, jobs))
    pairs.push_back(set_pair(sets, a, b));
  for (std::uint32_t set = 0; set < sets.size(); ++set)
    if (sets[set].size() > 1) pairs.push_back(set_pair(sets, set, set));
  return compared(prints, sets, pairs, jobs);
}

std::vector<CopyEdge> copies_between(
    std::span<const Print* const> prints, const std::vector<std::vector<std::uint32_t>>& sets,
    std::span<const std::pair<std::uint32_t, std::uint32_t>> pairs_of_sets, unsigned jobs) {
  std::vector<SetPair> pairs;
  for (const auto& [a, b] : pairs_of_sets) pairs.push_back(set_pair(sets, a, b));
  return compared(prints, sets, pairs, jobs);
}

bool is_of_one_family(CopyType type) {
  return type == CopyType::kExact || type == CopyType::kNear || type == CopyType::kDispatch;
}

std::vector<std::uint32_t> families_of(std::size_t prints, std::span<const CopyEdge> copies) {
  Joins<std::uint32_t> initial(prints);
  std::vector<std::uint32_t> near(prints);
  std::vector<Edge> edges;
  for (const CopyEdge& copy : copies) {
    if (copy.type == CopyType::kExact) {
      initial.join(copy.first, copy.second);
    } else if (is_of_one_family(copy.type)) {
      const std::uint32_t most = std::max(copy.containment_of_first, copy.containment_of_second);
      edges.push_back({copy.first, copy.second, most});
      ++near[copy.first];
      ++near[copy.second];
    }
  }
  // What goes round everywhere is paired with one text alone, which stands for all the others.
  for (const Edge& edge : edges)
    if (edge.similarity >= kFamily && std::max(near[edge.a], near[edge.b]) > kStandingText)
      initial.join(edge.a, edge.b);
  return average_link(std::move(initial).leaders(), edges, kFamily).labels;
}

}  // namespace sourcier
