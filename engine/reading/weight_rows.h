// Weight rows: the rows of a trained linear model whose features are hashed, where they are mapped.
//
// A row is kLanes bytes: weights i8, and in its last two bytes a fingerprint of the feature's hash.
// A feature's row is one of a pair that the upper bits of its hash name.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace sourcier {

inline constexpr std::uint32_t kRowHashBits = 32;

// 0 marks a row that is free; of the lower bits, which do not tell the pair.
inline std::uint16_t row_fingerprint(std::uint32_t hash) {
  return static_cast<std::uint16_t>(hash | 1);
}

template <std::size_t kLanes>
class WeightRows {
 public:
  static_assert(std::has_single_bit(kLanes), "rows are added by vectors");
  static constexpr std::size_t kPrintAt = kLanes - sizeof(std::uint16_t);
  using Sums = std::array<std::int16_t, kLanes>;  // The last lane is the fingerprint's: of no use.

  WeightRows() = default;
  // `rows` are 2^bits rows, which must outlive this.
  WeightRows(const char* rows, std::uint32_t bits)
      : rows_(rows), shift_(kRowHashBits - (bits - 1)) {}

  explicit operator bool() const { return rows_ != nullptr; }

  // Asks for the features' rows, to be there when they are added: three quarters of adding them
  // unasked is waiting for memory.
  void prefetch(std::span<const std::uint32_t> features) const {
    for (const std::uint32_t hash : features) __builtin_prefetch(pair(hash));
  }

  // Adds the weights of the features that have a row.
  void add(std::span<const std::uint32_t> features, Sums& sums) const {
    static constexpr char kEmptyRow[kLanes] = {};
    for (const std::uint32_t hash : features) {
      const char* row = kEmptyRow;
      for (const char* each : {pair(hash), pair(hash) + kLanes}) {
        if (fingerprint_at(each) == row_fingerprint(hash)) row = each;
      }
      // A copy, for the compiler must know that the sums do not overlap the row.
      std::array<std::int8_t, kLanes> weights;
      std::memcpy(weights.data(), row, weights.size());
      for (std::size_t i = 0; i < kLanes; ++i) {
        sums[i] = static_cast<std::int16_t>(sums[i] + weights[i]);
      }
    }
  }

  static std::uint16_t fingerprint_at(const char* row) {
    std::uint16_t value = 0;
    std::memcpy(&value, row + kPrintAt, sizeof value);
    return value;
  }

 private:
  const char* pair(std::uint32_t hash) const {
    return rows_ + static_cast<std::size_t>(hash >> shift_) * 2 * kLanes;
  }

  const char* rows_ = nullptr;
  std::uint32_t shift_ = 0;
};

// 2^bits rows of the features ({hash, weights}) for WeightRows<kLanes>. The weightiest go first:
// those that find both rows of their pair taken are left out.
template <std::size_t kLanes, typename Feature>
std::string pack_rows(std::span<const Feature> features, unsigned bits) {
  using Rows = WeightRows<kLanes>;
  const auto greatest = [](const Feature& feature) {
    int most = 0;
    for (const std::int8_t weight : feature.weights) most = std::max(most, std::abs(int{weight}));
    return most;
  };
  std::vector<const Feature*> ordered;
  for (const Feature& feature : features) {
    if (greatest(feature) > 0) ordered.push_back(&feature);
  }
  std::ranges::sort(ordered, {}, [&](const Feature* feature) {
    return std::pair(-greatest(*feature), feature->hash);
  });
  std::string rows(kLanes << bits, '\0');
  for (const Feature* feature : ordered) {
    static_assert(sizeof feature->weights <= Rows::kPrintAt);
    const std::uint16_t print = row_fingerprint(feature->hash);
    char* row = rows.data() +
                static_cast<std::size_t>(feature->hash >> (kRowHashBits - bits + 1)) * 2 * kLanes;
    if (Rows::fingerprint_at(row) == print || Rows::fingerprint_at(row + kLanes) == print) continue;
    if (Rows::fingerprint_at(row) != 0) row += kLanes;
    if (Rows::fingerprint_at(row) != 0) continue;
    std::memcpy(row, feature->weights.data(), sizeof feature->weights);
    std::memcpy(row + Rows::kPrintAt, &print, sizeof print);
  }
  return rows;
}

}  // namespace sourcier
