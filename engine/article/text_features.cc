// Features of a block's own text, and of the pictures beside it.
#include <algorithm>
#include <unordered_map>
#include <vector>

#include "engine/article/features.h"
#include "engine/article/scales.h"
#include "engine/article/text_counts.h"
#include "engine/base/digest.h"

namespace sourcier {
namespace {

using html::NodeId;
using html::Tag;
using F = BlockFeature;

constexpr std::size_t kPictureReach = 5;  // Elements around a block.

class TextMeasurer {
 public:
  TextMeasurer(const html::Tree& tree, const Blocks& blocks, const PageShape& shape,
               FeatureColumns& columns)
      : tree_(tree), blocks_(blocks), shape_(shape), columns_(columns) {}

  void measure();

 private:
  void set(F feature, std::size_t row, std::int64_t value) {
    columns_.set(static_cast<std::size_t>(feature), row, value);
  }
  void set_text(std::size_t i);
  void set_links(std::size_t i);
  void set_repeats();
  void set_pictures();
  void set_picture_blocks(const std::vector<NodeId>& pictures);

  const html::Tree& tree_;
  const Blocks& blocks_;
  const PageShape& shape_;
  FeatureColumns& columns_;
};

void TextMeasurer::set_text(std::size_t i) {
  const Block& block = blocks_.list[i];
  const TextCounts counts = count_text(blocks_.text_of(block));
  set(F::kWords, i, log_scale(block.words));
  set(F::kBytes, i, log_scale(block.text.size()));
  set(F::kWordLength, i, block.text.size() / std::max(block.words, 1U));
  set(F::kEndsSentence, i, shape_.ends[i]);
  set_counts<F>(counts, [&](F feature, std::int64_t value) { set(feature, i, value); });
  set(F::kLines, i, counts.lines);
}

void TextMeasurer::set_links(std::size_t i) {
  const Block& block = blocks_.list[i];
  set(F::kLinkDensity, i, share_scale(block.linked, block.text.size()));
  set(F::kLinks, i, block.link_count);
  const bool is_linked =
      block.link_count > 0 && blocks_.links[block.first_link].span.begin == block.text.begin;
  set(F::kBeginsLinked, i, is_linked ? 1 : 0);
  const NodeId around = tree_[block.first].parent;
  const Tag tag = tree_[around].tag;
  const std::int64_t inner = tag == Tag::kA ? 1 : (tag == Tag::kSpan ? 2 : 3);
  set(F::kBeginsInline, i, around == block.node ? 0 : inner);
}

void TextMeasurer::set_repeats() {
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  std::vector<std::uint32_t*> count_of;
  counts.reserve(blocks_.list.size());
  for (const Block& block : blocks_.list)
    count_of.push_back(&++counts[stable_hash(blocks_.text_of(block))]);
  for (std::size_t i = 0; i < count_of.size(); ++i) set(F::kRepeated, i, *count_of[i]);
}

void TextMeasurer::set_pictures() {
  std::size_t next = 0;  // The block that the nodes from here on stand before.
  const std::size_t count = blocks_.list.size();
  const auto nodes = static_cast<NodeId>(tree_.nodes().size());
  std::vector<NodeId> pictures;
  for (NodeId id = 0; id < nodes; ++id) {
    while (next < count && blocks_.list[next].first <= id) ++next;
    if (tree_[id].tag != Tag::kImg) continue;
    pictures.push_back(id);
    if (next < count) set(F::kPictureBefore, next, 1);
    if (next > 0) set(F::kPictureAfter, next - 1, 1);
  }
  if (!pictures.empty()) set_picture_blocks(pictures);
}

// A caption is alone with its picture; the paragraphs of an article share its pictures.
void TextMeasurer::set_picture_blocks(const std::vector<NodeId>& pictures) {
  std::size_t next = 0;  // The first picture after the block's beginning.
  for (std::size_t i = 0; i < blocks_.list.size(); ++i) {
    const Block& block = blocks_.list[i];
    while (next < pictures.size() && pictures[next] < block.first) ++next;
    NodeId at = block.node;
    for (std::size_t steps = 0; steps < kPictureReach && at != 0; ++steps, at = tree_[at].parent) {
      const bool is_after = next < pictures.size() && pictures[next] < tree_[at].end;
      if (!is_after && (next == 0 || pictures[next - 1] < at)) continue;
      set(F::kPictureBlocks, i, log_scale(shape_.of(at, tree_[at].end).blocks));
      break;
    }
  }
}

void TextMeasurer::measure() {
  for (std::size_t i = 0; i < blocks_.list.size(); ++i) {
    set_text(i);
    set_links(i);
  }
  set_repeats();
  set_pictures();
}

}  // namespace

void measure_text(const html::Tree& tree, const Blocks& blocks, const PageShape& shape,
                  FeatureColumns& columns) {
  TextMeasurer(tree, blocks, shape, columns).measure();
}

}  // namespace sourcier
