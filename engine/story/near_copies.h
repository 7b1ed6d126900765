// Near copies: which texts of a pile are nearly the same, from the texts alone. For who wants a
// pile without its duplicates; what groups know of copies (copies.h) takes a reading and says more.
//
// Two texts are as near as their sets of shingles: those in both of those in either (Jaccard). A
// sketch of the smallest shingles finds the pairs and tells most of them; where it leaves a doubt,
// the texts are compared whole.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace sourcier {

// Nearness in ten thousandths.
inline constexpr std::uint32_t kSameShingles = 10'000;

struct NearCopy {
  std::uint32_t first = 0;  // Places in the texts, first < second.
  std::uint32_t second = 0;
  std::uint32_t nearness = 0;

  bool operator==(const NearCopy&) const = default;
};

// The pairs at least as near as `least`, which is above 0, by first, then second. Texts without
// words are near none. Linear in the bytes and the pairs; the same for any number of jobs.
std::vector<NearCopy> near_copies(std::span<const std::string_view> texts, std::uint32_t least,
                                  unsigned jobs = 1);

}  // namespace sourcier
