#include "engine/base/recent.h"

#include <gtest/gtest.h>

#include <memory>

namespace sourcier {
namespace {

using Text = std::shared_ptr<const std::string>;

Text text(const char* value) { return std::make_shared<const std::string>(value); }

TEST(Recent, WhatWasUsedLastStays) {
  Recent<Text> recent(2);
  recent.put("a", text("A"), 1);
  recent.put("b", text("B"), 1);
  EXPECT_EQ(*recent.find("a"), "A");
  recent.put("c", text("C"), 1);
  EXPECT_EQ(recent.find("b"), nullptr);
  EXPECT_EQ(*recent.find("a"), "A");
  EXPECT_EQ(*recent.find("c"), "C");
}

TEST(Recent, OneThatIsTooLargeStaysAlone) {
  Recent<Text> recent(2);
  recent.put("a", text("A"), 1);
  recent.put("b", text("B"), 9);
  EXPECT_EQ(recent.find("a"), nullptr);
  EXPECT_EQ(*recent.find("b"), "B");
  EXPECT_EQ(recent.size(), 9u);
}

TEST(Recent, TheSameKeyIsReplaced) {
  Recent<Text> recent(10);
  recent.put("a", text("A"), 4);
  recent.put("a", text("B"), 3);
  EXPECT_EQ(*recent.find("a"), "B");
  EXPECT_EQ(recent.size(), 3u);
  recent.forget("a");
  EXPECT_EQ(recent.size(), 0u);
}

}  // namespace
}  // namespace sourcier
