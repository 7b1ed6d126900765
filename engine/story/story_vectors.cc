#include "engine/story/story_vectors.h"

#include <algorithm>

#include "engine/story/rarity.h"
#include "engine/story/words.h"

namespace sourcier {
namespace {

constexpr std::uint64_t kScale = 1024;
constexpr std::uint32_t kLeastRarity = 77;  // 0.3 bits.

// Rarity inside the story in 256ths of a bit; never quite nothing. What one text alone has brings
// it near none, and may be how it is written: it counts half.
std::uint32_t rarity_of(std::uint64_t texts_with, std::uint64_t texts) {
  const std::uint32_t rarity =
      log2_256((texts + 1) * kScale / texts_with) - log2_256(kScale) + kLeastRarity;
  return texts_with == 1 ? rarity / 2 : rarity;
}

// A feature's use by an article, to sort by feature and place.
struct Use {
  std::uint64_t key_and_place = 0;
  std::uint16_t weight = 0;
  FeatureKind kind = FeatureKind::kWord;

  std::uint32_t key() const { return static_cast<std::uint32_t>(key_and_place >> 32); }
  std::uint32_t place() const { return static_cast<std::uint32_t>(key_and_place); }
};

std::vector<Use> uses_in(std::span<const Print* const> prints) {
  std::vector<Use> uses;
  std::size_t features = 0;
  for (const Print* print : prints) features += print->features.size();
  uses.reserve(features);
  for (std::size_t place = 0; place < prints.size(); ++place)
    for (const Feature& feature : prints[place]->features)
      uses.push_back({std::uint64_t{feature.key} << 32 | place, feature.weight, feature.kind});
  std::ranges::sort(uses, {}, &Use::key_and_place);
  return uses;
}

std::uint32_t cosine_of(std::uint64_t sum, std::uint64_t norm, std::uint64_t other) {
  // The norms are divided one after the other: their product may not fit.
  return static_cast<std::uint32_t>(
      std::min<std::uint64_t>(sum * kFullSimilarity / norm / other, kFullSimilarity));
}

std::uint32_t across_of(std::uint64_t sum, std::uint64_t norm, std::uint64_t other) {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(
      sum * kFullSimilarity / norm / other * kAcrossPercent / 100, kFullSimilarity));
}

}  // namespace

StoryVectors::StoryVectors(std::span<const Print* const> prints,
                           std::span<const std::uint32_t> text_of, std::uint64_t texts)
    : whole_(prints.size()),
      remaining_(prints.size()),
      begins_(prints.size() + 1),
      sums_(prints.size()) {
  for (const Print* print : prints) languages_.push_back(word_hash(main_language(*print)));
  const std::vector<Use> uses = uses_in(prints);
  std::vector<std::uint32_t> seen_with(prints.size(), UINT32_MAX);  // By text: where, in `uses`.
  std::vector<Entry> entries;
  for (std::uint32_t begin = 0; begin < uses.size();) {
    entries.clear();
    std::uint32_t texts_with = 0;
    std::uint32_t at = begin;
    for (; at < uses.size() && uses[at].key() == uses[begin].key(); ++at) {
      const Use& use = uses[at];
      const unsigned counts = (counts_for(use.kind, false) ? kInside : 0U) |
                              (counts_for(use.kind, true) ? kAcross : 0U);
      entries.push_back({.place = use.place(),
                         .remaining = 0,
                         .whole = use.weight,
                         .counts = static_cast<std::uint8_t>(counts),
                         .is_last = false});
      std::uint32_t& seen = seen_with[text_of[use.place()]];
      if (seen != begin) ++texts_with;
      seen = begin;
    }
    add_feature(entries, texts_with, texts);
    begin = at;
  }
  for (auto* norms : {&whole_, &remaining_}) {
    for (Norms& norm : *norms) norm = norms_of(norm.inside, norm.across);
  }
  index_entries(prints.size());
}

void StoryVectors::add_feature(std::span<Entry> entries, std::uint32_t texts_with,
                               std::uint64_t texts) {
  const std::uint32_t rarity = rarity_of(texts_with, texts);
  for (Entry& entry : entries) {
    entry.remaining = entry.whole * rarity / 256;
    const std::uint64_t whole = std::uint64_t{entry.whole} * entry.whole;
    const std::uint64_t remaining = std::uint64_t{entry.remaining} * entry.remaining;
    if ((entry.counts & kInside) != 0) {
      whole_[entry.place].inside += whole;
      remaining_[entry.place].inside += remaining;
    }
    if ((entry.counts & kAcross) != 0) {
      whole_[entry.place].across += whole;
      remaining_[entry.place].across += remaining;
    }
  }
  if (entries.size() < 2) return;
  entries.back().is_last = true;
  entries_.insert(entries_.end(), entries.begin(), entries.end());
}

void StoryVectors::index_entries(std::size_t places) {
  for (const Entry& entry : entries_) ++begins_[entry.place + 1];
  for (std::size_t place = 0; place < places; ++place) begins_[place + 1] += begins_[place];
  at_.resize(entries_.size());
  std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
  for (std::uint32_t at = 0; at < entries_.size(); ++at) at_[next[entries_[at].place]++] = at;
}

// The products of an entry with those of its feature behind it.
void StoryVectors::add_products(std::uint32_t at, std::uint32_t end) {
  const Entry& own = entries_[at];
  const std::uint32_t language = languages_[own.place];
  const std::uint64_t whole = own.whole;
  const std::uint64_t remaining = own.remaining;
  for (const Entry* entry = &own; !entry->is_last;) {
    ++entry;
    if (entry->place >= end) return;
    const std::uint8_t mode = languages_[entry->place] == language ? kInside : kAcross;
    if ((own.counts & entry->counts & mode) == 0) continue;
    Sums& sums = sums_[entry->place];
    sums.whole += whole * entry->whole;
    sums.remaining += remaining * entry->remaining;
  }
}

std::span<const StoryVectors::Similarity> StoryVectors::compare(std::uint32_t place,
                                                                std::uint32_t end) {
  std::fill(sums_.begin() + place, sums_.begin() + end, Sums{});
  for (std::uint32_t i = begins_[place]; i < begins_[place + 1]; ++i) add_products(at_[i], end);
  similarities_.clear();
  for (std::uint32_t other = place + 1; other < end; ++other) {
    const Sums& sums = sums_[other];
    if (languages_[other] == languages_[place]) {
      similarities_.push_back(
          {cosine_of(sums.whole, whole_[place].inside, whole_[other].inside),
           cosine_of(sums.remaining, remaining_[place].inside, remaining_[other].inside)});
    } else {
      similarities_.push_back(
          {across_of(sums.whole, whole_[place].across, whole_[other].across),
           across_of(sums.remaining, remaining_[place].across, remaining_[other].across)});
    }
  }
  return similarities_;
}

}  // namespace sourcier
