#include "engine/story/align.h"

#include <algorithm>

namespace sourcier {
namespace {

// Places of one seed that are tried: a phrase that stands more often is a refrain, and trying each
// would cost hostile texts quadratic time.
constexpr std::size_t kMostPlaces = 8;

struct Seed {
  std::uint64_t hash = 0;
  std::uint32_t place = 0;

  auto operator<=>(const Seed&) const = default;
};

std::uint64_t seed_hash(std::span<const std::uint32_t> words, std::size_t at, std::size_t size) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (std::size_t i = at; i < at + size; ++i)
    hash = (hash ^ words[i]) * 0x9e3779b97f4a7c15ULL + (hash >> 29);
  return hash;
}

std::vector<Seed> seeds_of(std::span<const std::uint32_t> words, std::size_t size) {
  std::vector<Seed> seeds;
  for (std::size_t at = 0; at + size <= words.size(); ++at)
    seeds.push_back({seed_hash(words, at, size), static_cast<std::uint32_t>(at)});
  std::ranges::sort(seeds);
  return seeds;
}

std::uint32_t run_length(std::span<const std::uint32_t> first, std::size_t i,
                         std::span<const std::uint32_t> second, std::size_t j) {
  std::uint32_t length = 0;
  while (i + length < first.size() && j + length < second.size() &&
         first[i + length] == second[j + length])
    ++length;
  return length;
}

// The longest run of equal words that begins at `i`; among equals the one that goes on from
// `expected` in the second sequence, else the first.
AlignedRun longest_run(std::span<const std::uint32_t> first, std::uint32_t i,
                       std::span<const std::uint32_t> second, const std::vector<Seed>& seeds,
                       std::uint32_t seed, std::uint32_t expected) {
  AlignedRun best;
  const std::uint64_t hash = seed_hash(first, i, seed);
  auto place = std::ranges::lower_bound(seeds, Seed{hash, 0});
  for (std::size_t tried = 0; place != seeds.end() && place->hash == hash && tried < kMostPlaces;
       ++place, ++tried) {
    const std::uint32_t length = run_length(first, i, second, place->place);
    const bool goes_on = length == best.matched && place->place == expected;
    if (length >= seed && (length > best.matched || goes_on))
      best = {i, length, place->place, length, length};
  }
  return best;
}

bool bridges(const AlignedRun& before, const AlignedRun& after, std::uint32_t gap) {
  const std::uint32_t first_end = before.first + before.first_size;
  const std::uint32_t second_end = before.second + before.second_size;
  return after.first - first_end <= gap && after.second >= second_end &&
         after.second - second_end <= gap;
}

}  // namespace

std::vector<AlignedRun> align(std::span<const std::uint32_t> first,
                              std::span<const std::uint32_t> second, const AlignOptions& options) {
  std::vector<AlignedRun> blocks;
  if (first.size() < options.seed || second.size() < options.seed) return blocks;
  const std::vector<Seed> seeds = seeds_of(second, options.seed);
  std::uint32_t expected = 0;
  for (std::uint32_t i = 0; i + options.seed <= first.size();) {
    const AlignedRun run = longest_run(first, i, second, seeds, options.seed, expected);
    if (run.matched == 0) {
      ++i;
      continue;
    }
    i += run.matched;
    expected = run.second + run.matched;
    if (!blocks.empty() && bridges(blocks.back(), run, options.gap)) {
      AlignedRun& last = blocks.back();
      last = {last.first, run.first + run.first_size - last.first, last.second,
              run.second + run.second_size - last.second, last.matched + run.matched};
    } else {
      blocks.push_back(run);
    }
  }
  std::erase_if(blocks, [&](const AlignedRun& b) { return b.matched < options.shortest; });
  return blocks;
}

}  // namespace sourcier
