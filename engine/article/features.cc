#include "engine/article/features.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sourcier {
namespace {

using html::Tag;

constexpr std::string_view kNames[] = {
    "bias",        "words",        "ends_sentence", "stops",          "is_long",
    "is_short",    "link_density", "is_link",       "marks",          "bad_marks",
    "capitals",    "digits",       "paragraph",     "heading",        "list_item",
    "cell",        "caption",      "quote",         "bare",           "prose_before",
    "prose_after", "links_before", "links_after",   "like_the_prose", "standing_phrase"};
static_assert(std::size(kNames) == static_cast<std::size_t>(BlockFeature::kCount));

float& at(Features& features, BlockFeature feature) {
  return features[static_cast<std::size_t>(feature)];
}

BlockFeature kind_feature(const Block& block) {
  switch (block.kind) {
    case ParagraphKind::kHeading:
      return BlockFeature::kHeading;
    case ParagraphKind::kList:
      return BlockFeature::kListItem;
    case ParagraphKind::kTable:
      return BlockFeature::kCell;
    case ParagraphKind::kCaption:
      return BlockFeature::kCaption;
    case ParagraphKind::kQuote:
      return BlockFeature::kQuote;
    default:
      return block.tag == Tag::kP ? BlockFeature::kParagraph : BlockFeature::kBare;
  }
}

void count_characters(std::string_view text, Features& features) {
  float capitals = 0, digits = 0, stops = 0;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') ++capitals;
    if (c >= '0' && c <= '9') ++digits;
    if (c == '.' || c == ',' || c == ';' || c == '!' || c == '?' || c == ':') ++stops;
  }
  const auto size = static_cast<float>(text.size());
  at(features, BlockFeature::kCapitals) = capitals / size;
  at(features, BlockFeature::kDigits) = digits / size;
  at(features, BlockFeature::kStops) = std::min(stops, 4.0F);
}

}  // namespace

Features load_weights(const Table& weights) {
  Features loaded{};
  for (std::size_t i = 0; i < loaded.size(); ++i) {
    const std::size_t row = weights.find(kNames[i]);
    if (row == Table::kNone) continue;
    const std::string_view cell = weights.cell(row, 1);
    float value = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), value);
    loaded[i] = value;
  }
  return loaded;
}

Features measure(const Blocks& blocks, std::size_t index, const html::Tree& tree,
                 html::NodeId prose_parent, bool has_standing_phrase) {
  const Block& block = blocks.list[index];
  const std::string_view text = blocks.text_of(block);
  Features features{};
  at(features, BlockFeature::kBias) = 1;
  at(features, BlockFeature::kWords) = std::log2(1.0F + static_cast<float>(block.words));
  at(features, BlockFeature::kEndsSentence) = ends_sentence(text) ? 1.0F : 0.0F;
  count_characters(text, features);
  at(features, BlockFeature::kIsLong) = block.words >= 20 ? 1.0F : 0.0F;
  at(features, BlockFeature::kIsShort) = block.words < 5 ? 1.0F : 0.0F;
  at(features, BlockFeature::kLinkDensity) = block.link_density();
  at(features, BlockFeature::kIsLink) = block.link_density() > 0.9F ? 1.0F : 0.0F;
  at(features, BlockFeature::kMarks) = block.marks;
  at(features, BlockFeature::kBadMarks) = std::min(block.marks, 0.0F);
  at(features, kind_feature(block)) = 1;
  if (index > 0) {
    const Block& before = blocks.list[index - 1];
    at(features, BlockFeature::kProseBefore) =
        is_prose(before, blocks.text_of(before)) ? 1.0F : 0.0F;
    at(features, BlockFeature::kLinksBefore) = before.link_density();
  }
  if (index + 1 < blocks.list.size()) {
    const Block& after = blocks.list[index + 1];
    at(features, BlockFeature::kProseAfter) = is_prose(after, blocks.text_of(after)) ? 1.0F : 0.0F;
    at(features, BlockFeature::kLinksAfter) = after.link_density();
  }
  at(features, BlockFeature::kLikeTheProse) = tree[block.node].parent == prose_parent ? 1.0F : 0.0F;
  at(features, BlockFeature::kStandingPhrase) = has_standing_phrase ? 1.0F : 0.0F;
  return features;
}

float weigh(const Features& features, const Features& weights) {
  float sum = 0;
  for (std::size_t i = 0; i < features.size(); ++i) sum += features[i] * weights[i];
  return sum;
}

}  // namespace sourcier
