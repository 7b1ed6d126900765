#include "engine/article/block_piece.h"

namespace sourcier {

Piece piece_of_block(const html::Tree& tree, const Blocks& blocks, const Block& block,
                     const Url& base) {
  Piece piece{std::string(blocks.text_of(block)), block.kind, {}};
  for (std::uint32_t i = 0; i < block.link_count; ++i) {
    const BlockLink& link = blocks.links[block.first_link + i];
    std::string url = resolve_link(tree.attribute(link.anchor, html::Attribute::kHref), base);
    if (url.empty()) continue;
    piece.links.push_back(
        {std::move(url), span_at(link.span.begin - block.text.begin, link.span.size())});
  }
  return piece;
}

}  // namespace sourcier
