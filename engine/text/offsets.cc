#include "engine/text/offsets.h"

#include <algorithm>
#include <cassert>

#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::size_t kStride = 64;

}  // namespace

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  checkpoints_.reserve(text.size() / kStride + 1);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at % kStride == 0) checkpoints_.push_back(size_);
    if (is_boundary(text, at)) ++size_;
  }
  if (checkpoints_.empty()) checkpoints_.push_back(0);
}

std::uint32_t CodePointIndex::code_points(std::uint32_t offset) const {
  assert(offset <= text_.size() && is_boundary(text_, offset));
  const std::size_t block = std::min(offset / kStride, checkpoints_.size() - 1);
  std::uint32_t count = checkpoints_[block];
  for (std::size_t at = block * kStride; at < offset; ++at) count += is_boundary(text_, at) ? 1 : 0;
  return count;
}

std::optional<std::uint32_t> CodePointIndex::byte_of(std::uint32_t index) const {
  if (index > size_) return {};
  if (index == size_) return static_cast<std::uint32_t>(text_.size());
  const auto after = std::ranges::upper_bound(checkpoints_, index);
  std::size_t at = static_cast<std::size_t>(after - checkpoints_.begin() - 1) * kStride;
  std::uint32_t count = checkpoints_[at / kStride];
  for (;; ++at) {
    if (!is_boundary(text_, at)) continue;
    if (count == index) return static_cast<std::uint32_t>(at);
    ++count;
  }
}

}  // namespace sourcier
