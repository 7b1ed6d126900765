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
constexpr float kLinkedCaption = 0.5F;
constexpr std::int32_t kHopelessCaption = -3 * kScoreUnit;
constexpr std::size_t kMostCaptions = 8;  // More of them amid a text are a gallery beside it.
constexpr std::size_t kFewestSlides = 3;
constexpr std::int32_t kHopelessSlide = -6 * kScoreUnit;
constexpr std::int32_t kLostAmid = -kScoreUnit;
constexpr std::int32_t kSureBeside = kScoreUnit;
constexpr std::uint32_t kRecipeWords = 24;
constexpr std::size_t kRecipeReach = 3;  // Blocks above and below.
constexpr std::int32_t kHopelessRecipe = -4 * kScoreUnit;

}  // namespace

// Whether the caption tells something in a whole sentence, its credit set aside.
bool Chooser::tells_something(const Block& block) const {
  if (block.kind != ParagraphKind::kCaption || block.link_density() > kLinkedCaption) return false;
  if (block.words < kCaptionWords || block.words > kLongestCaption) return false;
  const std::string_view text = blocks_.text_of(block);
  return ends_sentence(text.substr(0, part_caption(text, rules_).prose));
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
  std::vector<std::size_t> captions;
  for (std::size_t i = begin - std::min(begin, kCaptionReach); i < last; ++i) {
    const bool is_caption = blocks_.list[i].tag == html::Tag::kFigcaption;
    if (is_caption && scores_[i] > kHopelessCaption && tells_something(blocks_.list[i]))
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
    if (body_.is_kept[i] != 0 || scores_[i] <= kLostAmid || stands(i)) continue;
    const Block& block = blocks_.list[i];
    if (block.kind == ParagraphKind::kCaption || block.link_density() > kLinkedCaption) continue;
    if (!is_good(i - 1) || !is_good(i + 1)) continue;
    if (parent(i - 1) != parent(i) || parent(i + 1) != parent(i)) continue;
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

}  // namespace sourcier
