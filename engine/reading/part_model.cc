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
// A pair of rows is a cache line.
constexpr std::string_view kMagic = "SRCPART1";
constexpr std::size_t kRows = 64;
static_assert(kMostTags <= PartRows::kPrintAt);

}  // namespace

PartModel::PartModel(std::string_view bytes) {
  if (!bytes.starts_with(kMagic) || bytes.size() < kRows) return;
  const auto count = number_at<std::uint32_t>(bytes, kMagic.size());
  const auto bits = number_at<std::uint32_t>(bytes, kMagic.size() + sizeof(std::uint32_t));
  const std::size_t parts = kMagic.size() + 2 * sizeof(std::uint32_t);
  if (count > kMostTags || bits < 1 || bits >= kRowHashBits) return;
  const std::size_t size = kPartLanes << bits;
  if (bytes.size() < kRows + size) return;
  for (std::size_t i = 0; i < count; ++i) {
    tags_.push_back(static_cast<PartOfSpeech>(number_at<std::uint8_t>(bytes, parts + i)));
  }
  rows_ = PartRows(bytes.data() + kRows, bits);
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
    rows_.prefetch(fixed);
  };
  look_ahead(0);
  for (std::size_t at = 0; at < words.size(); ++at) {
    std::uint8_t tag = static_cast<std::uint8_t>(words[at].sure_tag - 1);
    if (words[at].sure_tag == 0) {
      const TaggedFeatures tagged = tagged_features(words, at, before, second);
      rows_.prefetch(tagged);
      PartRows::Sums sums{};
      rows_.add(fixed, sums);
      look_ahead(at + 1);
      rows_.add(tagged, sums);
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
  out.resize(kRows);
  out += pack_rows<kPartLanes>(features, row_bits);
  out += lexicon;
  return out;
}

}  // namespace sourcier
