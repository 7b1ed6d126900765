// Feature hash: a feature of a trained model as a number, mixed from its own number and what it
// looks at.
#pragma once

#include <cstdint>

namespace sourcier {

class FeatureHash {
 public:
  explicit FeatureHash(std::uint64_t number) : state_(number * 0x9E3779B97F4A7C15ULL) {}
  FeatureHash& operator<<(std::uint64_t value) {
    state_ = (state_ ^ value) * 0xD6E8FEB86659FD93ULL;
    state_ ^= state_ >> 32;
    return *this;
  }
  std::uint32_t value() const {
    return static_cast<std::uint32_t>((state_ * 0xD6E8FEB86659FD93ULL) >> 32);
  }

 private:
  std::uint64_t state_;
};

}  // namespace sourcier
