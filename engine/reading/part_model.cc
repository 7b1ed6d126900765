#include "engine/reading/part_model.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "engine/reading/model_bytes.h"

namespace sourcier {
namespace {

// magic | tags u32 | bits of a row's number u32 | kMostTags parts u8 | rows | lexicon.
// A row: kMostTags weights i8, fingerprint u16. A feature's row is one of a pair: a cache line.
constexpr std::string_view kMagic = "SRCPART1";
constexpr std::size_t kRows = 64;
constexpr std::size_t kRow = kMostTags + sizeof(std::uint16_t);
constexpr std::uint32_t kHashBits = 32;
constexpr char kEmptyRow[kRow] = {};

constexpr std::size_t kLanes = 32;  // A row's, its fingerprint among them: a power of two to add.
static_assert(kRow == kLanes);
using Sums = std::array<std::int16_t, kLanes>;

std::uint16_t fingerprint_at(const char* row) {
  std::uint16_t value = 0;
  std::memcpy(&value, row + kMostTags, sizeof value);
  return value;
}

// Of the lower bits, which do not tell the pair; 0 marks a row that is free.
std::uint16_t fingerprint(std::uint32_t hash) { return static_cast<std::uint16_t>(hash | 1); }

void add_row(const char* rows, std::uint32_t shift, std::uint32_t hash, Sums& sums) {
  const char* pair = rows + static_cast<std::size_t>(hash >> shift) * 2 * kRow;
  const std::uint16_t wanted = fingerprint(hash);
  const char* row = kEmptyRow;
  if (fingerprint_at(pair) == wanted) row = pair;
  if (fingerprint_at(pair + kRow) == wanted) row = pair + kRow;
  // A copy, for the compiler must know that the sums do not overlap the row.
  std::array<std::int8_t, kLanes> weights;
  std::memcpy(weights.data(), row, weights.size());
  for (std::size_t i = 0; i < kLanes; ++i)
    sums[i] = static_cast<std::int16_t>(sums[i] + weights[i]);
}

// Asked for while another word's rows are added: nine tenths of a sum is waiting for memory.
template <typename Features>
void prefetch_rows(const char* rows, std::uint32_t shift, const Features& features) {
  for (const std::uint32_t hash : features) {
    __builtin_prefetch(rows + static_cast<std::size_t>(hash >> shift) * 2 * kRow);
  }
}

int greatest(const PartFeature& feature) {
  int most = 0;
  for (const std::int8_t weight : feature.weights) most = std::max(most, std::abs(int{weight}));
  return most;
}

}  // namespace

PartModel::PartModel(std::string_view bytes) {
  if (!bytes.starts_with(kMagic) || bytes.size() < kRows) return;
  const auto count = number_at<std::uint32_t>(bytes, kMagic.size());
  const auto bits = number_at<std::uint32_t>(bytes, kMagic.size() + sizeof(std::uint32_t));
  const std::size_t parts = kMagic.size() + 2 * sizeof(std::uint32_t);
  if (count > kMostTags || bits < 1 || bits >= kHashBits) return;
  const std::size_t size = kRow << bits;
  if (bytes.size() < kRows + size) return;
  for (std::size_t i = 0; i < count; ++i) {
    tags_.push_back(static_cast<PartOfSpeech>(number_at<std::uint8_t>(bytes, parts + i)));
  }
  shift_ = kHashBits - (bits - 1);
  rows_ = bytes.data() + kRows;
  lexicon_ = WordLexicon(bytes.substr(kRows + size));
}

void PartModel::tag(std::span<const WordFacts> words, std::vector<std::uint8_t>& tags) const {
  std::uint8_t before = kNoTag;
  std::uint8_t second = kNoTag;
  FixedFeatures fixed{};
  const auto look_ahead = [&](std::size_t at) {
    while (at < words.size() && words[at].sure_tag != 0) ++at;
    if (at == words.size()) return;
    fixed = fixed_features(words, at);
    prefetch_rows(rows_, shift_, fixed);
  };
  look_ahead(0);
  for (std::size_t at = 0; at < words.size(); ++at) {
    std::uint8_t tag = static_cast<std::uint8_t>(words[at].sure_tag - 1);
    if (words[at].sure_tag == 0) {
      const TaggedFeatures tagged = tagged_features(words, at, before, second);
      prefetch_rows(rows_, shift_, tagged);
      Sums sums{};
      for (const std::uint32_t hash : fixed) add_row(rows_, shift_, hash, sums);
      look_ahead(at + 1);
      for (const std::uint32_t hash : tagged) add_row(rows_, shift_, hash, sums);
      const auto end = sums.begin() + static_cast<std::ptrdiff_t>(tags_.size());
      tag = static_cast<std::uint8_t>(std::max_element(sums.begin(), end) - sums.begin());
    }
    second = before;
    before = tag;
    tags.push_back(tag);
  }
}

std::string pack_part_model(std::span<const PartOfSpeech> tags,
                            std::span<const PartFeature> features, unsigned row_bits,
                            std::string_view lexicon) {
  std::string out(kMagic);
  append_number(out, static_cast<std::uint32_t>(tags.size()));
  append_number(out, static_cast<std::uint32_t>(row_bits));
  for (const PartOfSpeech part : tags) append_number(out, static_cast<std::uint8_t>(part));
  out.resize(kRows + (kRow << row_bits));

  std::vector<const PartFeature*> ordered;
  for (const PartFeature& feature : features) {
    if (greatest(feature) > 0) ordered.push_back(&feature);
  }
  std::ranges::sort(ordered, {}, [](const PartFeature* feature) {
    return std::pair(-greatest(*feature), feature->hash);
  });
  for (const PartFeature* feature : ordered) {
    char* row = out.data() + kRows +
                static_cast<std::size_t>(feature->hash >> (kHashBits - row_bits + 1)) * 2 * kRow;
    const std::uint16_t print = fingerprint(feature->hash);
    if (fingerprint_at(row) == print || fingerprint_at(row + kRow) == print) continue;
    if (fingerprint_at(row) != 0) row += kRow;
    if (fingerprint_at(row) != 0) continue;
    std::memcpy(row, feature->weights.data(), kMostTags);
    std::memcpy(row + kMostTags, &print, sizeof print);
  }
  out += lexicon;
  return out;
}

}  // namespace sourcier
