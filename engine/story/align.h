// Align: the passages that two sequences of words share, wherever they stand in each.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sourcier {

// Words [first, first + first_size) of the one stand as [second, second + second_size) in the
// other; `matched` of them are the same.
struct AlignedRun {
  std::uint32_t first = 0;
  std::uint32_t first_size = 0;
  std::uint32_t second = 0;
  std::uint32_t second_size = 0;
  std::uint32_t matched = 0;

  auto operator<=>(const AlignedRun&) const = default;
};

struct AlignOptions {
  std::uint32_t seed = 3;      // Words in a row that begin a block.
  std::uint32_t gap = 2;       // Changed words that a block may bridge, on each side.
  std::uint32_t shortest = 6;  // Matched words that a block must have.
};

// A sequence made ready to be the second of many alignments.
class AlignTarget {
 public:
  AlignTarget(std::vector<std::uint32_t> words, std::uint32_t seed);

  const std::vector<std::uint32_t>& words() const { return words_; }
  std::uint32_t seed() const { return seed_; }

  // The first place where a seed of this hash stands, and the one behind `place`; kNone where there
  // is none.
  std::uint32_t first(std::uint64_t hash) const { return matching(heads_[slot_of(hash)], hash); }
  std::uint32_t next(std::uint32_t place) const { return matching(next_[place], hashes_[place]); }

  static constexpr std::uint32_t kNone = UINT32_MAX;

 private:
  std::size_t slot_of(std::uint64_t hash) const {
    return static_cast<std::size_t>(hash >> 32) & (heads_.size() - 1);
  }
  std::uint32_t matching(std::uint32_t place, std::uint64_t hash) const {
    while (place != kNone && hashes_[place] != hash) place = next_[place];
    return place;
  }

  std::vector<std::uint32_t> words_;
  std::uint32_t seed_ = 0;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> next_;   // Chains of places, in their order.
  std::vector<std::uint32_t> heads_;  // Their first, by hash.
};

// Blocks in the order of the first sequence, disjoint in it; the order in the second is free, for
// copies are reordered. Linear but for repetitions, which are bounded.
std::vector<AlignedRun> align(std::span<const std::uint32_t> first,
                              std::span<const std::uint32_t> second, const AlignOptions& options);

// `second` was made for the seed of the options.
std::vector<AlignedRun> align(std::span<const std::uint32_t> first, const AlignTarget& second,
                              const AlignOptions& options);

}  // namespace sourcier
