#include "engine/text/stemmer.h"

#include <gtest/gtest.h>

#include <string>

namespace sourcier {
namespace {

TEST(Stemmer, OfALanguageByItsFirstSubtag) {
  EXPECT_EQ(Stemmer("fr").stem("manifestantes"), "manifest");
  EXPECT_EQ(Stemmer("fr-CA").stem("manifestantes"), "manifest");
  EXPECT_EQ(Stemmer("en").stem("marching"), "march");
}

TEST(Stemmer, LeavesWordsOfOthersAsTheyAre) {
  EXPECT_EQ(Stemmer("zz").stem("manifestantes"), "manifestantes");
  EXPECT_EQ(Stemmer("").stem("marching"), "marching");
  EXPECT_EQ(Stemmer("fil").stem("taloissa"), "taloissa");  // Filipino is not Finnish.
  EXPECT_EQ(Stemmer("fi").stem("taloissa"), "talo");
}

TEST(Stemmer, LeavesWhatIsNoTextAsItIs) {
  const std::string broken = "march\xC3";
  EXPECT_EQ(Stemmer("en").stem(broken), broken);
  EXPECT_EQ(Stemmer("en").stem(""), "");
}

}  // namespace
}  // namespace sourcier
