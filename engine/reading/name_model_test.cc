#include "engine/reading/name_model.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/reading/lexicon_layout.h"
#include "engine/reading/name_training.h"

namespace sourcier {
namespace {

constexpr NameLabel kFirstPerson = 1;
constexpr NameLabel kFurtherPerson = 2;
constexpr NameLabel kFurtherOrganisation = 4;

std::uint32_t next_random(std::uint32_t& state) {
  state = state * 1664525u + 1013904223u;
  return state >> 16;
}

bool is_allowed(const std::vector<NameLabel>& labels) {
  for (std::size_t at = 0; at < labels.size(); ++at) {
    if (labels[at] == kNoName || is_first(labels[at])) continue;
    if (at == 0 || (labels[at - 1] != labels[at] && labels[at - 1] + 1 != labels[at])) return false;
  }
  return true;
}

std::int64_t sum_of(const std::vector<NameLabel>& labels, std::span<const NameFacts> words,
                    const NameScores& scores, const NameTransitions& transitions) {
  std::int64_t sum = 0;
  for (std::size_t at = 0; at < labels.size(); ++at) {
    const std::size_t before = at == 0 ? kNameLabels : labels[at - 1];
    sum += scores[at][labels[at]] + transitions[words[at].place][before][labels[at]];
  }
  return sum;
}

// Every sequence of three words, for comparison.
std::int64_t best_sum(std::span<const NameFacts> words, const NameScores& scores,
                      const NameTransitions& transitions) {
  std::int64_t best = std::numeric_limits<std::int64_t>::min();
  for (int a = 0; a < 9; ++a) {
    for (int b = 0; b < 9; ++b) {
      for (int c = 0; c < 9; ++c) {
        const std::vector<NameLabel> labels = {static_cast<NameLabel>(a), static_cast<NameLabel>(b),
                                               static_cast<NameLabel>(c)};
        if (is_allowed(labels)) best = std::max(best, sum_of(labels, words, scores, transitions));
      }
    }
  }
  return best;
}

TEST(BestLabels, AreTheBestOfAllSequences) {
  std::uint32_t state = 3;
  for (int round = 0; round < 200; ++round) {
    std::vector<NameFacts> words(3);
    NameScores scores(3);
    NameTransitions transitions{};
    for (auto& place : transitions) {
      for (auto& row : place) {
        for (auto& weight : row) weight = static_cast<std::int32_t>(next_random(state) % 40) - 20;
      }
    }
    for (std::size_t at = 0; at < words.size(); ++at) {
      words[at].place = static_cast<std::uint8_t>(next_random(state) % kNamePlaces);
      for (auto& score : scores[at]) score = static_cast<std::int32_t>(next_random(state) % 60);
    }
    const auto labels = best_labels(words, scores, transitions);
    EXPECT_TRUE(is_allowed(labels));
    EXPECT_EQ(sum_of(labels, words, scores, transitions), best_sum(words, scores, transitions));
  }
  EXPECT_TRUE(best_labels({}, {}, {}).empty());
}

TEST(WordClusters, FindWhatWasPacked) {
  std::vector<ClusteredWord> words;
  for (std::uint16_t i = 1; i < 300; ++i) {
    words.push_back({"word" + std::to_string(i), static_cast<std::uint16_t>(1 + i % 40),
                     static_cast<std::uint8_t>((1 + i % 40) / 8)});
  }
  const std::string bytes = pack_word_clusters(words);
  const WordClusters clusters(bytes);
  for (const ClusteredWord& word : words) {
    const WordCluster found = clusters.find(lexicon_layout::word_hash(word.word));
    EXPECT_EQ(found.fine, word.fine);
    EXPECT_EQ(found.coarse, word.coarse);
  }
  EXPECT_EQ(clusters.find(lexicon_layout::word_hash("other")).fine, 0);
  EXPECT_EQ(WordClusters("short").find(7).fine, 0);
}

const Languages& languages() {
  static const Languages all(*Pack::open(SOURCIER_PACK));
  return all;
}

NamedText labelled(std::string text, std::size_t begin, std::size_t end, EntityType type) {
  NamedText row;
  row.text = std::move(text);
  row.names.push_back({span_of(begin, end), type});
  row.is_taught = true;
  return row;
}

std::vector<NamedText> small_texts() {
  return {labelled("Le film Zorbel sort.", 8, 14, EntityType::kOther),
          labelled("Le film Tolvane sort.", 8, 15, EntityType::kOther),
          labelled("Le chanteur Armeva sort.", 12, 18, EntityType::kPerson),
          labelled("Le chanteur Tarvel sort.", 12, 18, EntityType::kPerson)};
}

TEST(TrainNames, GivesTheSameBytesInAnyOrder) {
  auto texts = small_texts();
  const Language& french = languages().of("fr");
  const NameTrainingOptions options{.rounds = 3, .row_bits = 10};
  const std::string model = train_names(texts, {}, french, options);
  EXPECT_TRUE(model.starts_with("SRCNAME1"));
  std::ranges::reverse(texts);
  EXPECT_EQ(train_names(texts, {}, french, options), model);
  EXPECT_FALSE(NameModel(model).empty());
  EXPECT_TRUE(NameModel(model.substr(0, 100)).empty());
  EXPECT_TRUE(NameModel(std::string_view()).empty());
}

// Weighs the form of the first word as a name's beginning, that of the second as its end.
std::string two_words_model(std::span<const NameFacts> words, std::int8_t begin, std::int8_t end) {
  std::vector<NameFeature> features(2);
  for (std::size_t at = 0; at < words.size(); ++at) {
    std::vector<std::uint32_t> hashes;
    append_features(words, at, hashes);
    features[at].hash = hashes.front();
  }
  features[0].weights[first_label(EntityType::kOrganisation)] = begin;
  features[1].weights[further_label(EntityType::kOrganisation)] = end;
  return pack_name_model(features, {}, 10, "");
}

// The rules hold the second of two words.
std::vector<NameFacts> two_words(EntityType type) {
  std::vector<NameFacts> words(2);
  for (std::uint32_t at = 0; at < words.size(); ++at) {
    words[at].form = at + 1;
    words[at].unit_begin = at;
    words[at].unit_end = at + 1;
  }
  words[1].rule = first_label(type);
  words[1].strength = 3;
  return words;
}

TEST(NameModel, LengthensWhatTheRulesHoldWhereItIsMuchSurer) {
  const std::vector<NameFacts> words = two_words(EntityType::kPlace);
  const NameLabel organisation = first_label(EntityType::kOrganisation);
  const std::string sure = two_words_model(words, 100, 127);
  EXPECT_EQ(NameModel(sure).label(words), (std::vector{organisation, kFurtherOrganisation}));
  const std::string unsure = two_words_model(words, 100, 20);
  EXPECT_EQ(NameModel(unsure).label(words), (std::vector{organisation, words[1].rule}));
}

TEST(NameModel, MakesNoPartOfAnotherNameOfAPersonUnlessQuoted) {
  std::vector<NameFacts> words = two_words(EntityType::kPerson);
  const NameLabel organisation = first_label(EntityType::kOrganisation);
  const std::string sure = two_words_model(words, 100, 127);
  EXPECT_EQ(NameModel(sure).label(words), (std::vector{organisation, words[1].rule}));
  for (NameFacts& word : words) word.quote_end = 2;
  const std::string quoted = two_words_model(words, 100, 127);
  EXPECT_EQ(NameModel(quoted).label(words), (std::vector{organisation, kFurtherOrganisation}));
}

TEST(NameModel, GoesOnAHeldNameOnlyWithWordsThatMay) {
  std::vector<NameFacts> words = two_words(EntityType::kOrganisation);
  std::swap(words[0], words[1]);
  for (std::uint32_t at = 0; at < words.size(); ++at) {
    words[at].unit_begin = at;
    words[at].unit_end = at + 1;
  }
  const std::string model = two_words_model(words, 0, 127);
  EXPECT_EQ(NameModel(model).label(words), (std::vector{words[0].rule, kNoName}));
  words[1].lengthens = true;
  EXPECT_EQ(NameModel(model).label(words), (std::vector{words[0].rule, kFurtherOrganisation}));
}

TEST(NameLabels, TellTypeAndPlace) {
  EXPECT_EQ(first_label(EntityType::kPerson), kFirstPerson);
  EXPECT_EQ(further_label(EntityType::kPerson), kFurtherPerson);
  EXPECT_EQ(type_of(kFurtherOrganisation), EntityType::kOrganisation);
  EXPECT_FALSE(is_first(kFurtherOrganisation));
}

}  // namespace
}  // namespace sourcier
