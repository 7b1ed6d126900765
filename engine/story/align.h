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

// A sequence of words with the hash of each seed that begins in it. Made again in place, so that
// comparing many takes no memory for each.
class SeededWords {
 public:
  void assign(std::span<const std::uint16_t> words, std::uint32_t seed);
  void assign(std::span<const std::uint32_t> words, std::uint32_t seed);

  const std::vector<std::uint32_t>& words() const { return words_; }
  const std::vector<std::uint32_t>& hashes() const { return hashes_; }
  std::uint32_t seed() const { return seed_; }

 private:
  void hash_seeds();

  std::vector<std::uint32_t> words_;
  std::vector<std::uint32_t> hashes_;
  std::uint32_t seed_ = 0;
};

// A sequence made ready to be the second of many alignments.
class AlignTarget {
 public:
  void assign(std::span<const std::uint16_t> words, std::uint32_t seed);
  void assign(std::span<const std::uint32_t> words, std::uint32_t seed);

  const std::vector<std::uint32_t>& words() const { return seeded_.words(); }
  std::uint32_t seed() const { return seeded_.seed(); }

  // Whether a seed of this hash may stand there; hardly ever where none does.
  bool may_have(std::uint32_t hash) const { return heads_[slot_of(hash)] != kNone; }

  // The first place where a seed of this hash stands, and the one behind `place`; kNone where there
  // is none.
  std::uint32_t first(std::uint32_t hash) const { return matching(heads_[slot_of(hash)], hash); }
  std::uint32_t next(std::uint32_t place) const {
    return matching(next_[place], seeded_.hashes()[place]);
  }

  static constexpr std::uint32_t kNone = UINT32_MAX;

 private:
  void index_seeds();
  std::size_t slot_of(std::uint32_t hash) const { return hash >> shift_; }
  std::uint32_t matching(std::uint32_t place, std::uint32_t hash) const {
    while (place != kNone && seeded_.hashes()[place] != hash) place = next_[place];
    return place;
  }

  SeededWords seeded_;
  std::vector<std::uint32_t> next_;                    // Chains of places, in their order.
  std::vector<std::uint32_t> heads_ = {kNone, kNone};  // Their first, by the hash's first bits.
  int shift_ = 31;
};

// Blocks in the order of the first sequence, disjoint in it; the order in the second is free, for
// copies are reordered. Linear but for repetitions, which are bounded.
std::vector<AlignedRun> align(std::span<const std::uint32_t> first,
                              std::span<const std::uint32_t> second, const AlignOptions& options);

// Both were made for the seed of the options.
std::vector<AlignedRun> align(const SeededWords& first, const AlignTarget& second,
                              const AlignOptions& options);

}  // namespace sourcier
