#include "engine/resource/forest.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace sourcier {
namespace {

// magic | trees | depth | bias | for each tree: its questions, its leaves.
constexpr std::string_view kForestMagic = "SRCTREES";
constexpr std::size_t kForestHeader = 20;
constexpr std::size_t kMostDepth = 8;  // A leaf's number must fit a byte.

void append_u32(std::string& out, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>((value >> shift) & 0xFF);
}

std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i)
    value |= std::uint32_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  return value;
}

}  // namespace

Forest::Forest(std::string_view bytes, std::size_t features) : features_(features) {
  if (bytes.size() < kForestHeader || !bytes.starts_with(kForestMagic)) return;
  const std::size_t count = u32_at(bytes, 8);
  depth_ = u32_at(bytes, 12);
  if (depth_ == 0 || depth_ > kMostDepth) return;
  if ((bytes.size() - kForestHeader) / tree_bytes() < count) return;
  trees_ = bytes.substr(kForestHeader, count * tree_bytes());
  for (std::size_t tree = 0; tree < count; ++tree) {
    for (std::size_t depth = 0; depth < depth_; ++depth) {
      if (split(tree, depth).feature >= features) return;
    }
  }
  bias_ = static_cast<std::int32_t>(u32_at(bytes, 16));
  count_ = count;
}

DecisionTree Forest::tree(std::size_t index) const {
  DecisionTree tree;
  for (std::size_t depth = 0; depth < depth_; ++depth) tree.splits.push_back(split(index, depth));
  for (std::size_t i = 0; i < std::size_t{1} << depth_; ++i)
    tree.leaves.push_back(static_cast<std::int16_t>(leaf(index, i)));
  return tree;
}

namespace {

constexpr std::size_t kLanes = FeatureColumns::kLanes;

// One tree as it is asked: its columns, what they must exceed, its leaves.
struct Questions {
  std::array<const std::uint8_t*, kMostDepth> columns{};
  std::array<std::int8_t, kMostDepth> above{};
  const char* leaves = nullptr;  // Two bytes each, the lower one first.
};

std::int32_t leaf_at(const char* leaves, std::size_t number) {
  const auto low = static_cast<unsigned char>(leaves[number * 2]);
  const auto high = static_cast<unsigned char>(leaves[number * 2 + 1]);
  return static_cast<std::int16_t>(low | high << 8);
}

// So many values side by side, in one register (GCC and clang). Values are
// below 64: signs never matter.
using Lanes = std::int8_t __attribute__((vector_size(kLanes)));

void add_tree(const Questions& tree, std::size_t depth, std::vector<std::int32_t>& scores) {
  for (std::size_t row = 0; row < scores.size(); row += kLanes) {
    Lanes leaf{};
    for (std::size_t level = 0; level < depth; ++level) {
      Lanes values, above, bit;
      std::memcpy(&values, tree.columns[level] + row, sizeof values);
      std::memset(&above, tree.above[level], sizeof above);
      std::memset(&bit, 1 << level, sizeof bit);
      leaf |= (values > above) & bit;  // The comparison gives all bits or none in each lane.
    }
    std::array<std::uint8_t, kLanes> numbers;
    std::memcpy(numbers.data(), &leaf, sizeof leaf);
    const std::size_t end = std::min(kLanes, scores.size() - row);
    std::int32_t* const sums = scores.data() + row;
    for (std::size_t i = 0; i < end; ++i) sums[i] += leaf_at(tree.leaves, numbers[i]);
  }
}

}  // namespace

std::vector<std::int32_t> Forest::score(const FeatureColumns& rows) const {
  std::vector<std::int32_t> scores(rows.rows(), bias_);
  Questions questions;
  for (std::size_t tree = 0; tree < count_; ++tree) {
    for (std::size_t level = 0; level < depth_; ++level) {
      const Split question = split(tree, level);
      questions.columns[level] = rows.column(question.feature);
      questions.above[level] = static_cast<std::int8_t>(question.above);
    }
    questions.leaves = trees_.data() + tree * tree_bytes() + depth_ * 2;
    add_tree(questions, depth_, scores);
  }
  return scores;
}

std::vector<std::int32_t> Forest::shares(const FeatureColumns& rows, std::size_t row) const {
  std::vector<std::int32_t> shares(features_, 0);
  const std::size_t leaves = std::size_t{1} << depth_;
  for (std::size_t tree = 0; tree < count_; ++tree) {
    std::size_t number = 0, known = 0;
    std::int32_t before = 0;
    for (std::size_t depth = 0; depth <= depth_; ++depth) {
      std::int64_t sum = 0;
      std::int32_t left = 0;
      for (std::size_t i = 0; i < leaves; ++i) {
        if ((i & known) != number) continue;
        sum += leaf(tree, i);
        ++left;
      }
      const auto mean = static_cast<std::int32_t>(sum / std::max(left, 1));
      if (depth > 0) shares[split(tree, depth - 1).feature] += mean - before;
      before = mean;
      if (depth == depth_) break;
      const Split question = split(tree, depth);
      known |= std::size_t{1} << depth;
      if (rows.at(question.feature, row) > question.above) number |= std::size_t{1} << depth;
    }
  }
  return shares;
}

std::string pack_forest(std::span<const DecisionTree> trees, std::int32_t bias) {
  std::string out(kForestMagic);
  append_u32(out, static_cast<std::uint32_t>(trees.size()));
  append_u32(out, trees.empty() ? 1 : static_cast<std::uint32_t>(trees.front().splits.size()));
  append_u32(out, static_cast<std::uint32_t>(bias));
  for (const DecisionTree& tree : trees) {
    for (const Split& split : tree.splits) {
      out += static_cast<char>(split.feature);
      out += static_cast<char>(split.above);
    }
    for (const std::int16_t value : tree.leaves) {
      out += static_cast<char>(value & 0xFF);
      out += static_cast<char>((value >> 8) & 0xFF);
    }
  }
  return out;
}

}  // namespace sourcier
