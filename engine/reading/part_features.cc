#include "engine/reading/part_features.h"

#include <algorithm>

#include "engine/reading/feature_hash.h"
#include "engine/reading/lexicon_layout.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {

using lexicon_layout::hash_end;
using lexicon_layout::hash_step;
using lexicon_layout::word_hash;

namespace {

// A longer word is known by this much of its beginning and of its end.
constexpr std::size_t kLongestHalf = 32;

enum ShapeBit : std::uint16_t {
  kUpperFirst = 1,
  kUpperOther = 2,
  kLower = 4,
  kDigit = 8,
  kHyphen = 16,
  kApostrophe = 32,
  kFullStop = 64,
  kOtherMark = 128,
  kFirstOfSentence = 256,
};

std::uint16_t shape_bit(char32_t value) {
  if (value >= 'a' && value <= 'z') return kLower;
  if (is_upper(value)) return kUpperOther;
  if (is_letter(value)) return kLower;
  if (is_digit(value)) return kDigit;
  if (is_hyphen(value)) return kHyphen;
  if (is_apostrophe(value)) return kApostrophe;
  return value == '.' ? kFullStop : kOtherMark;
}

bool is_quote(char32_t value) {
  return value == 0xAB || value == 0xBB || (value >= 0x201C && value <= 0x201F) ||
         value == 0x2039 || value == 0x203A;
}

std::string_view shortened(std::string_view form, std::string& scratch) {
  if (form.size() <= 2 * kLongestHalf) return form;
  std::size_t head = kLongestHalf;
  while (!is_boundary(form, head)) --head;
  std::size_t tail = form.size() - kLongestHalf;
  while (!is_boundary(form, tail)) ++tail;
  scratch = form.substr(0, head);
  scratch += form.substr(tail);
  return scratch;
}

// Hashes of the key, of its endings on the way, and of its beginnings.
void set_hashes(std::string_view key, WordFacts& facts) {
  std::uint64_t state = 0;
  std::size_t letters = 0;
  for (std::size_t at = key.size(); at > 0; --at) {
    state = hash_step(state, key[at - 1]);
    if (letters > facts.endings.size() || !is_boundary(key, at - 1)) continue;
    ++letters;
    if (letters >= 2) facts.endings[letters - 2] = hash_end(state);
  }
  facts.form = hash_end(state);
  state = 0;
  letters = 0;
  for (std::size_t at = 0; at < key.size(); ++at) {
    state = hash_step(state, key[at]);
    if (!is_boundary(key, at + 1)) continue;
    ++letters;
    if (letters >= 2) facts.beginnings[letters - 2] = hash_end(state);
    if (letters > facts.beginnings.size()) break;
  }
}

constexpr WordFacts kNoWord{};

const WordFacts& word_at(std::span<const WordFacts> words, std::size_t at, int offset) {
  const std::size_t place = at + static_cast<std::size_t>(offset);
  return place < words.size() ? words[place] : kNoWord;
}

std::uint64_t lists(const WordFacts& word) {
  return static_cast<std::uint64_t>(word.listed) << 1 | (word.is_listed_name ? 1 : 0);
}

// Lists and case together: for a neighbour, what matters most of it.
std::uint64_t sketch(const WordFacts& word) { return lists(word) << 16 | word.shape; }

std::uint64_t main(const WordFacts& word) { return static_cast<std::uint64_t>(word.main); }

// How far the first word is that follows and is no adverb.
int beyond_adverbs(std::span<const WordFacts> words, std::size_t at) {
  constexpr int kFarthest = 4;
  int offset = 1;
  while (offset < kFarthest && word_at(words, at, offset).main == PartOfSpeech::kAdv) ++offset;
  return offset;
}

}  // namespace

std::uint16_t append_key(std::string_view form, std::string& out) {
  std::string scratch;
  form = shortened(form, scratch);
  std::uint16_t shape = 0;
  for (std::size_t at = 0; at < form.size();) {
    const CodePoint point = code_point_at(form, at);
    const std::uint16_t bit = shape_bit(point.value);
    shape |= at == 0 && bit == kUpperOther ? std::uint16_t{kUpperFirst} : bit;
    if (point.value < 0x80) {
      out += point.value >= 'A' && point.value <= 'Z' ? static_cast<char>(point.value + ('a' - 'A'))
             : point.value == '`'                     ? '\''
                                                      : static_cast<char>(point.value);
    } else if (bit == kUpperOther) {
      out += lower(form.substr(at, point.size));
    } else if (bit == kApostrophe) {
      out += '\'';
    } else if (bit == kHyphen) {
      out += '-';
    } else if (is_quote(point.value)) {
      out += '"';
    } else {
      out.append(form, at, point.size);
    }
    at += point.size;
  }
  return shape;
}

bool begins_small(std::uint16_t shape) { return (shape & (kUpperFirst | kUpperOther)) == 0; }

WordFacts facts_of(std::string_view form, std::string_view key, std::uint16_t shape, bool is_first,
                   const WordLexicon& lexicon) {
  WordFacts facts;
  if ((shape & kDigit) != 0) {
    // All numbers of one shape are alike.
    std::string zeros(key);
    std::ranges::replace_if(zeros, [](char c) { return c >= '0' && c <= '9'; }, '0');
    set_hashes(zeros, facts);
  } else {
    set_hashes(key, facts);
  }
  facts.shape = is_first ? static_cast<std::uint16_t>(shape | kFirstOfSentence) : shape;
  facts.word = lexicon.find_hash((shape & kDigit) != 0 ? word_hash(key) : facts.form);
  facts.listed = lexicon.signature(facts.word);
  facts.main = lexicon.main_part(facts.word);
  if (begins_small(shape)) facts.sure_tag = lexicon.sure_tag(facts.word);
  if ((shape & kUpperFirst) != 0) {
    facts.is_listed_name = lexicon.signature(lexicon.find(form)) != 0;
  }
  if (facts.word == kUnknownWord && (shape & kHyphen) != 0) {
    const std::size_t hyphen = key.rfind('-');
    if (hyphen != std::string_view::npos && hyphen > 0) {
      facts.listed = lexicon.signature(lexicon.find(key.substr(hyphen + 1)));
    }
  }
  return facts;
}

FixedFeatures fixed_features(std::span<const WordFacts> words, std::size_t at) {
  const WordFacts& word = words[at];
  const WordFacts& before = word_at(words, at, -1);
  const WordFacts& second = word_at(words, at, -2);
  const WordFacts& after = word_at(words, at, 1);
  const WordFacts& later = word_at(words, at, 2);
  const WordFacts& beyond = word_at(words, at, beyond_adverbs(words, at));
  return {
      (FeatureHash(1) << word.form).value(),
      (FeatureHash(2) << word.form << word.shape).value(),
      (FeatureHash(3) << before.form).value(),
      (FeatureHash(4) << after.form).value(),
      (FeatureHash(5) << second.form).value(),
      (FeatureHash(6) << later.form).value(),
      (FeatureHash(7) << before.form << word.form).value(),
      (FeatureHash(8) << word.form << after.form).value(),
      (FeatureHash(9) << word.endings[0]).value(),
      (FeatureHash(10) << word.endings[1]).value(),
      (FeatureHash(11) << word.endings[2]).value(),
      (FeatureHash(12) << word.endings[3]).value(),
      (FeatureHash(13) << word.beginnings[0]).value(),
      (FeatureHash(14) << word.beginnings[1]).value(),
      (FeatureHash(15) << sketch(word)).value(),
      (FeatureHash(16) << lists(word) << word.endings[1]).value(),
      (FeatureHash(17) << lists(before) << lists(word)).value(),
      (FeatureHash(18) << lists(word) << lists(after)).value(),
      (FeatureHash(19) << lists(before) << lists(word) << lists(after)).value(),
      (FeatureHash(20) << sketch(after)).value(),
      (FeatureHash(21) << sketch(later)).value(),
      (FeatureHash(22) << sketch(before)).value(),
      (FeatureHash(23) << lists(word) << before.form).value(),
      (FeatureHash(24) << lists(word) << after.form).value(),
      (FeatureHash(25) << after.endings[1]).value(),
      (FeatureHash(26) << before.endings[1]).value(),
      (FeatureHash(27) << lists(word) << lists(after) << lists(later)).value(),
      (FeatureHash(28) << word.shape << before.shape << after.shape).value(),
      (FeatureHash(29) << word.form << lists(after)).value(),
      (FeatureHash(30) << word.form << main(after)).value(),
      (FeatureHash(31) << main(after) << main(later)).value(),
      (FeatureHash(32) << lists(word) << main(after) << main(later)).value(),
      (FeatureHash(33) << lists(word) << lists(beyond)).value(),
      (FeatureHash(34) << word.form << main(beyond)).value(),
  };
}

TaggedFeatures tagged_features(std::span<const WordFacts> words, std::size_t at,
                               std::uint8_t before, std::uint8_t second) {
  const WordFacts& word = words[at];
  const WordFacts& after = word_at(words, at, 1);
  const std::uint64_t both = static_cast<std::uint64_t>(before) << 8 | second;
  return {
      (FeatureHash(40) << before).value(),
      (FeatureHash(41) << both).value(),
      (FeatureHash(42) << before << word.form).value(),
      (FeatureHash(43) << both << word.form).value(),
      (FeatureHash(44) << before << lists(word)).value(),
      (FeatureHash(45) << both << lists(word)).value(),
      (FeatureHash(46) << before << lists(word) << lists(after)).value(),
      (FeatureHash(47) << before << after.form).value(),
      (FeatureHash(48) << before << word.endings[1] << lists(after)).value(),
      (FeatureHash(49) << before << sketch(word)).value(),
  };
}

}  // namespace sourcier
