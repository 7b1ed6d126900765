// Features of words and class names.
#include <algorithm>
#include <vector>

#include "engine/article/features.h"

namespace sourcier {
namespace {

using html::NodeId;
using F = BlockFeature;

constexpr int kScale = 4;
constexpr int kShift = 32;
constexpr int kSumScale = 16;

int scaled(int weight) { return weight / kScale + kShift; }

// What the class names of the elements down to one say.
struct PathTokens {
  std::int16_t sum = 0;
  std::int8_t own = 0;
  std::int8_t lowest = 0;
  std::int8_t highest = 0;
};

// The mean weight of the parts of an element's classes and id; each spelling is looked up once.
class ElementTokens {
 public:
  ElementTokens(const html::Tree& tree, const WordWeights& weights)
      : tree_(tree), weights_(weights), known_(tree.spellings()) {}

  int mean(NodeId id) {
    int sum = 0, count = 0;
    for (const html::Attribute name : {html::Attribute::kClass, html::Attribute::kId}) {
      const html::Tree::Spelled names = tree_.spelled(id, name);
      if (names.text.empty()) continue;
      const Parts& parts = of(names);
      sum += parts.sum;
      count += parts.count;
    }
    return count == 0 ? 0 : sum / count;
  }

 private:
  // Those that have a weight.
  struct Parts {
    int sum = 0;
    int count = -1;  // Not looked up yet.
  };
  const Parts& of(const html::Tree::Spelled& names) {
    Parts& parts = known_[names.spelling];
    if (parts.count >= 0) return parts;
    parts.count = 0;
    hashes_.clear();
    hash_class_parts(names.text, hashes_);
    for (const std::uint64_t hash : hashes_) {
      const int weight = weights_.of(hash);
      parts.sum += weight;
      parts.count += weight == 0 ? 0 : 1;
    }
    return parts;
  }

  const html::Tree& tree_;
  const WordWeights& weights_;
  std::vector<Parts> known_;
  std::vector<std::uint64_t> hashes_;
};

std::vector<PathTokens> path_tokens(const html::Tree& tree, const WordWeights& tokens) {
  ElementTokens elements(tree, tokens);
  std::vector<PathTokens> paths(tree.nodes().size());
  for (NodeId id = 1; id < paths.size(); ++id) {
    const html::Node& node = tree[id];
    PathTokens& path = paths[id];
    path = paths[node.parent];
    if (node.attribute_count == 0 || node.tag == html::Tag::kBody) continue;
    const int mean = elements.mean(id);
    if (mean == 0) continue;
    path.own = static_cast<std::int8_t>(mean);
    path.lowest = std::min(path.lowest, path.own);
    path.highest = std::max(path.highest, path.own);
    path.sum = static_cast<std::int16_t>(std::clamp(path.sum + mean, -2000, 2000));
  }
  return paths;
}

}  // namespace

void measure_wording(const html::Tree& tree, const Blocks& blocks, const WordWeights& words,
                     const WordWeights& tokens, const PageClaims& claims, FeatureColumns& columns) {
  const ClaimedWords claimed(claims);
  const std::vector<PathTokens> paths = path_tokens(tree, tokens);
  WordHashes hashes;
  for (std::size_t i = 0; i < blocks.list.size(); ++i) {
    const auto set = [&](F feature, int value) {
      columns.set(static_cast<std::size_t>(feature), i, value);
    };
    const Block& block = blocks.list[i];
    hash_words(blocks.text_of(block), hashes);
    const WordsSay say = weigh(hashes, words);
    set(F::kWordMean, say.mean + kShift);
    set(F::kWordLowest, scaled(say.lowest));
    set(F::kWordHighest, scaled(say.highest));
    set(F::kFirstWord, scaled(say.first));
    set(F::kPairLowest, scaled(say.pair_lowest));
    set(F::kPairHighest, scaled(say.pair_highest));
    set(F::kLine, scaled(say.line));
    set(F::kNames, static_cast<int>(claimed.names(hashes)));
    set(F::kStated, static_cast<int>(claimed.stated(hashes)));
    set(F::kDescribed, static_cast<int>(claimed.described(hashes)));
    const PathTokens& path = paths[tree[block.first].parent];
    set(F::kTokenOwn, scaled(path.own));
    set(F::kTokenLowest, scaled(path.lowest));
    set(F::kTokenHighest, scaled(path.highest));
    set(F::kTokenSum, path.sum / kSumScale + kShift);
  }
}

}  // namespace sourcier
