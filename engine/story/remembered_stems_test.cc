// Stems that are remembered against stems worked out anew: a thread that has read nothing yet knows
// none.
#include <gtest/gtest.h>

#include <random>
#include <thread>

#include "engine/story/features.h"

namespace sourcier {
namespace {

// Words of syllables and endings of the language: more than are remembered, so that they change
// places.
Document invented(std::mt19937& random) {
  constexpr const char* kSyllables[] = {"tar", "vel", "bri", "mon", "cha",
                                        "dre", "pli", "go",  "ne",  "su"};
  constexpr const char* kEndings[] = {"ment", "tions", "ait", "eurs", "ée", "ing", "s", ""};
  Document document;
  document.article.language = "fr";
  for (int i = 0; i < 1500; ++i) {
    for (std::size_t parts = 2 + random() % 3; parts > 0; --parts)
      document.article.text += kSyllables[random() % std::size(kSyllables)];
    document.article.text += std::string(kEndings[random() % std::size(kEndings)]) + " ";
  }
  return document;
}

TEST(FeaturesOf, DoNotDependOnWhatWasReadBefore) {
  const Languages languages(*Pack::open(SOURCIER_PACK));
  const Language& language = languages.of("fr");
  const Rarity rarity(language);
  std::mt19937 random(17);
  for (int i = 0; i < 20; ++i) {
    const Document document = invented(random);
    const auto features = [&] {
      return features_of(document, scan_words(document.article.text), language, rarity);
    };
    const std::vector<Feature> after_others = features();
    std::vector<Feature> alone;
    std::thread([&] { alone = features(); }).join();
    ASSERT_GT(alone.size(), 50U);
    EXPECT_EQ(after_others, alone);
  }
}

}  // namespace
}  // namespace sourcier
