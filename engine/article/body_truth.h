// Body truth: what people say of a page's body, as labels of its blocks and as scores of a text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/article/blocks.h"

namespace sourcier {

// One page's truth: its whole text, or snippets that must and must not be in it. `weak` holds
// texts that other extractors found; they label the blocks of which nobody says anything. Of hard
// blocks a person may have said one by one whether they are the article: block_key of each.
struct PageTruth {
  std::string id;
  std::string site;  // Pages of one site are never parted over two folds.
  std::optional<std::string> text;
  std::vector<std::string> with;
  std::vector<std::string> without;
  std::vector<std::string> weak;
  std::vector<std::uint32_t> body;   // Blocks that are the article,
  std::vector<std::uint32_t> other;  // and blocks that are not.
};

// Names a block by its text, white space squeezed: labels need not repeat what a page says.
std::uint32_t block_key(std::string_view text);

struct BlockLabels {
  std::vector<std::uint8_t> labels;   // 0 or 1, of each block.
  std::vector<std::uint8_t> weights;  // 0 where nothing is known.
};

// A block of a page or a line of a text.
struct LabelledText {
  std::string_view text;
  std::uint32_t words = 0;
};

// What the truth says of each: weights tell how sure it is, from the number of words.
BlockLabels label_texts(const std::vector<LabelledText>& texts, const PageTruth& truth);
BlockLabels label_blocks(const Blocks& blocks, const PageTruth& truth);

// Counts of one page or sums over many.
struct BodyScore {
  // Of pages with a whole text: windows of four words.
  std::size_t pages = 0;
  std::size_t answered = 0;
  double precision = 0;  // Sums over the pages.
  double recall = 0;
  // Of pages with snippets.
  std::size_t found = 0, missing = 0, extra = 0;

  void add(const BodyScore& other);
  double body_f1() const;
  double snippet_f1() const;
};

// Of one page: `text` is what was extracted, against the whole text where the truth has it, else
// against the snippets.
BodyScore score_body(std::string_view text, const PageTruth& truth);

}  // namespace sourcier
