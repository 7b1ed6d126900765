#include "engine/reading/name_features.h"

#include <algorithm>

#include "engine/reading/feature_hash.h"

namespace sourcier {
namespace {

// Words in small letters that stand so near to a capital may be part of its name.
constexpr std::size_t kReach = 3;

constexpr NameFacts kOutside{};

const NameFacts& word_at(std::span<const NameFacts> words, std::size_t at, std::ptrdiff_t offset) {
  const std::size_t place = at + static_cast<std::size_t>(offset);
  return place < words.size() ? words[place] : kOutside;
}

std::uint64_t ruling(const NameFacts& word) {
  return static_cast<std::uint64_t>(word.rule) << 4 | word.strength;
}

// A quotation of few words may be the title of a work.
void append_quote_features(std::span<const NameFacts> words, std::size_t at,
                           std::vector<std::uint32_t>& features) {
  const NameFacts& word = words[at];
  const NameFacts& first = words[word.quote_begin];
  // Behind the quotation mark.
  const NameFacts& before = word_at(words, word.quote_begin, -2);
  const NameFacts& second = word_at(words, word.quote_begin, -3);
  const NameFacts& after = word_at(words, word.quote_end, 1);
  const std::uint64_t leads = (at == word.quote_begin ? 1 : 0) | (word.rule != kNoName ? 2 : 0);
  const std::uint64_t length = std::min<std::size_t>(word.quote_end - word.quote_begin, 6);
  const std::uint64_t begins = first.shape & 3;
  const bool is_unit =
      is_in_unit(word) && word.unit_begin == word.quote_begin && word.unit_end == word.quote_end;
  const auto add = [&](FeatureHash hash) { features.push_back(hash.value()); };
  add(FeatureHash(60) << leads << begins << before.form);
  add(FeatureHash(61) << leads << begins << before.cluster.fine);
  add(FeatureHash(62) << leads << begins << second.cluster.fine);
  add(FeatureHash(63) << leads << begins << length << first.shape);
  add(FeatureHash(64) << leads << begins << after.form);
  add(FeatureHash(65) << leads << begins << (is_unit ? 1 : 0) << ruling(word));
  add(FeatureHash(66) << leads << begins << first.cluster.coarse << before.cluster.coarse);
}

// What is said of the whole run, for its first word and for its others.
void append_unit_features(std::span<const NameFacts> words, std::size_t at,
                          std::vector<std::uint32_t>& features) {
  const NameFacts& word = words[at];
  const std::size_t begin = word.unit_begin;
  const std::size_t end = word.unit_end;
  const NameFacts& first = words[begin];
  const NameFacts& last = words[end - 1];
  const NameFacts& before = word_at(words, begin, -1);
  const NameFacts& second = word_at(words, begin, -2);
  const NameFacts& third = word_at(words, begin, -3);
  const NameFacts& after = word_at(words, end, 0);
  const NameFacts& later = word_at(words, end, 1);
  const std::uint64_t leads = (at == begin ? 1 : 0) | (word.rule != kNoName ? 2 : 0);
  const std::uint64_t length = std::min<std::size_t>(end - begin, 5);
  const auto add = [&](FeatureHash hash) { features.push_back(hash.value()); };
  add(FeatureHash(40) << leads << before.form);
  add(FeatureHash(41) << leads << before.cluster.fine);
  add(FeatureHash(42) << leads << second.form << before.form);
  add(FeatureHash(43) << leads << after.form);
  add(FeatureHash(44) << leads << after.cluster.fine);
  add(FeatureHash(45) << leads << first.cluster.fine << last.cluster.fine);
  add(FeatureHash(46) << leads << last.form);
  add(FeatureHash(47) << leads << last.cluster.fine << length);
  add(FeatureHash(48) << leads << first.form << length);
  add(FeatureHash(49) << leads << length << first.shape << (is_quoted(word) ? 1 : 0));
  add(FeatureHash(50) << leads << second.cluster.fine);
  add(FeatureHash(51) << leads << word.unit_form);
  add(FeatureHash(52) << leads << first.lists << last.lists << length);
  add(FeatureHash(53) << leads << third.cluster.fine);
  add(FeatureHash(54) << leads << before.cluster.fine << first.cluster.coarse
                      << last.cluster.coarse);
  add(FeatureHash(55) << leads << after.form << later.cluster.fine);
  add(FeatureHash(56) << leads << ruling(word) << first.cluster.coarse << last.cluster.coarse);
  add(FeatureHash(57) << leads << second.form);
  add(FeatureHash(58) << leads << first.cluster.fine << length);
}

}  // namespace

void append_features(std::span<const NameFacts> words, std::size_t at,
                     std::vector<std::uint32_t>& features) {
  const NameFacts& word = words[at];
  const NameFacts& before = word_at(words, at, -1);
  const NameFacts& second = word_at(words, at, -2);
  const NameFacts& after = word_at(words, at, 1);
  const NameFacts& later = word_at(words, at, 2);
  const std::uint64_t quoted = is_quoted(word) ? 1 : 0;
  const auto add = [&](FeatureHash hash) { features.push_back(hash.value()); };
  add(FeatureHash(1) << word.form);
  add(FeatureHash(2) << word.form << word.shape);
  add(FeatureHash(3) << before.form);
  add(FeatureHash(4) << after.form);
  add(FeatureHash(5) << second.form);
  add(FeatureHash(6) << later.form);
  add(FeatureHash(7) << before.form << word.form);
  add(FeatureHash(8) << word.form << after.form);
  add(FeatureHash(9) << word.ending << (word.shape & 3));
  add(FeatureHash(10) << word.beginning << (word.shape & 3));
  add(FeatureHash(11) << word.shape << quoted);
  add(FeatureHash(12) << before.shape << word.shape << after.shape);
  add(FeatureHash(13) << word.cluster.fine);
  add(FeatureHash(14) << before.cluster.fine);
  add(FeatureHash(15) << after.cluster.fine);
  add(FeatureHash(16) << second.cluster.fine);
  add(FeatureHash(17) << later.cluster.fine);
  add(FeatureHash(18) << before.cluster.fine << word.cluster.fine);
  add(FeatureHash(19) << word.cluster.fine << after.cluster.fine);
  add(FeatureHash(20) << before.cluster.coarse << word.cluster.coarse << after.cluster.coarse);
  add(FeatureHash(21) << word.cluster.coarse << word.shape);
  add(FeatureHash(22) << ruling(word));
  add(FeatureHash(23) << before.rule << word.rule << after.rule);
  add(FeatureHash(24) << ruling(word) << word.cluster.coarse);
  add(FeatureHash(25) << ruling(word) << word.cluster.fine);
  add(FeatureHash(26) << ruling(word) << word.shape);
  add(FeatureHash(27) << ruling(word) << before.form);
  add(FeatureHash(28) << ruling(word) << word.lists);
  add(FeatureHash(29) << word.lists << word.shape);
  add(FeatureHash(30) << before.lists << word.lists << after.lists);
  add(FeatureHash(31) << ruling(word) << quoted);
  if (is_in_unit(word)) append_unit_features(words, at, features);
  if (is_quoted(word)) append_quote_features(words, at, features);
}

bool may_name(std::span<const NameFacts> words, std::size_t at) {
  if (words[at].denied) return false;
  for (std::size_t i = at - std::min(at, kReach); i < std::min(words.size(), at + kReach + 1);
       ++i) {
    if (is_in_unit(words[i]) || is_quoted(words[i])) return true;
  }
  return false;
}

}  // namespace sourcier
