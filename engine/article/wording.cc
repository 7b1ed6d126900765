#include "engine/article/wording.h"

#include <algorithm>
#include <bit>

namespace sourcier {
namespace {

constexpr std::size_t kWordsOfLine = 8;  // A line of so many is a unit of its own.
constexpr std::size_t kMostHashes = 64;  // Generated class lists can be endless.
constexpr std::uint64_t kSeed = 0xCBF29CE484222325;
constexpr std::uint64_t kPrime = 0x100000001B3;  // FNV-1a.
constexpr std::uint64_t kPairMark = 0x9E3779B97F4A7C15;

bool is_capital(unsigned char c) { return c >= 'A' && c <= 'Z'; }
bool is_word_byte(unsigned char c) {
  return (c >= 'a' && c <= 'z') || is_capital(c) || (c >= '0' && c <= '9') || c >= 0x80;
}

std::uint64_t step(std::uint64_t hash, unsigned char c) {
  const auto low = static_cast<unsigned char>(is_capital(c) ? c - 'A' + 'a' : c);
  return (hash ^ low) * kPrime;
}

// The low bits choose the slot: all bits must reach them.
std::uint64_t mixed(std::uint64_t hash) { return hash ^ (hash >> 29) ^ (hash >> 47); }

std::uint64_t pair_of(std::uint64_t first, std::uint64_t second) {
  return mixed((std::rotl(first, 17) ^ second) * kPairMark);
}

}  // namespace

WordWeights::WordWeights(std::string_view slots) {
  if (std::has_single_bit(slots.size())) slots_ = slots;
}

void hash_words(std::string_view line, WordHashes& hashes, std::size_t most) {
  hashes.words.clear();
  hashes.pairs.clear();
  hashes.line = 0;
  std::uint64_t whole = kSeed;
  std::size_t at = 0;
  while (at < line.size() && hashes.words.size() < most) {
    if (!is_word_byte(static_cast<unsigned char>(line[at]))) {
      ++at;
      continue;
    }
    std::uint64_t hash = kSeed;
    // Numbers are all alike.
    const bool is_number = line[at] >= '0' && line[at] <= '9';
    for (; at < line.size() && is_word_byte(static_cast<unsigned char>(line[at])); ++at)
      hash = step(hash, is_number ? '0' : static_cast<unsigned char>(line[at]));
    hash = mixed(hash);
    if (!hashes.words.empty()) hashes.pairs.push_back(pair_of(hashes.words.back(), hash));
    hashes.words.push_back(hash);
    whole = pair_of(whole, hash);
  }
  if (at >= line.size() && hashes.words.size() <= kWordsOfLine) hashes.line = whole;
}

WordsSay weigh(const WordHashes& hashes, const WordWeights& weights) {
  WordsSay say;
  if (hashes.words.empty()) return say;
  for (const std::uint64_t hash : hashes.words) {
    const int weight = weights.of(hash);
    say.mean += weight;
    say.lowest = std::min(say.lowest, weight);
    say.highest = std::max(say.highest, weight);
  }
  say.mean /= static_cast<int>(hashes.words.size());
  say.first = weights.of(hashes.words.front());
  for (const std::uint64_t hash : hashes.pairs) {
    say.pair_lowest = std::min(say.pair_lowest, weights.of(hash));
    say.pair_highest = std::max(say.pair_highest, weights.of(hash));
  }
  if (hashes.line != 0) say.line = weights.of(hashes.line);
  return say;
}

void hash_class_parts(std::string_view names, std::vector<std::uint64_t>& hashes) {
  std::uint64_t hash = kSeed, before = 0;
  bool has_part = false;
  unsigned char last = ' ';
  const auto flush = [&] {
    if (!has_part) return;
    hash = mixed(hash);
    if (before != 0) hashes.push_back(pair_of(before, hash));
    hashes.push_back(hash);
    before = hash;
    hash = kSeed;
    has_part = false;
  };
  const std::size_t most = hashes.size() + kMostHashes;
  for (const char letter : names) {
    const auto c = static_cast<unsigned char>(letter);
    const bool is_part = is_word_byte(c);
    if (!is_part || (is_capital(c) && is_word_byte(last) && !is_capital(last))) flush();
    if (c == ' ') before = 0;  // Parts of two classes are no pair.
    if (is_part) {
      hash = step(hash, c);
      has_part = true;
    }
    last = c;
    if (hashes.size() >= most) return;
  }
  flush();
}

void hash_element(const html::Tree& tree, html::NodeId id, std::vector<std::uint64_t>& hashes) {
  for (const html::Attribute name : {html::Attribute::kClass, html::Attribute::kId})
    hash_class_parts(tree.attribute(id, name), hashes);
}

}  // namespace sourcier
