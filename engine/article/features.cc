#include "engine/article/features.h"

#include <algorithm>
#include <array>

#include "engine/article/held.h"
#include "engine/article/scales.h"

namespace sourcier {
namespace {

using html::NodeId;
using html::Tag;
using F = BlockFeature;

constexpr std::size_t kAround = 5;  // Blocks before and after.
constexpr int kMarkShift = 8;
constexpr NodeId kNoNode = static_cast<NodeId>(-1);

std::uint32_t tag_value(const Block& block) {
  const auto kind = static_cast<std::uint32_t>(block.kind);
  constexpr std::uint32_t kPlain = 7, kCode = 8;
  if (block.tag == Tag::kPre) return kCode;
  return block.kind == ParagraphKind::kBody && block.tag != Tag::kP ? kPlain : kind;
}

// Sums over the blocks that are built alike.
struct Alike {
  Held held;
  std::uint32_t words = 0;
  std::uint32_t parents = 0;
};

class Measurer {
 public:
  Measurer(const html::Tree& tree, const Blocks& blocks, const PageShape& shape,
           const BlockFacts& facts, FeatureColumns& columns)
      : tree_(tree), blocks_(blocks), shape_(shape), facts_(facts), columns_(columns) {}

  void measure();

 private:
  void set(F feature, std::size_t row, std::int64_t value) {
    columns_.set(static_cast<std::size_t>(feature), row, value);
  }
  void set_element(std::size_t i);
  void set_place(std::size_t i);
  void set_container(std::size_t i);
  void set_neighbours(std::size_t i);
  void set_window();
  void set_above(std::size_t i);
  void set_item(std::size_t i);
  void set_alike();
  void set_beside(const std::vector<std::uint32_t>& order, std::size_t begin, std::size_t end);
  std::int64_t words(std::size_t i) const {
    return log_scale(std::min(blocks_.list[i].words, kMostWordsOfBlock));
  }
  std::int64_t links(std::size_t i) const {
    return share_scale(blocks_.list[i].linked, blocks_.list[i].text.size());
  }

  const html::Tree& tree_;
  const Blocks& blocks_;
  const PageShape& shape_;
  const BlockFacts& facts_;
  FeatureColumns& columns_;
  std::size_t heading_ = 0;         // The last heading, 1-based; 0 for none.
  std::vector<NodeId> prose_path_;  // From prose_parent to the root.
  std::uint32_t prose_signature_ = 0;
};

void Measurer::set_element(std::size_t i) {
  const Block& block = blocks_.list[i];
  const PathMarks& path = shape_.paths[tree_[block.first].parent];
  set(F::kTag, i, tag_value(block));
  set(F::kLevel, i, block.level);
  set(F::kInFigure, i, block.in_figure ? 1 : 0);
  set(F::kInList, i, block.in_list ? 1 : 0);
  set(F::kDepth, i, path.depth);
  set(F::kMarksSum, i, path.sum + kMarkShift);
  set(F::kMarkNearest, i, path.nearest + kMarkShift);
  set(F::kMarkSince, i, path.since);
  set(F::kMarkLowest, i, path.lowest + kMarkShift);
  set(F::kMarkHighest, i, path.highest + kMarkShift);
  set(F::kMarkOwn, i, static_cast<std::int64_t>(blocks_.weights[block.node]) + kMarkShift);
  const auto bit = [&](F feature, PathElement element) {
    set(feature, i, (path.inside & element) != 0 ? 1 : 0);
  };
  bit(F::kInArticle, kInArticle);
  bit(F::kInMain, kInMain);
  bit(F::kInAside, kInAside);
  bit(F::kInHeader, kInHeader);
  bit(F::kInForm, kInForm);
  bit(F::kInTable, kInTable);
  bit(F::kInSection, kInSection);
}

void Measurer::set_place(std::size_t i) {
  const std::size_t count = blocks_.list.size();
  const Held total = shape_.total();
  set(F::kIndex, i, log_scale(i));
  set(F::kFromEnd, i, log_scale(count - i - 1));
  set(F::kProseBefore, i, share_scale(shape_.held[blocks_.list[i].first].prose, total.prose));
  const bool has_title = facts_.title != BlockFacts::kNoTitle;
  set(F::kFromTitle, i, has_title && i > facts_.title ? log_scale(i - facts_.title) : 0);
  set(F::kToTitle, i, has_title && i < facts_.title ? log_scale(facts_.title - i) : 0);
  set(F::kFromHeading, i, heading_ == 0 ? std::int64_t{kWholeShare} : log_scale(i + 1 - heading_));
  set(F::kHeadingLevel, i, heading_ == 0 ? 0 : blocks_.list[heading_ - 1].level);
  if (blocks_.list[i].level != 0) heading_ = i + 1;
  set(F::kPageBlocks, i, log_scale(count));
  set(F::kPageProse, i, log_scale(total.prose));
  set(F::kPageLinks, i, share_scale(total.linked, total.bytes));
}

void Measurer::set_container(std::size_t i) {
  const Block& block = blocks_.list[i];
  const bool is_before = i < shape_.first, is_after = i >= shape_.end;
  set(F::kContainer, i, is_before ? 0 : (is_after ? 2 : 1));
  set(F::kOutside, i,
      is_before ? log_scale(shape_.first - i) : (is_after ? log_scale(i + 1 - shape_.end) : 0));
  const Held in_it = shape_.of(shape_.container, tree_[shape_.container].end);
  set(F::kHeldThere, i, share_scale(in_it.prose, shape_.total().prose));
  set(F::kWithProse, i, tree_[block.node].parent == shape_.prose_parent ? 1 : 0);
  std::int64_t up = 0, down = 0;
  NodeId at = block.node;
  const auto holds = [&](NodeId id) {
    return id <= shape_.prose_parent && shape_.prose_parent < tree_[id].end;
  };
  while (at != 0 && !holds(at)) {
    at = tree_[at].parent;
    ++up;
  }
  while (down < static_cast<std::int64_t>(prose_path_.size()) &&
         prose_path_[static_cast<std::size_t>(down)] != at)
    ++down;
  set(F::kStepsUp, i, up);
  set(F::kStepsDown, i, down);
  set(F::kLikeProse, i, shape_.signature[i] == prose_signature_ ? 1 : 0);
}

void Measurer::set_neighbours(std::size_t i) {
  const std::size_t count = blocks_.list.size();
  const auto beside = [&](std::size_t other, F words_of, F links_of) {
    set(words_of, i, words(other));
    set(links_of, i, links(other));
  };
  const auto near = [&](std::size_t other, F tag, F ends, F parent, F alike) {
    const Block& block = blocks_.list[other];
    set(tag, i, tag_value(block) + 1);
    set(ends, i, shape_.ends[other]);
    set(parent, i, tree_[block.node].parent == tree_[blocks_.list[i].node].parent ? 1 : 0);
    set(alike, i, shape_.signature[other] == shape_.signature[i] ? 1 : 0);
  };
  if (i >= 1) {
    beside(i - 1, F::kWords1Before, F::kLinks1Before);
    near(i - 1, F::kTag1Before, F::kEnds1Before, F::kBeside1Before, F::kAlike1Before);
  }
  if (i >= 2) beside(i - 2, F::kWords2Before, F::kLinks2Before);
  if (i + 1 < count) {
    beside(i + 1, F::kWords1After, F::kLinks1After);
    near(i + 1, F::kTag1After, F::kEnds1After, F::kBeside1After, F::kAlike1After);
  }
  if (i + 2 < count) beside(i + 2, F::kWords2After, F::kLinks2After);
}

// Sums over the blocks around each, moved along.
void Measurer::set_window() {
  const std::size_t count = blocks_.list.size();
  const auto held = [&](std::size_t at) {
    return held_by(blocks_.list[at], shape_.prose[at] != 0);
  };
  Held sum;
  for (std::size_t i = 0; i < std::min(count, kAround); ++i) sum = sum + held(i);
  for (std::size_t i = 0; i < count; ++i) {
    if (i + kAround < count) sum = sum + held(i + kAround);
    if (i > kAround) sum = sum - held(i - kAround - 1);
    set(F::kProseAround, i, log_scale(sum.prose));
    set(F::kLinksAround, i, share_scale(sum.linked, sum.bytes));
  }
}

void Measurer::set_above(std::size_t i) {
  NodeId at = blocks_.list[i].node;
  const auto total = shape_.total().prose;
  const auto above = [&](F bytes, F linked, F blocks, F prose) {
    if (at != 0) at = tree_[at].parent;
    const Held held = shape_.of(at, tree_[at].end);
    set(bytes, i, log_scale(held.bytes));
    set(linked, i, share_scale(held.linked, held.bytes));
    set(blocks, i, log_scale(held.blocks));
    set(prose, i, share_scale(held.prose, total));
  };
  above(F::kBytes1Up, F::kLinks1Up, F::kBlocks1Up, F::kProse1Up);
  above(F::kBytes2Up, F::kLinks2Up, F::kBlocks2Up, F::kProse2Up);
  above(F::kBytes3Up, F::kLinks3Up, F::kBlocks3Up, F::kProse3Up);
}

void Measurer::set_item(std::size_t i) {
  const Item& item = shape_.items[i];
  if (item.node == 0) return;
  const NodeId parent = tree_[item.node].parent;
  const Held held = shape_.of(item.node, tree_[item.node].end);
  const Held around = shape_.of(parent, tree_[parent].end);
  set(F::kItems, i, log_scale(item.alike));
  set(F::kItemSteps, i, item.steps);
  set(F::kItemBlocks, i, log_scale(held.blocks));
  set(F::kItemBytes, i, log_scale(held.bytes));
  set(F::kItemLinks, i, share_scale(held.linked, held.bytes));
  set(F::kItemsLinks, i, share_scale(around.linked, around.bytes));
  set(F::kItemsProse, i, share_scale(around.prose, shape_.total().prose));
  if (facts_.title == BlockFacts::kNoTitle) return;
  const NodeId title = blocks_.list[facts_.title].node;
  set(F::kItemsTitle, i, parent <= title && title < tree_[parent].end ? 1 : 0);
}

// Of blocks that are built alike, [begin, end) of `order`: how many stand in one element.
void Measurer::set_beside(const std::vector<std::uint32_t>& order, std::size_t begin,
                          std::size_t end) {
  const auto parent = [&](std::size_t k) { return tree_[blocks_.list[order[k]].node].parent; };
  for (std::size_t from = begin, to = begin; from < end; from = to) {
    while (to < end && parent(to) == parent(from)) ++to;
    for (std::size_t k = from; k < to; ++k) set(F::kAlikeBeside, order[k], log_scale(to - from));
  }
}

void Measurer::set_alike() {
  const std::vector<std::uint32_t> order = by_signature(shape_);
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    Alike alike;
    NodeId parent = kNoNode;
    for (end = begin;
         end < order.size() && shape_.signature[order[end]] == shape_.signature[order[begin]];
         ++end) {
      const Block& block = blocks_.list[order[end]];
      if (tree_[block.node].parent != parent) ++alike.parents;
      parent = tree_[block.node].parent;
      alike.words += std::min(block.words, kMostWordsOfBlock);
      alike.held = alike.held + held_by(block, shape_.prose[order[end]] != 0);
    }
    set_beside(order, begin, end);
    for (std::size_t k = begin; k < end; ++k) {
      set(F::kAlikeBlocks, order[k], log_scale(alike.held.blocks));
      set(F::kAlikeWords, order[k], log_scale(alike.words / alike.held.blocks));
      set(F::kAlikeLinks, order[k], share_scale(alike.held.linked, alike.held.bytes));
      set(F::kAlikeParents, order[k], log_scale(alike.parents));
      set(F::kAlikeProse, order[k], share_scale(alike.held.prose, shape_.total().prose));
    }
  }
}

void Measurer::measure() {
  for (NodeId at = shape_.prose_parent; at != 0; at = tree_[at].parent) prose_path_.push_back(at);
  // The longest prose below prose_parent stands for all of it.
  std::uint32_t longest = 0;
  for (std::size_t i = shape_.first; i < shape_.end; ++i) {
    const Block& block = blocks_.list[i];
    if (tree_[block.node].parent != shape_.prose_parent || block.words <= longest) continue;
    longest = block.words;
    prose_signature_ = shape_.signature[i];
  }
  for (std::size_t i = 0; i < blocks_.list.size(); ++i) {
    set_element(i);
    set_place(i);
    set_container(i);
    set_neighbours(i);
    set_above(i);
    set_item(i);
  }
  set_window();
  set_alike();
}

}  // namespace

void measure(const html::Tree& tree, const Blocks& blocks, const PageShape& shape,
             const BlockFacts& facts, FeatureColumns& columns) {
  Measurer(tree, blocks, shape, facts, columns).measure();
  measure_text(tree, blocks, shape, columns);
}

}  // namespace sourcier
