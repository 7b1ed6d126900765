#include "engine/story/align.h"

#include <algorithm>
#include <bit>

namespace sourcier {
namespace {

// Places of one seed that are tried: a phrase that stands more often is a refrain, and trying each
// would cost hostile texts quadratic time.
constexpr std::size_t kMostPlaces = 8;

// Of the table of seeds: with so many slots hardly any seed that is not there meets another.
constexpr std::size_t kSlotsAPlace = 8;

std::uint64_t seed_hash(std::span<const std::uint32_t> words, std::size_t at, std::size_t size) {
  // Each word is multiplied by itself, so that none waits for the one before.
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < size; ++i)
    hash += std::rotl((words[at + i] + 1) * 0x9e3779b97f4a7c15ULL, static_cast<int>(i * 17));
  return hash ^ hash >> 29;
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
                       const AlignTarget& second, std::uint32_t expected) {
  AlignedRun best;
  std::uint32_t place = second.first(seed_hash(first, i, second.seed()));
  for (std::size_t tried = 0; place != AlignTarget::kNone && tried < kMostPlaces;
       place = second.next(place), ++tried) {
    const std::uint32_t length = run_length(first, i, second.words(), place);
    const bool goes_on = length == best.matched && place == expected;
    if (length >= second.seed() && (length > best.matched || goes_on))
      best = {i, length, place, length, length};
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

AlignTarget::AlignTarget(std::vector<std::uint32_t> words, std::uint32_t seed)
    : words_(std::move(words)), seed_(seed) {
  if (words_.size() < seed) {
    heads_.assign(1, kNone);
    return;
  }
  hashes_.resize(words_.size() + 1 - seed);
  next_.resize(hashes_.size());
  heads_.assign(std::bit_ceil(hashes_.size() * kSlotsAPlace), kNone);
  for (auto place = static_cast<std::uint32_t>(hashes_.size()); place-- > 0;) {
    hashes_[place] = seed_hash(words_, place, seed);
    std::uint32_t& head = heads_[slot_of(hashes_[place])];
    next_[place] = head;
    head = place;
  }
}

std::vector<AlignedRun> align(std::span<const std::uint32_t> first,
                              std::span<const std::uint32_t> second, const AlignOptions& options) {
  return align(first, AlignTarget({second.begin(), second.end()}, options.seed), options);
}

std::vector<AlignedRun> align(std::span<const std::uint32_t> first, const AlignTarget& second,
                              const AlignOptions& options) {
  std::vector<AlignedRun> blocks;
  std::uint32_t expected = 0;
  for (std::uint32_t i = 0; i + options.seed <= first.size();) {
    const AlignedRun run = longest_run(first, i, second, expected);
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
