#include "engine/base/joins.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace sourcier {
namespace {

TEST(Joins, TheSmallestOfASetLeads) {
  Joins<std::uint32_t> joins(7);
  joins.join(6, 4);
  joins.join(4, 2);
  joins.join(5, 3);
  EXPECT_EQ(joins.leader(6), 2u);
  EXPECT_EQ(std::move(joins).leaders(), (std::vector<std::uint32_t>{0, 1, 2, 3, 2, 3, 2}));
}

}  // namespace
}  // namespace sourcier
