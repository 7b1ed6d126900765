// A print comes back from the store as it went in, with each of its fields.
#include "engine/store/print_codec.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

Print full() {
  Print print;
  print.article = "a1";
  print.language = "fr";
  print.published = {.year = 2031, .month = 3, .day = 4};
  print.minute = 32'181'720;
  print.stated = (std::uint64_t{1} << 60) | 5;
  print.outlet = 7;
  print.text = 0xfedcba9876543210;
  print.credits = {3, 9};
  print.words = {kSentenceBreak, 1, 0xffff, kSentenceBreak};
  print.set_apart = {kSentenceBreak, 2, kSentenceBreak};
  print.features = {{.key = 1, .weight = kMostWeight, .kind = FeatureKind::kEntity, .rare = true},
                    {.key = 0xffffffff, .weight = 1, .kind = FeatureKind::kName, .rare = false}};
  print.actors = {11, 12, 0};
  return print;
}

TEST(PrintCodec, KeepsEveryField) {
  const auto back = unpack_print(pack_print(full()));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, full());
}

TEST(PrintCodec, WhatIsCutIsNoPrint) {
  const std::string bytes = pack_print(full());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(unpack_print(std::string_view(bytes).substr(0, size))) << size;
}

TEST(PrintCodec, TheLargestTakesTwoKibibytes) {
  Print print = full();
  print.article.assign(64, 'a');
  print.language = "zh-Hant";
  print.credits.resize(kMostCredits);
  print.set_apart.resize(kMostSetApart);
  print.features.resize(kMostFeatures + kMostEntities);
  print.actors.resize(kMostActorWords);
  print.words.resize(most_words(print) - kMostSetApart);
  EXPECT_GT(print.words.size(), kMostSetApart);
  EXPECT_LE(pack_print(print).size(), 2048U);
}

}  // namespace
}  // namespace sourcier
