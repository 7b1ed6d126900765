// Forest: boosted trees over small whole-number features, read where they are mapped.
//
// All nodes of one depth of a tree ask the same question ("feature 7 above 12?"), so the answers
// are the bits of a leaf's number, many rows are scored side by side, and all sums are whole
// numbers: a score is the same on every machine. docs/formats/pack.md draws the bytes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sourcier {

// Values of features lie in [0, kFeatureValues).
inline constexpr std::size_t kFeatureValues = 64;

// Rows of features, one column after another, as the trees read them.
class FeatureColumns {
 public:
  explicit FeatureColumns(std::size_t features = 0, std::size_t rows = 0)
      : rows_(rows), stride_((rows + kLanes - 1) / kLanes * kLanes), values_(features * stride_) {}

  std::size_t rows() const { return rows_; }
  std::uint8_t at(std::size_t feature, std::size_t row) const {
    return values_[feature * stride_ + row];
  }
  // Values out of range become the nearest that is in it.
  void set(std::size_t feature, std::size_t row, std::int64_t value) {
    constexpr auto kMost = static_cast<std::int64_t>(kFeatureValues - 1);
    values_[feature * stride_ + row] =
        static_cast<std::uint8_t>(value < 0 ? 0 : (value > kMost ? kMost : value));
  }
  // Of one feature, rows() and some lanes more.
  const std::uint8_t* column(std::size_t feature) const {
    return values_.data() + feature * stride_;
  }

  static constexpr std::size_t kLanes = 16;

 private:
  std::size_t rows_;
  std::size_t stride_;
  std::vector<std::uint8_t> values_;
};

struct Split {
  std::uint8_t feature = 0;
  std::uint8_t above = 0;  // The bit is set where the value is greater.

  bool operator==(const Split&) const = default;
};

struct DecisionTree {
  std::vector<Split> splits;         // One a depth.
  std::vector<std::int16_t> leaves;  // 2^depth; the bit of the first split is the lowest.
};

// A score of this is a log-odds of 1.
inline constexpr std::int32_t kScoreUnit = 512;

class Forest {
 public:
  // A forest without trees: every score is 0.
  Forest() = default;

  // The forest in `bytes`, which pack_forest wrote and which must outlive it; empty where they are
  // damaged or ask for features beyond `features`.
  Forest(std::string_view bytes, std::size_t features);

  bool empty() const { return count_ == 0; }
  std::size_t trees() const { return count_; }
  DecisionTree tree(std::size_t index) const;

  // Of every row. Linear in rows times trees.
  std::vector<std::int32_t> score(const FeatureColumns& rows) const;

  // How much of a row's score each feature brought: along the questions of each tree, the change
  // of the mean of the leaves that are left.
  std::vector<std::int32_t> shares(const FeatureColumns& rows, std::size_t row) const;

 private:
  Split split(std::size_t tree, std::size_t depth) const {
    const std::size_t at = tree * tree_bytes() + depth * 2;
    return {static_cast<std::uint8_t>(trees_[at]), static_cast<std::uint8_t>(trees_[at + 1])};
  }
  std::int32_t leaf(std::size_t tree, std::size_t number) const {
    const std::size_t at = tree * tree_bytes() + depth_ * 2 + number * 2;
    const auto low = static_cast<unsigned char>(trees_[at]);
    const auto high = static_cast<unsigned char>(trees_[at + 1]);
    return static_cast<std::int16_t>(low | high << 8);
  }
  std::size_t tree_bytes() const { return depth_ * 2 + (std::size_t{2} << depth_); }

  std::string_view trees_;
  std::size_t count_ = 0;
  std::size_t depth_ = 0;
  std::size_t features_ = 0;
  std::int32_t bias_ = 0;
};

// Trees must be of one depth.
std::string pack_forest(std::span<const DecisionTree> trees, std::int32_t bias);

}  // namespace sourcier
