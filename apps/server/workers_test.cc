#include "apps/server/workers.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace sourcier::server {
namespace {

TEST(Workers, WhatIsNamedAlikeIsDoneOnce) {
  Workers workers(1);
  std::promise<void> go, ended;
  std::atomic<int> done = 0;
  ASSERT_TRUE(workers.post([&] { go.get_future().wait(); }));
  for (int i = 0; i < 3; ++i) workers.post_once("a", [&] { ++done; });
  ASSERT_TRUE(workers.post([&] { ended.set_value(); }));
  go.set_value();
  ended.get_future().wait();
  EXPECT_EQ(done, 1);
}

TEST(Workers, RefusesWhatItHasNoRoomFor) {
  std::atomic<int> done = 0;
  {
    Workers workers(1);
    std::promise<void> go, began;
    ASSERT_TRUE(workers.post([&] {
      began.set_value();
      go.get_future().wait();
    }));
    began.get_future().wait();
    int taken = 0;
    while (taken < 100000 && workers.post([&] { ++done; })) ++taken;
    EXPECT_GT(taken, 100);
    EXPECT_LT(taken, 10000);
    std::thread stopping([&] { workers.stop(); });
    while (workers.post([] {})) std::this_thread::yield();
    go.set_value();
    stopping.join();
  }
  EXPECT_EQ(done, 0);  // What had not begun was dropped.
}

}  // namespace
}  // namespace sourcier::server
