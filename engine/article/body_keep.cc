// What is kept whatever the model thinks of it alone: captions, galleries, lines between good ones,
// what a recipe says of itself.
#include <algorithm>

#include "engine/article/body_chooser.h"
#include "engine/article/name_shape.h"
#include "engine/article/names.h"

namespace sourcier {
namespace {

constexpr std::size_t kCaptionReach = 4;  // Blocks above the first one kept.
constexpr std::uint32_t kCaptionWords = 5;
constexpr std::uint32_t kLongestCaption = 120;  // Words.
constexpr std::size_t kLongestBehind = 60;      // Bytes of who made it, where nothing says so.
constexpr float kLinkedCaption = 0.5F;
constexpr std::int32_t kHopelessCaption = -3 * kScoreUnit;
constexpr std::size_t kMostCaptions = 8;  // More of them amid a text are a gallery beside it.
constexpr std::size_t kFewestSlides = 3;
constexpr std::int32_t kHopelessSlide = -6 * kScoreUnit;
constexpr std::int32_t kLostAmid = -kScoreUnit;
constexpr std::int32_t kLostHeading = -2 * kScoreUnit;  // It is short, and scores low.
constexpr std::int32_t kSureBeside = kScoreUnit;
constexpr std::size_t kBoxesBetween = 3;  // Blocks.
constexpr std::uint32_t kAlikeWords = 12;
constexpr std::uint32_t kNextWords = 4;  // Right below such a sentence.
constexpr std::size_t kFewestAlike = 3;
constexpr std::size_t kAlikeReach = 3;  // Blocks above and below.
constexpr std::uint32_t kRecipeWords = 24;
constexpr std::size_t kRecipeReach = 3;  // Blocks above and below.
constexpr std::int32_t kHopelessRecipe = -4 * kScoreUnit;
constexpr std::int32_t kHopelessEntry = -3 * kScoreUnit;

}  // namespace

// Whether the caption tells something in a whole sentence, its credit set aside.
bool Chooser::tells_something(const Block& block) const {
  if (block.kind != ParagraphKind::kCaption || block.link_density() > kLinkedCaption) return false;
  if (block.words < kCaptionWords || block.words > kLongestCaption) return false;
  const std::string_view text = blocks_.text_of(block);
  const std::string_view prose = text.substr(0, part_caption(text, rules_).prose);
  if (ends_sentence(prose)) return true;
  // "… on Monday. Ana Ruiz for the Post": a few words behind the sentence.
  const std::size_t stop = prose.rfind(". ");
  if (stop == std::string_view::npos || prose.size() - stop > kLongestBehind) return false;
  return LineWords(prose.substr(0, stop)).size() >= kCaptionWords;
}

// Where the captions of a row of pictures tell more than all of the text, the pictures are the
// article. Whether they are.
bool Chooser::keep_gallery() {
  std::vector<std::size_t> captions;
  std::size_t told = 0, text = 0;
  for (std::size_t i = body_.first; i < body_.end; ++i) {
    const Block& block = blocks_.list[i];
    const bool is_slide = block.link_count == 0 && scores_[i] > kHopelessSlide;
    if (is_slide && tells_something(block)) {
      captions.push_back(i);
      told += block.words;
    } else if (body_.is_kept[i] != 0) {
      text += block.words;
    }
  }
  if (captions.size() < kFewestSlides || told < text) return false;
  for (const std::size_t i : captions) keep_caption(i);
  return true;
}

void Chooser::keep_caption(std::size_t index) {
  if (body_.is_kept[index] == 0) verdicts_[index] = Verdict::kCaption;
  body_.is_kept[index] = 1;
}

// A picture amid the article: a caption that is a sentence is kept, unless the model is sure that
// it is none of the text.
void Chooser::keep_captions() {
  if (keep_gallery()) return;
  const auto& kept = body_.is_kept;
  const auto first = std::ranges::find(kept, 1);
  if (first == kept.end()) return;
  const auto last =
      static_cast<std::size_t>(std::find(kept.rbegin(), kept.rend(), 1).base() - kept.begin());
  const auto begin = static_cast<std::size_t>(first - kept.begin());
  // A picture may also end the element of the last paragraph.
  const auto parent = [&](html::NodeId id) { return tree_[id].parent; };
  const auto is_caption = [&](std::size_t i) {
    const Block& block = blocks_.list[i];
    if (block.tag != html::Tag::kFigcaption) return false;
    return i < last || parent(parent(block.node)) == parent(blocks_.list[last - 1].node);
  };
  std::vector<std::size_t> captions;
  const std::size_t end = std::min(last + kCaptionReach, scores_.size());
  for (std::size_t i = begin - std::min(begin, kCaptionReach); i < end; ++i) {
    if (is_caption(i) && scores_[i] > kHopelessCaption && tells_something(blocks_.list[i]))
      captions.push_back(i);
  }
  if (captions.size() > kMostCaptions) return;
  for (const std::size_t i : captions) keep_caption(i);
}

// What stands alone between two good blocks of its own element is of the text, unless it looks
// bad: a price below a heading, a line of code.
void Chooser::keep_amid() {
  const auto parent = [&](std::size_t i) { return tree_[blocks_.list[i].node].parent; };
  const auto is_good = [&](std::size_t i) {
    return body_.is_kept[i] != 0 && scores_[i] > kSureBeside;
  };
  for (std::size_t i = 1; i + 1 < scores_.size(); ++i) {
    const Block& block = blocks_.list[i];
    const std::int32_t least = block.level == 0 ? kLostAmid : kLostHeading;
    if (body_.is_kept[i] != 0 || scores_[i] <= least || stands(i)) continue;
    if (block.kind == ParagraphKind::kCaption || block.link_density() > kLinkedCaption) continue;
    // Boxes may stand between a heading and the text above it.
    std::size_t above = i - 1;
    const std::size_t reach = block.level == 0 ? 0 : kBoxesBetween;
    while (above > 0 && above + reach >= i && !is_good(above)) --above;
    if (!is_good(above) || !is_good(i + 1)) continue;
    if (parent(above) != parent(i) || parent(i + 1) != parent(i)) continue;
    body_.is_kept[i] = 1;
    verdicts_[i] = Verdict::kTogether;
  }
}

// A sentence built like the surest of the text, and near it or next to it, is of the text unless it
// looks bad: of a body that boxes cut into parts, the part that stands alone.
void Chooser::keep_alike() {
  std::vector<std::uint32_t> sure;
  for (std::size_t i = 0; i < scores_.size(); ++i) {
    if (body_.is_kept[i] != 0 && scores_[i] > kSureBeside) sure.push_back(page_.shape.signature[i]);
  }
  std::ranges::sort(sure);
  for (std::size_t i = 0; i < scores_.size(); ++i) {
    if (body_.is_kept[i] != 0 || scores_[i] <= kLostAmid || stands(i)) continue;
    const Block& block = blocks_.list[i];
    if (block.kind != ParagraphKind::kBody || block.link_count != 0) continue;
    const bool is_next = i > 0 && body_.is_kept[i - 1] != 0 &&
                         page_.shape.signature[i - 1] == page_.shape.signature[i] &&
                         tree_[blocks_.list[i - 1].node].parent == tree_[block.node].parent;
    if (block.words < (is_next ? kNextWords : kAlikeWords)) continue;
    if (!ends_sentence(blocks_.text_of(block))) continue;
    const auto alike = std::ranges::equal_range(sure, page_.shape.signature[i]);
    if (static_cast<std::size_t>(std::ranges::distance(alike)) < kFewestAlike) continue;
    if (!has_kept(i - std::min(i, kAlikeReach), i + kAlikeReach + 1)) continue;
    body_.is_kept[i] = 1;
    verdicts_[i] = Verdict::kTogether;
  }
}

// Whether a short line gives a number and says what it is the number of: "Serves 4 50 minutes".
bool Chooser::is_recipe_fact(std::size_t index) const {
  const Block& block = blocks_.list[index];
  if (block.words > kRecipeWords || block.level != 0 || block.link_count != 0) return false;
  const std::string_view text = blocks_.text_of(block);
  if (!name_shape::has_digit(text)) return false;
  return rules_.recipes.find_role(LineWords(text), "fact").phrase != nullptr;
}

// For how many a recipe is, and how long it takes, stand in a box of their own beside its text.
void Chooser::keep_recipe_facts() {
  for (std::size_t i = 0; i < scores_.size(); ++i) {
    if (body_.is_kept[i] != 0 || scores_[i] <= kHopelessRecipe) continue;
    if (!has_kept(i - std::min(i, kRecipeReach), i + kRecipeReach + 1)) continue;
    if (!is_recipe_fact(i) || stands(i)) continue;
    body_.is_kept[i] = 1;
    verdicts_[i] = Verdict::kRecipe;
  }
}

// The heading of a live blog's entry goes with the entry, and so does what follows its good lines
// unless it looks bad.
void Chooser::keep_entries() {
  const auto is_kept_entry = [&](std::size_t i) {
    return i < scores_.size() && body_.is_kept[i] != 0 && blocks_.list[i].in_update;
  };
  const auto keep = [&](std::size_t i) {
    body_.is_kept[i] = 1;
    verdicts_[i] = Verdict::kTogether;
  };
  for (std::size_t i = 0; i < scores_.size(); ++i) {
    const Block& block = blocks_.list[i];
    if (!block.in_update || body_.is_kept[i] != 0 || block.link_count != 0 || stands(i)) continue;
    if (block.level == 0) {
      const bool is_text = block.kind != ParagraphKind::kCaption && scores_[i] > kLostAmid;
      if (is_text && i > 0 && is_kept_entry(i - 1)) keep(i);
      continue;
    }
    const std::size_t next = i + 1 < scores_.size() && is_only_time(i + 1) ? i + 2 : i + 1;
    if (scores_[i] > kHopelessEntry && is_kept_entry(next)) keep(i);
  }
}

}  // namespace sourcier
