// What is no article by its form, whatever its words: lists of teasers, decks below a headline.
#include <algorithm>

#include "engine/article/body_chooser.h"
#include "engine/article/marks.h"
#include "engine/article/metadata.h"

namespace sourcier {
namespace {

constexpr std::size_t kFewestTeasers = 3;
constexpr std::uint32_t kHeadlineBytes = 20;  // A linked word or name begins many an item.
constexpr std::uint32_t kTeaserWords = 12;
constexpr std::size_t kDeckReach = 6;  // Blocks below the headline: a byline may stand between.
constexpr std::uint32_t kDeckWords = 60;
constexpr std::int32_t kSureText = 3 * kScoreUnit;

}  // namespace

// Whether items [begin, end) of a list are a linked headline and some words each.
bool Chooser::are_teasers(std::size_t begin, std::size_t end) const {
  if (end - begin < kFewestTeasers) return false;
  const auto is_teaser = [&](std::size_t index) {
    const Block& block = blocks_.list[index];
    if (block.kind != ParagraphKind::kList || block.link_count == 0) return false;
    const Span link = blocks_.links[block.first_link].span;
    return link.begin == block.text.begin && link.size() >= kHeadlineBytes &&
           link.size() < block.text.size() && block.words >= kTeaserWords;
  };
  for (std::size_t i = begin; i < end; ++i) {
    if (!is_teaser(i)) return false;
  }
  return true;
}

// Whether the block is the deck of a headline: a heading that is a sentence, or what its element
// or the one around it is called.
bool Chooser::is_deck(std::size_t index) const {
  const Block& block = blocks_.list[index];
  if (block.words > kDeckWords || scores_[index] > kSureText) return false;
  // What stands among the paragraphs is one of them, whatever it is called.
  if (tree_[block.node].parent == page_.shape.prose_parent) return false;
  if (block.level > 1 && is_long_heading(index)) return true;
  const Marks marks(rules_.elements);
  return marks.has(tree_, block.node, "deck:") ||
         marks.has(tree_, tree_[block.node].parent, "deck:");
}

// English pages print a deck that says what the article says again: people who write down whole
// articles leave it out, as they keep the standfirst of a German or a French one. A live blog's
// entries do not say again what stands above them.
void Chooser::drop_deck() {
  if (language_of_tag(claims_.language) != "en") return;
  const std::size_t title = page_.facts.title;
  if (title == BlockFacts::kNoTitle) return;
  const auto& kept = body_.is_kept;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (kept[i] != 0 && blocks_.list[i].in_update) return;
  }
  const std::size_t last = std::min(title + kDeckReach + 1, kept.size());
  for (std::size_t i = title + 1; i < last; ++i) {
    if (kept[i] == 0) continue;
    const bool has_more =
        std::find(kept.begin() + static_cast<std::ptrdiff_t>(i) + 1, kept.end(), 1) != kept.end();
    if (!has_more || !is_deck(i)) return;
    drop(i, Verdict::kDeck);
  }
}

}  // namespace sourcier
