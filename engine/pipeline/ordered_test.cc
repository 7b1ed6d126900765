#include "engine/pipeline/ordered.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <new>
#include <stdexcept>

namespace sourcier {
namespace {

constexpr int kItems = 2000;

std::vector<int> squares_with(unsigned jobs) {
  std::vector<int> out;
  run_ordered<int, int>(
      jobs,
      [](const auto& emit) {
        for (int i = 0; i < kItems; ++i) emit(int{i});
      },
      [](int&& i) { return i * i; }, [&](int&& square) { out.push_back(square); });
  return out;
}

TEST(RunOrdered, KeepsTheOrderForAnyNumberOfJobs) {
  const std::vector<int> one = squares_with(1);
  ASSERT_EQ(one.size(), static_cast<std::size_t>(kItems));
  EXPECT_EQ(one.back(), (kItems - 1) * (kItems - 1));
  for (const unsigned jobs : {2u, 3u, 8u}) EXPECT_EQ(squares_with(jobs), one);
}

TEST(RunOrdered, WhatIsInFlightIsBoundedByItsWeight) {
  std::atomic<int> in_flight = 0, most = 0;
  int taken = 0;
  const auto produce = [&](const auto& emit) {
    for (int i = 0; i < 100; ++i) {
      most = std::max(most.load(), ++in_flight);  // The one that waits is counted too.
      emit(int{i});
    }
  };
  const auto same = [](int&& i) { return i; };
  const auto consume = [&](int&& i) {
    EXPECT_EQ(i, taken++);
    --in_flight;
  };
  run_ordered<int, int>(4, produce, same, consume, [](const int& i) {
    return i == 50 ? 2 * kWeightInFlight : kWeightInFlight / 3;
  });
  EXPECT_EQ(taken, 100);
  EXPECT_LE(most, 5);
}

TEST(RunOrdered, NoItems) {
  int taken = 0;
  run_ordered<int, int>(4, [](const auto&) {}, [](int&& i) { return i; }, [&](int&&) { ++taken; });
  EXPECT_EQ(taken, 0);
}

// What cannot be put among the waiting items, as for want of memory.
struct Unmovable {
  explicit Unmovable(int n) : number(n) {}
  // It throws on purpose. NOLINTNEXTLINE(performance-noexcept-move-constructor)
  Unmovable(Unmovable&& other) : number(other.number) {
    if (number == 5) throw std::bad_alloc();
  }
  int number;
};

TEST(RunOrdered, AnItemThatTheQueueCannotTakeInIsNotWaitedFor) {
  const auto produce = [](const auto& emit) {
    for (int i = 0; i < 9; ++i) emit(Unmovable(i));
  };
  int taken = 0;
  EXPECT_THROW(
      (run_ordered<Unmovable, int>(
          2, produce, [](Unmovable&& item) { return item.number; }, [&](int&&) { ++taken; })),
      std::bad_alloc);
  EXPECT_EQ(taken, 5);
}

TEST(RunOrdered, AFailureOfAnyPartEndsTheRun) {
  for (const unsigned jobs : {1u, 4u}) {
    const auto same = [](int&& i) { return i; };
    EXPECT_THROW(
        (run_ordered<int, int>(
            jobs, [](const auto&) { throw std::runtime_error("read"); }, same, [](int&&) {})),
        std::runtime_error);
    const auto many = [](const auto& emit) {
      for (int i = 0; i < kItems; ++i) emit(int{i});
    };
    EXPECT_THROW(
        (run_ordered<int, int>(jobs, many, same, [](int&&) { throw std::runtime_error("write"); })),
        std::runtime_error);
    const auto fails = [](int&& i) -> int {
      return i == kItems / 2 ? throw std::runtime_error("work") : i;
    };
    EXPECT_THROW((run_ordered<int, int>(jobs, many, fails, [](int&&) {})), std::runtime_error);
  }
}

}  // namespace
}  // namespace sourcier
