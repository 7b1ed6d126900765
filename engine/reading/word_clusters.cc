#include "engine/reading/word_clusters.h"

#include <algorithm>

#include "engine/reading/lexicon_layout.h"

namespace sourcier {
namespace {

using lexicon_layout::fingerprint;
using lexicon_layout::kSlot;
using lexicon_layout::slot_of;
using lexicon_layout::word_hash;

// slots u32 | kMostClusters coarse clusters u8 | slots: fine u16 (0: empty), fingerprint u24.
constexpr std::size_t kHeader = sizeof(std::uint32_t);

std::uint32_t print_at(std::string_view slots, std::size_t slot) {
  return number_at<std::uint16_t>(slots, slot * kSlot + 2) |
         static_cast<std::uint32_t>(number_at<std::uint8_t>(slots, slot * kSlot + 4)) << 16;
}

}  // namespace

WordClusters::WordClusters(std::string_view bytes) {
  if (bytes.size() < kHeader + kMostClusters) return;
  const auto count = number_at<std::uint32_t>(bytes, 0);
  if ((bytes.size() - kHeader - kMostClusters) / kSlot < count) return;
  count_ = count;
  coarse_ = bytes.substr(kHeader, kMostClusters);
  slots_ = bytes.substr(kHeader + kMostClusters);
}

WordCluster WordClusters::find(std::uint64_t hash) const {
  if (count_ == 0) return {};
  const std::uint32_t print = fingerprint(hash);
  for (std::uint32_t slot = slot_of(hash, count_), seen = 0; seen < count_; ++seen) {
    const auto fine = number_at<std::uint16_t>(slots_, slot * kSlot);
    if (fine == 0) return {};
    if (print_at(slots_, slot) == print) {
      return {fine, static_cast<std::uint8_t>(coarse_[fine % kMostClusters])};
    }
    slot = slot + 1 == count_ ? 0 : slot + 1;
  }
  return {};
}

std::string pack_word_clusters(std::span<const ClusteredWord> words) {
  // Every fourth slot stays free, so that a search is short.
  const auto count = static_cast<std::uint32_t>(words.size() + words.size() / 3 + 1);
  std::string out;
  append_number(out, count);
  out.resize(kHeader + kMostClusters + count * kSlot);
  for (const ClusteredWord& word : words) {
    out[kHeader + word.fine % kMostClusters] = static_cast<char>(word.coarse);
    const std::uint64_t hash = word_hash(word.word);
    const std::uint32_t print = fingerprint(hash);
    char* slots = out.data() + kHeader + kMostClusters;
    std::uint32_t slot = slot_of(hash, count);
    const auto is_free = [&] { return slots[slot * kSlot] == 0 && slots[slot * kSlot + 1] == 0; };
    while (!is_free()) slot = slot + 1 == count ? 0 : slot + 1;
    slots[slot * kSlot] = static_cast<char>(word.fine & 0xFF);
    slots[slot * kSlot + 1] = static_cast<char>(word.fine >> 8);
    for (std::size_t byte = 0; byte < 3; ++byte) {
      slots[slot * kSlot + 2 + byte] = static_cast<char>(print >> (8 * byte) & 0xFF);
    }
  }
  return out;
}

}  // namespace sourcier
