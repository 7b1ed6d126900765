// Features of the second pass: what the first pass thinks of the block's neighbours.
#include <algorithm>

#include "engine/article/features.h"
#include "engine/article/held.h"
#include "engine/article/scales.h"

namespace sourcier {
namespace {

using html::NodeId;
using F = BlockFeature;

constexpr std::size_t kAround = 5;         // Blocks before and after.
constexpr std::uint32_t kMostWords = 60;   // A block counts for so many at most.
constexpr std::size_t kStandingReach = 3;  // Blocks.
constexpr std::int64_t kSignature = 4;     // After the last Standing.

// Sums of score times words, so that means over any range cost nothing.
struct Sum {
  std::int64_t score = 0;
  std::int64_t words = 0;
  std::int64_t mean() const { return words == 0 ? 0 : score / words; }
};

class SecondPass {
 public:
  SecondPass(const html::Tree& tree, const Blocks& blocks, const PageShape& shape,
             const BlockFacts& facts, const std::vector<std::int32_t>& scores,
             FeatureColumns& columns)
      : tree_(tree),
        blocks_(blocks),
        shape_(shape),
        facts_(facts),
        scores_(scores),
        columns_(columns) {}

  void measure();

 private:
  void set(F feature, std::size_t row, std::int64_t value) {
    columns_.set(static_cast<std::size_t>(feature), row, value);
  }
  void add_up();
  Sum of_blocks(std::size_t begin, std::size_t end) const {
    return {sums_[end].score - sums_[begin].score, sums_[end].words - sums_[begin].words};
  }
  Sum of_element(NodeId id) const;
  std::uint32_t weight(std::size_t i) const { return std::min(blocks_.list[i].words, kMostWords); }
  bool is_good(std::size_t i) const { return scores_[i] > 0; }
  std::uint32_t good_words(std::size_t i) const {
    return std::min(blocks_.list[i].words, kMostWordsOfBlock);
  }
  void set_scores(std::size_t i);
  void set_runs();
  void set_headings();
  void set_distances();
  void set_alike();
  void set_standing();

  const html::Tree& tree_;
  const Blocks& blocks_;
  const PageShape& shape_;
  const BlockFacts& facts_;
  const std::vector<std::int32_t>& scores_;
  FeatureColumns& columns_;
  std::vector<Sum> sums_;   // Of the blocks before each.
  std::uint64_t good_ = 0;  // Words of good blocks.
};

void SecondPass::add_up() {
  sums_.resize(blocks_.list.size() + 1);
  for (std::size_t i = 0; i < blocks_.list.size(); ++i) {
    const std::int64_t words = weight(i);
    sums_[i + 1] = {sums_[i].score + words * scores_[i], sums_[i].words + words};
    if (is_good(i)) good_ += good_words(i);
  }
}

Sum SecondPass::of_element(NodeId id) const {
  // The blocks of an element are told by their count before its first node and its last.
  return of_blocks(shape_.held[id].blocks, shape_.held[tree_[id].end].blocks);
}

void SecondPass::set_scores(std::size_t i) {
  const std::size_t count = blocks_.list.size();
  const auto before = [&](std::size_t distance) {
    return i >= distance ? score_scale(scores_[i - distance]) : 0;
  };
  const auto after = [&](std::size_t distance) {
    return i + distance < count ? score_scale(scores_[i + distance]) : 0;
  };
  set(F::kScore, i, score_scale(scores_[i]));
  set(F::kScore1Before, i, before(1));
  set(F::kScore1After, i, after(1));
  set(F::kScore2Before, i, before(2));
  set(F::kScore2After, i, after(2));
  set(F::kScore3Before, i, before(3));
  set(F::kScore3After, i, after(3));
  const std::size_t from = i - std::min(i, kAround);
  const std::size_t to = std::min(count, i + kAround + 1);
  set(F::kScoreAround, i, score_scale(of_blocks(from, to).mean()));
  const NodeId parent = tree_[blocks_.list[i].node].parent;
  set(F::kScore1Up, i, score_scale(of_element(parent).mean()));
  const NodeId above = tree_[parent].parent;
  set(F::kScore2Up, i, score_scale(of_element(above).mean()));
  set(F::kScore3Up, i, score_scale(of_element(tree_[above].parent).mean()));
  const NodeId item = shape_.items[i].node;
  set(F::kScoreItem, i, item == 0 ? 0 : score_scale(of_element(item).mean()));
}

void SecondPass::set_runs() {
  const std::size_t count = blocks_.list.size();
  std::uint64_t before = 0;
  set(F::kGoodWords, 0, 0);
  for (std::size_t begin = 0, end = 0; begin < count; begin = end) {
    std::uint64_t words = 0;
    for (end = begin; end < count && is_good(end) == is_good(begin); ++end) {
      set(F::kGoodBefore, end, share_scale(before, good_));
      set(F::kGoodWords, end, log_scale(good_));
      if (!is_good(end)) continue;
      words += good_words(end);
      before += good_words(end);
    }
    for (std::size_t i = begin; i < end; ++i) {
      set(F::kRunWords, i, log_scale(words));
      set(F::kRunShare, i, share_scale(words, good_));
    }
  }
}

void SecondPass::set_headings() {
  std::int64_t heading = 0;
  for (std::size_t i = 0; i < blocks_.list.size(); ++i) {
    set(F::kScoreHeading, i, heading);
    if (blocks_.list[i].level != 0) heading = score_scale(scores_[i]);
  }
}

void SecondPass::set_distances() {
  const std::size_t count = blocks_.list.size();
  std::size_t since = count;
  for (std::size_t i = 0; i < count; ++i) {
    set(F::kSinceGood, i, log_scale(since));
    since = is_good(i) ? 1 : since + 1;
  }
  std::size_t to = count;
  for (std::size_t i = count; i > 0; --i) {
    set(F::kToGood, i - 1, log_scale(to));
    to = is_good(i - 1) ? 1 : to + 1;
  }
}

void SecondPass::set_alike() {
  const std::vector<std::uint32_t> order = by_signature(shape_);
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    Sum sum;
    for (end = begin;
         end < order.size() && shape_.signature[order[end]] == shape_.signature[order[begin]];
         ++end) {
      sum.score += std::int64_t{weight(order[end])} * scores_[order[end]];
      sum.words += weight(order[end]);
    }
    for (std::size_t k = begin; k < end; ++k)
      set(F::kScoreAlike, order[k], score_scale(sum.mean()));
  }
}

void SecondPass::set_standing() {
  std::size_t tail = 0;  // 1-based.
  for (std::size_t i = 0; i < blocks_.list.size(); ++i) {
    const Standing standing = facts_.standing[i];
    set(F::kStanding, i,
        facts_.signed_by[i] != 0 ? kSignature : static_cast<std::int64_t>(standing));
    set(F::kSinceTail, i, tail == 0 ? 0 : log_scale(i + 1 - tail));
    std::int64_t before = 0;
    for (std::size_t k = i - std::min(i, kStandingReach); k < i; ++k)
      before = std::max(before, static_cast<std::int64_t>(facts_.standing[k]));
    set(F::kStandingBefore, i, before);
    if (standing == Standing::kTail) tail = i + 1;
  }
}

void SecondPass::measure() {
  if (blocks_.list.empty()) return;
  add_up();
  for (std::size_t i = 0; i < blocks_.list.size(); ++i) set_scores(i);
  set_runs();
  set_headings();
  set_distances();
  set_alike();
  set_standing();
}

}  // namespace

void measure_again(const html::Tree& tree, const Blocks& blocks, const PageShape& shape,
                   const BlockFacts& facts, const std::vector<std::int32_t>& scores,
                   FeatureColumns& columns) {
  SecondPass(tree, blocks, shape, facts, scores, columns).measure();
}

}  // namespace sourcier
