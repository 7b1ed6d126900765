// Blocks: the lines of text that a page shows, each with what is known of where it stands.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/article/article.h"
#include "engine/article/rules.h"
#include "engine/html/tree.h"

namespace sourcier {

struct BlockLink {
  Span span;            // In Blocks::text.
  html::NodeId anchor;  // The <a>.
};

struct Block {
  Span text;           // In Blocks::text; white space squeezed, "\n" for a <br>.
  html::NodeId node;   // The innermost block element around it.
  html::NodeId first;  // Its first node of text.
  html::Tag tag;       // The tag of `node`, or of what gives it its kind.
  ParagraphKind kind = ParagraphKind::kBody;
  std::uint8_t level = 0;  // Of a heading.
  bool in_figure = false;
  bool in_list = false;
  bool in_update = false;        // In an entry of a live blog.
  std::uint32_t words = 0;       // A wide character counts as half a word.
  std::uint32_t linked = 0;      // Bytes inside links.
  std::uint32_t first_link = 0;  // Links [first_link, first_link + link_count).
  std::uint32_t link_count = 0;
  float marks = 0;  // Sum of the marks of the elements around it, within bounds.

  float link_density() const {
    return text.empty() ? 0 : static_cast<float>(linked) / static_cast<float>(text.size());
  }
};

struct Blocks {
  std::string text;
  std::vector<Block> list;
  std::vector<BlockLink> links;
  std::vector<float> weights;  // Of each node of the tree: its own mark.

  std::string_view text_of(const Block& block) const { return slice(text, block.text); }
};

// Linear in the tree. Menus, scripts and what nobody sees are left out.
Blocks make_blocks(const html::Tree& tree, const ExtractionRules::Data& rules);

// Whether a block reads as a sentence or more of prose, whoever wrote it; `ends` says that it ends
// as sentences do.
bool is_prose(const Block& block, bool ends);

// Whether the line ends as sentences do.
bool ends_sentence(std::string_view line);

}  // namespace sourcier
