// Radix sort: many numbers in order, in a time that grows with how many there are and no faster, as
// that of comparing them does.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sourcier {

// By the bits from `first_bit` on; numbers that are the same in them stay in their order. Takes as
// much memory again.
inline void radix_sort(std::vector<std::uint64_t>& values, int first_bit = 0) {
  constexpr int kBits = 64;
  constexpr int kDigitBits = 11;  // Counts of so many fit the nearest cache.
  constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;
  std::vector<std::uint64_t> scratch(values.size());
  for (int shift = first_bit; shift < kBits; shift += kDigitBits) {
    const auto digit_of = [shift](std::uint64_t value) { return (value >> shift) % kDigits; };
    std::array<std::size_t, kDigits> begins{};
    for (const std::uint64_t value : values) ++begins[digit_of(value)];
    if (std::ranges::find(begins, values.size()) != begins.end()) continue;  // All have the same.
    std::size_t begin = 0;
    for (std::size_t& count : begins) {
      const std::size_t next = begin + count;
      count = begin;
      begin = next;
    }
    for (const std::uint64_t value : values) scratch[begins[digit_of(value)]++] = value;
    values.swap(scratch);
  }
}

}  // namespace sourcier
