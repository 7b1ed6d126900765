#include "apps/server/workers.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <memory>
#include <new>
#include <utility>

namespace sourcier::server {
namespace {

TEST(Workers, WhatIsNamedAlikeIsDoneOnce) {
  Workers workers(1, 0);
  std::promise<void> go, ended;
  std::atomic<int> done = 0;
  ASSERT_TRUE(workers.post([&] { go.get_future().wait(); }));
  for (int i = 0; i < 3; ++i) workers.post_once("a", [&] { ++done; });
  ASSERT_TRUE(workers.post([&] { ended.set_value(); }));
  go.set_value();
  ended.get_future().wait();
  EXPECT_EQ(done, 1);
}

TEST(Workers, ATaskThatThrowsEndsAndLetsGoOfWhatItHolds) {
  Workers workers(1, 0);
  std::promise<void> ended;
  auto held = std::make_shared<int>(1);
  const std::weak_ptr<int> seen = held;
  ASSERT_TRUE(workers.post([held = std::move(held)] { throw std::bad_alloc(); }));
  ASSERT_TRUE(workers.post([&] { ended.set_value(); }));
  ended.get_future().wait();
  EXPECT_TRUE(seen.expired());
}

TEST(Workers, WhatThereIsNoRoomForIsRefusedAndWhatHasNotBegunDropped) {
  Workers workers(0, 0);  // Nobody takes anything.
  int done = 0, taken = 0;
  while (taken < 100000 && workers.post([&] { ++done; })) ++taken;
  EXPECT_GT(taken, 100);
  EXPECT_LT(taken, 10000);
  workers.stop();
  EXPECT_FALSE(workers.post([&] { ++done; }));
  EXPECT_EQ(done, 0);
}

}  // namespace
}  // namespace sourcier::server
