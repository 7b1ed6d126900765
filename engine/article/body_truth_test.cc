// Labels that people's answers give to blocks, and the two published measures.
#include "engine/article/body_truth.h"

#include <gtest/gtest.h>

#include "engine/article/body_model.h"
#include "engine/article/extract.h"
#include "engine/article/rules.h"

namespace sourcier {
namespace {

const ExtractionRules& rules() {
  static const ExtractionRules loaded(*Pack::open(SOURCIER_PACK));
  return loaded;
}

Blocks blocks_of(std::string_view body) {
  const html::Tree tree = html::parse(body);
  return make_blocks(tree, rules().data());
}

constexpr std::string_view kPage =
    "<body><p>The port was closed on Monday after the crane fell.</p><p>Share this page now with "
    "all of your friends.</p><p>No one was hurt in the fall, the director said.</p></body>";

TEST(LabelBlocks, ByTheWholeText) {
  PageTruth truth;
  truth.text =
      "The port was closed on Monday after the crane fell.\n\nNo one was hurt in the fall, the "
      "director said.";
  const BlockLabels labels = label_blocks(blocks_of(kPage), truth);
  EXPECT_EQ(labels.labels, (std::vector<std::uint8_t>{1, 0, 1}));
  for (const std::uint8_t weight : labels.weights) EXPECT_GT(weight, 0);
}

TEST(LabelBlocks, BySnippetsOnlyWhatTheySay) {
  PageTruth truth;
  truth.with = {"closed on  Monday"};
  truth.without = {"Share this page"};
  const BlockLabels labels = label_blocks(blocks_of(kPage), truth);
  EXPECT_EQ(labels.labels[0], 1);
  EXPECT_EQ(labels.labels[1], 0);
  EXPECT_GT(labels.weights[0], 0);
  EXPECT_GT(labels.weights[1], 0);
  EXPECT_EQ(labels.weights[2], 0);
}

TEST(LabelBlocks, OtherExtractorsCountWhereTheyAgree) {
  PageTruth truth;
  truth.with = {"closed on Monday"};
  truth.weak = {"No one was hurt in the fall, the director said.",
                "No one was hurt in the fall, the director said.\nShare this page now with all of "
                "your friends."};
  const BlockLabels labels = label_blocks(blocks_of(kPage), truth);
  EXPECT_EQ(labels.weights[1], 0);
  EXPECT_EQ(labels.labels[2], 1);
  EXPECT_GT(labels.weights[2], 0);
  EXPECT_LT(labels.weights[2], labels.weights[0]);
}

TEST(LabelBlocks, WhoReadTheBlockOverrulesOtherExtractorsButNoSnippet) {
  PageTruth truth;
  truth.with = {"closed on Monday"};
  truth.weak = {"Share this page now with all of your friends."};
  truth.body = {block_key("No one was hurt in the fall,  the director\nsaid.")};
  truth.other = {block_key("Share this page now with all of your friends."),
                 block_key("The port was closed on Monday after the crane fell.")};
  const BlockLabels labels = label_blocks(blocks_of(kPage), truth);
  EXPECT_EQ(labels.labels, (std::vector<std::uint8_t>{1, 0, 1}));
  EXPECT_GT(labels.weights[0], labels.weights[1]);
  EXPECT_GT(labels.weights[1], 8);
  EXPECT_GT(labels.weights[2], 8);
}

TEST(ScoreBody, WindowsOfFourWords) {
  PageTruth truth;
  truth.text = "one two three four five six";
  const BodyScore score = score_body("one two three four five seven", truth);
  EXPECT_DOUBLE_EQ(score.precision, 2.0 / 3);
  EXPECT_DOUBLE_EQ(score.recall, 2.0 / 3);
  EXPECT_DOUBLE_EQ(score.body_f1(), 2.0 / 3);
}

TEST(ScoreBody, SnippetsAcrossNoBreakSpaces) {
  PageTruth truth;
  truth.with = {"12 500 euros", "absent"};
  truth.without = {"Share", "Follow"};
  const BodyScore score = score_body(
      "12\xC2\xA0"
      "500\neuros. Share",
      truth);
  EXPECT_EQ(score.found, 1U);
  EXPECT_EQ(score.missing, 1U);
  EXPECT_EQ(score.extra, 1U);
  EXPECT_DOUBLE_EQ(score.snippet_f1(), 0.5);
}

TEST(BodyModel, TheShippedOneFitsTheFeatures) {
  EXPECT_FALSE(rules().data().body.first.empty());
  EXPECT_FALSE(rules().data().body.second.empty());
}

TEST(BodyModel, OneOfOtherFeaturesOrDamagedIsRefused) {
  EXPECT_TRUE(load_body_model("").first.empty());
  std::string bytes = pack_body_model({});
  bytes[8] ^= 1;  // The digest of the features' names.
  EXPECT_TRUE(load_body_model(bytes).second.empty());
  EXPECT_TRUE(load_body_model(pack_body_model({}).substr(0, 20)).first.empty());
}

// Without a model the prose of the page is still its article.
TEST(BodyModel, WithoutOneProseIsKept) {
  const ExtractionRules bare(rules(), "");
  Page page;
  page.body = kPage;
  const Article article = extract(page, bare, {});
  EXPECT_NE(article.text.find("The port was closed"), std::string::npos);
}

}  // namespace
}  // namespace sourcier
