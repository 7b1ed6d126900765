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

TEST(Workers, WhatThereIsNoRoomForIsRefusedAndWhatHasNotBegunDropped) {
  Workers workers(0);  // Nobody takes anything.
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
