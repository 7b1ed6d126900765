// What many articles have in common: texts and events that go round everywhere.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "engine/story/grouping.h"
#include "engine/story/story_events.h"

namespace sourcier {
namespace {

constexpr std::uint16_t kWeight = 300;

// Numbers that stand for words: the same for the same name, and others for another.
class Words {
 public:
  explicit Words(std::uint32_t name) : random_(name) {}
  std::uint16_t word() { return static_cast<std::uint16_t>(1 + random_() % 0xffff); }
  std::vector<std::uint16_t> sentences(int count) {
    std::vector<std::uint16_t> words = {kSentenceBreak};
    for (int sentence = 0; sentence < count; ++sentence) {
      for (int i = 0; i < 10; ++i) words.push_back(word());
      words.push_back(kSentenceBreak);
    }
    return words;
  }
  void add_features(int count, std::vector<Feature>& features) {
    for (int i = 0; i < count; ++i)
      features.push_back(
          {static_cast<std::uint32_t>(random_()), kWeight, FeatureKind::kWord, true});
  }

 private:
  std::mt19937 random_;
};

Print print_of(std::size_t number, std::size_t day) {
  Print print;
  print.article = std::to_string(1'000'000 + number);
  print.language = "fr";
  print.published = {2031, 3, static_cast<std::uint8_t>(1 + day)};
  return print;
}

// One text with a sentence of its own each; copied from one another over some days.
std::vector<Print> copies_of_one_text(std::size_t count) {
  std::vector<Print> prints;
  const std::vector<std::uint16_t> text = Words(1).sentences(12);
  for (std::uint32_t i = 0; i < count; ++i) {
    Print print = print_of(i, i % 5);
    print.words = text;
    const std::vector<std::uint16_t> own = Words(1000 + i).sentences(1);
    print.words.insert(print.words.end(), own.begin() + 1, own.end());
    print.text = i + 1;
    Words(1).add_features(30, print.features);
    Words(1000 + i).add_features(5, print.features);
    std::ranges::sort(print.features);
    prints.push_back(std::move(print));
  }
  return prints;
}

// Reports of two events of one story, in their own words.
std::vector<Print> reports_of_two_events(std::size_t count) {
  std::vector<Print> prints;
  for (std::uint32_t i = 0; i < count; ++i) {
    Print print = print_of(i, i % 5);
    print.words = Words(1000 + i).sentences(5);
    print.text = i + 1;
    Words(1).add_features(20, print.features);
    Words(2 + i % 2).add_features(20, print.features);
    Words(1000 + i).add_features(10, print.features);
    std::ranges::sort(print.features);
    prints.push_back(std::move(print));
  }
  return prints;
}

std::size_t groups_in(const std::vector<std::uint32_t>& labels) {
  return std::set(labels.begin(), labels.end()).size();
}

TEST(Many, CopiesOfOneTextAreOneFamily) {
  const Grouping found = find_grouping(copies_of_one_text(1'500));
  EXPECT_EQ(groups_in(found.families), 1U);
  EXPECT_EQ(groups_in(found.events), 1U);
  EXPECT_LT(found.copies.size(), 100'000U) << "each with the first, few with each other";
}

TEST(Many, AnEventOfManyIsNotSplit) {
  const std::vector<Print> prints = reports_of_two_events(2'000);
  std::vector<const Print*> pointers;
  std::vector<std::uint32_t> families;
  for (const Print& print : prints) {
    families.push_back(static_cast<std::uint32_t>(pointers.size()));
    pointers.push_back(&print);
  }
  const std::vector<std::uint32_t> events = find_story_events(pointers, families).events.labels;
  for (std::size_t i = 0; i < prints.size(); ++i) ASSERT_EQ(events[i], i % 2);
}

}  // namespace
}  // namespace sourcier
