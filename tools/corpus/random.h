// Random: numbers that are the same on every machine for the same seed, integers only.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sourcier::corpus {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  // A source of its own for part `number` of what `seed` makes, so that parts do not depend on how
  // much the others drew. Its start is drawn: a step on from the last would repeat what that draws.
  Random(std::uint64_t seed, std::uint64_t number) : state_(seed) {
    state_ = next() ^ number;
    state_ = next();
  }

  std::uint64_t next() {  // SplitMix64.
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }

  // Below `limit`, which is not 0. The bias of so few of 2^64 does not show.
  std::size_t below(std::size_t limit) { return next() % limit; }
  std::size_t between(std::size_t first, std::size_t last) {
    return first + below(last - first + 1);
  }
  bool percent(std::size_t chance) { return below(100) < chance; }

  // Below `limit`, rank r about as often as 1/r: as words of a language come.
  std::size_t zipf(std::size_t limit) {
    const auto bits = static_cast<std::size_t>(std::bit_width(limit));
    for (;;) {
      const std::size_t octave = std::size_t{1} << below(bits);
      const std::size_t rank = octave - 1 + below(octave);
      if (rank < limit) return rank;
    }
  }

  // At least 1: k or more with odds of 1 in k, as the sizes of what the press takes up.
  std::size_t heavy_tailed(std::size_t most) {
    const std::size_t size = (std::size_t{1} << 32) / (below(std::size_t{1} << 32) + 1);
    return size < most ? size : most;
  }

  template <typename Value>
  const Value& of(const std::vector<Value>& values) {
    return values[below(values.size())];
  }

 private:
  std::uint64_t state_;
};

}  // namespace sourcier::corpus
