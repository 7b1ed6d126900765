#include "engine/article/claims.h"

#include <algorithm>

#include "engine/page/url/url.h"

namespace sourcier {
namespace {

constexpr std::size_t kShortestText = 300;      // Bytes; a shorter one is a summary.
constexpr std::size_t kLongestText = 1u << 18;  // Bytes looked at.
constexpr std::size_t kMostStatedWords = 1u << 15;
constexpr std::size_t kMostDescribedWords = 200;  // A description is a paragraph.
constexpr std::size_t kShortestSite = 3;          // Bytes of "example" in example.org.
constexpr std::size_t kWholeShare = 62;

bool has(const std::vector<std::uint64_t>& sorted, std::uint64_t hash) {
  return std::ranges::binary_search(sorted, hash);
}

std::string_view stated_text(const PageClaims& claims) {
  return claims.text.size() < kShortestText ? std::string_view()
                                            : claims.text.substr(0, kLongestText);
}

}  // namespace

StatedWords::StatedWords(std::string_view text, std::size_t most) {
  if (text.empty()) return;
  WordHashes hashes;
  hash_words(text, hashes, most);
  pairs_ = std::move(hashes.pairs);
  words_ = std::move(hashes.words);
  std::ranges::sort(pairs_);
  std::ranges::sort(words_);
}

std::size_t StatedWords::holds(const WordHashes& line) const {
  if (words_.empty()) return 0;
  const bool is_word = line.pairs.empty();
  const std::vector<std::uint64_t>& asked = is_word ? line.words : line.pairs;
  const auto found = std::ranges::count_if(
      asked, [&](std::uint64_t hash) { return has(is_word ? words_ : pairs_, hash); });
  return 1 + static_cast<std::size_t>(found) * kWholeShare / std::max<std::size_t>(asked.size(), 1);
}

ClaimedWords::ClaimedWords(const PageClaims& claims)
    : text_(stated_text(claims), kMostStatedWords),
      description_(claims.description, kMostDescribedWords) {
  WordHashes hashes;
  hash_words(claims.outlet, hashes);
  if (hashes.words.size() == 1) outlet_ = hashes.words.front();
  if (hashes.words.size() > 1) outlet_ = hashes.pairs.front();
  const std::string site = site_of(claims.host);
  const std::string_view label = std::string_view(site).substr(0, site.find('.'));
  hash_words(label, hashes);
  if (label.size() >= kShortestSite && hashes.words.size() == 1) site_ = hashes.words.front();
}

std::size_t ClaimedWords::names(const WordHashes& line) const {
  std::size_t count = 0;
  const auto is_name = [&](std::uint64_t hash) { return hash == site_ || hash == outlet_; };
  count += static_cast<std::size_t>(std::ranges::count_if(line.words, is_name));
  count += static_cast<std::size_t>(std::ranges::count_if(line.pairs, is_name));
  return count;
}

}  // namespace sourcier
