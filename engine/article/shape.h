// Shape: what is known of a page before any block is judged: where its prose stands, what the
// elements on the way to each block say, and which blocks are built alike.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/article/blocks.h"
#include "engine/html/tree.h"

namespace sourcier {

// What the elements from the root down to one say together.
struct PathMarks {
  std::int8_t sum = 0;      // Of the marks, within bounds.
  std::int8_t nearest = 0;  // The last mark that is not 0,
  std::uint8_t since = 0;   // and how many elements ago it was.
  std::int8_t lowest = 0;   // The worst mark,
  std::int8_t highest = 0;  // the best one.
  std::uint8_t depth = 0;
  std::uint8_t inside = 0;  // Bits of PathElement.
};

enum PathElement : std::uint8_t {
  kInArticle = 1,
  kInMain = 2,
  kInAside = 4,  // Or nav, footer.
  kInHeader = 8,
  kInForm = 16,
  kInTable = 32,
  kInSection = 64,
};

// Sums over the blocks of an element, in constant time.
struct Held {
  std::uint32_t bytes = 0;
  std::uint32_t linked = 0;
  std::uint32_t prose = 0;  // Bytes of prose outside links.
  std::uint32_t blocks = 0;

  Held operator-(const Held& other) const {
    return {bytes - other.bytes, linked - other.linked, prose - other.prose, blocks - other.blocks};
  }
};

// The nearest element around a block that is one of several alike below one parent: an item of a
// list of teasers, a card, a row.
struct Item {
  html::NodeId node = 0;    // 0 for none.
  std::uint32_t alike = 0;  // So many stand below its parent.
  std::uint8_t steps = 0;   // Elements from the block's up to it.
};

struct PageShape {
  std::vector<PathMarks> paths;          // Of each node.
  std::vector<Held> held;                // Of the nodes before each, and of all.
  std::vector<std::uint8_t> prose;       // Of each block: whether it reads as prose,
  std::vector<std::uint8_t> ends;        // whether it ends as sentences do.
  std::vector<std::uint32_t> signature;  // Of each block: alike for blocks that are built alike.
  std::vector<Item> items;               // Of each block.
  html::NodeId container = 0;            // Where the prose stands together.
  html::NodeId prose_parent = 0;         // Most prose stands directly below it.
  std::size_t first = 0;                 // Blocks [first, end) stand in the container.
  std::size_t end = 0;

  Held of(html::NodeId id, html::NodeId node_end) const { return held[node_end] - held[id]; }
  Held total() const { return held.back(); }
};

// The blocks, those that are built alike together.
std::vector<std::uint32_t> by_signature(const PageShape& shape);

// Linear in the page. Sets the blocks' marks.
PageShape shape_of(const html::Tree& tree, Blocks& blocks);

}  // namespace sourcier
