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
constexpr int kFewestSlotBits = 1;
constexpr int kMostSlotBits = 24;

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
AlignedRun longest_run(const SeededWords& first, std::uint32_t i, const AlignTarget& second,
                       std::uint32_t expected) {
  AlignedRun best;
  std::uint32_t place = second.first(first.hashes()[i]);
  for (std::size_t tried = 0; place != AlignTarget::kNone && tried < kMostPlaces;
       place = second.next(place), ++tried) {
    const std::uint32_t length = run_length(first.words(), i, second.words(), place);
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

void SeededWords::assign(std::span<const std::uint16_t> words, std::uint32_t seed) {
  words_.assign(words.begin(), words.end());
  seed_ = seed;
  hash_seeds();
}

void SeededWords::assign(std::span<const std::uint32_t> words, std::uint32_t seed) {
  words_.assign(words.begin(), words.end());
  seed_ = seed;
  hash_seeds();
}

// Word by word of the seed, so that the places are independent and go side by side.
void SeededWords::hash_seeds() {
  hashes_.assign(words_.size() < seed_ ? 0 : words_.size() + 1 - seed_, 0);
  std::uint32_t factor = 0x9e3779b1U;
  for (std::uint32_t k = 0; k < seed_; ++k) {
    for (std::size_t i = 0; i < hashes_.size(); ++i) hashes_[i] += words_[i + k] * factor;
    factor *= 0x85ebca6bU;
  }
}

void AlignTarget::assign(std::span<const std::uint16_t> words, std::uint32_t seed) {
  seeded_.assign(words, seed);
  index_seeds();
}

void AlignTarget::assign(std::span<const std::uint32_t> words, std::uint32_t seed) {
  seeded_.assign(words, seed);
  index_seeds();
}

void AlignTarget::index_seeds() {
  const std::vector<std::uint32_t>& hashes = seeded_.hashes();
  const int bits = std::clamp(static_cast<int>(std::bit_width(hashes.size() * kSlotsAPlace)),
                              kFewestSlotBits, kMostSlotBits);
  shift_ = 32 - bits;
  heads_.assign(std::size_t{1} << bits, kNone);
  next_.resize(hashes.size());
  for (auto place = static_cast<std::uint32_t>(hashes.size()); place-- > 0;) {
    std::uint32_t& head = heads_[slot_of(hashes[place])];
    next_[place] = head;
    head = place;
  }
}

std::vector<AlignedRun> align(std::span<const std::uint32_t> first,
                              std::span<const std::uint32_t> second, const AlignOptions& options) {
  SeededWords seeded;
  seeded.assign(first, options.seed);
  AlignTarget target;
  target.assign(second, options.seed);
  return align(seeded, target, options);
}

std::vector<AlignedRun> align(const SeededWords& first, const AlignTarget& second,
                              const AlignOptions& options) {
  std::vector<AlignedRun> blocks;
  const std::vector<std::uint32_t>& hashes = first.hashes();
  std::uint32_t expected = 0;
  for (std::uint32_t i = 0; i < hashes.size();) {
    if (!second.may_have(hashes[i])) {
      ++i;
      continue;
    }
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
