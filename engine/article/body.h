// Body: which blocks of a page are its article.
//
// The prose of the page is weighed up its tree; the walk down to where it stands together gives the
// container; a linear score keeps or drops each block in it; what the lines themselves say ("Lire
// aussi", "Related stories") has the last word.
#pragma once

#include <vector>

#include "engine/article/blocks.h"
#include "engine/article/standing.h"

namespace sourcier {

struct Body {
  std::vector<std::uint8_t> is_kept;  // Of each block.
  html::NodeId container = 0;
  std::size_t first = 0;  // Blocks [first, end) stand in the container.
  std::size_t end = 0;
};

// `titles` are folded: a block that repeats one is no part of the text. Sets the blocks' marks.
Body choose_body(const html::Tree& tree, Blocks& blocks, const ExtractionRules::Data& rules,
                 const std::vector<std::string>& titles);

}  // namespace sourcier
