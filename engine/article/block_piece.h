// Block piece: a block as a paragraph of the article, its links resolved.
#pragma once

#include "engine/article/blocks.h"
#include "engine/article/compose.h"
#include "engine/html/tree.h"
#include "engine/page/url/url.h"

namespace sourcier {

// The spans of its links are in the piece's text. `base` is what relative links are relative to.
Piece piece_of_block(const html::Tree& tree, const Blocks& blocks, const Block& block,
                     const Url& base);

}  // namespace sourcier
