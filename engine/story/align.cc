#include "engine/story/align.h"

#include <algorithm>
#include <bit>

namespace sourcier {
namespace {

// Places of one seed that are tried: a phrase that stands more often is a refrain, and trying each
// would cost hostile texts quadratic time.
constexpr std::size_t kMostPlaces = 8;

std::uint64_t seed_hash(std::span<const std::uint32_t> words, std::size_t at, std::size_t size) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (std::size_t i = at; i < at + size; ++i)
    hash = (hash ^ words[i]) * 0x9e3779b97f4a7c15ULL + (hash >> 29);
  return hash;
}

// Where each seed of a sequence stands: chains of places by hash, the first place of each first.
class Seeds {
 public:
  Seeds(std::span<const std::uint32_t> words, std::size_t size)
      : hashes_(words.size() + 1 - size),
        next_(hashes_.size()),
        heads_(std::bit_ceil(hashes_.size() * 2), kNone) {
    for (auto place = static_cast<std::uint32_t>(hashes_.size()); place-- > 0;) {
      hashes_[place] = seed_hash(words, place, size);
      std::uint32_t& head = head_of(hashes_[place]);
      next_[place] = head;
      head = place;
    }
  }

  // The first place with this hash, and the one behind `place`; kNone where there is none.
  std::uint32_t first(std::uint64_t hash) { return matching(head_of(hash), hash); }
  std::uint32_t next(std::uint32_t place) const { return matching(next_[place], hashes_[place]); }

  static constexpr std::uint32_t kNone = UINT32_MAX;

 private:
  std::uint32_t& head_of(std::uint64_t hash) {
    return heads_[static_cast<std::size_t>(hash >> 32) & (heads_.size() - 1)];
  }
  std::uint32_t matching(std::uint32_t place, std::uint64_t hash) const {
    while (place != kNone && hashes_[place] != hash) place = next_[place];
    return place;
  }

  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> next_;
  std::vector<std::uint32_t> heads_;
};

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
                       std::span<const std::uint32_t> second, Seeds& seeds, std::uint32_t seed,
                       std::uint32_t expected) {
  AlignedRun best;
  std::uint32_t place = seeds.first(seed_hash(first, i, seed));
  for (std::size_t tried = 0; place != Seeds::kNone && tried < kMostPlaces;
       place = seeds.next(place), ++tried) {
    const std::uint32_t length = run_length(first, i, second, place);
    const bool goes_on = length == best.matched && place == expected;
    if (length >= seed && (length > best.matched || goes_on))
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

std::vector<AlignedRun> align(std::span<const std::uint32_t> first,
                              std::span<const std::uint32_t> second, const AlignOptions& options) {
  std::vector<AlignedRun> blocks;
  if (first.size() < options.seed || second.size() < options.seed) return blocks;
  Seeds seeds(second, options.seed);
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
