#include "engine/base/radix_sort.h"

#include <gtest/gtest.h>

#include <random>

namespace sourcier {
namespace {

struct Case {
  const char* name;
  std::size_t count;
  std::uint64_t mask;
  int first_bit;
};

const Case kCases[] = {
    {"nothing", 0, UINT64_MAX, 0},          {"one", 1, UINT64_MAX, 0},
    {"all bits", 5'000, UINT64_MAX, 0},     {"the high half", 5'000, UINT64_MAX, 32},
    {"many alike", 5'000, 7ULL << 40U, 32}, {"a digit in common", 5'000, 0xff'0000'00ffULL, 0},
};

TEST(RadixSort, IsAsComparing) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    std::mt19937_64 random(7);
    std::vector<std::uint64_t> values;
    for (std::size_t i = 0; i < c.count; ++i) values.push_back(random() & c.mask);
    std::vector<std::uint64_t> expected = values;
    std::ranges::stable_sort(expected, {}, [&](std::uint64_t v) { return v >> c.first_bit; });
    radix_sort(values, c.first_bit);
    EXPECT_EQ(values, expected);
  }
}

}  // namespace
}  // namespace sourcier
