#include "engine/reading/part_features.h"

#include <algorithm>

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

// One feature: its number mixed with what it looks at.
class Mix {
 public:
  explicit Mix(std::uint64_t number) : state_(number * 0x9E3779B97F4A7C15ULL) {}
  Mix& operator<<(std::uint64_t value) {
    state_ = (state_ ^ value) * 0xD6E8FEB86659FD93ULL;
    state_ ^= state_ >> 32;
    return *this;
  }
  std::uint32_t hash() const {
    return static_cast<std::uint32_t>((state_ * 0xD6E8FEB86659FD93ULL) >> 32);
  }

 private:
  std::uint64_t state_;
};

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
      (Mix(1) << word.form).hash(),
      (Mix(2) << word.form << word.shape).hash(),
      (Mix(3) << before.form).hash(),
      (Mix(4) << after.form).hash(),
      (Mix(5) << second.form).hash(),
      (Mix(6) << later.form).hash(),
      (Mix(7) << before.form << word.form).hash(),
      (Mix(8) << word.form << after.form).hash(),
      (Mix(9) << word.endings[0]).hash(),
      (Mix(10) << word.endings[1]).hash(),
      (Mix(11) << word.endings[2]).hash(),
      (Mix(12) << word.endings[3]).hash(),
      (Mix(13) << word.beginnings[0]).hash(),
      (Mix(14) << word.beginnings[1]).hash(),
      (Mix(15) << sketch(word)).hash(),
      (Mix(16) << lists(word) << word.endings[1]).hash(),
      (Mix(17) << lists(before) << lists(word)).hash(),
      (Mix(18) << lists(word) << lists(after)).hash(),
      (Mix(19) << lists(before) << lists(word) << lists(after)).hash(),
      (Mix(20) << sketch(after)).hash(),
      (Mix(21) << sketch(later)).hash(),
      (Mix(22) << sketch(before)).hash(),
      (Mix(23) << lists(word) << before.form).hash(),
      (Mix(24) << lists(word) << after.form).hash(),
      (Mix(25) << after.endings[1]).hash(),
      (Mix(26) << before.endings[1]).hash(),
      (Mix(27) << lists(word) << lists(after) << lists(later)).hash(),
      (Mix(28) << word.shape << before.shape << after.shape).hash(),
      (Mix(29) << word.form << lists(after)).hash(),
      (Mix(30) << word.form << main(after)).hash(),
      (Mix(31) << main(after) << main(later)).hash(),
      (Mix(32) << lists(word) << main(after) << main(later)).hash(),
      (Mix(33) << lists(word) << lists(beyond)).hash(),
      (Mix(34) << word.form << main(beyond)).hash(),
  };
}

TaggedFeatures tagged_features(std::span<const WordFacts> words, std::size_t at,
                               std::uint8_t before, std::uint8_t second) {
  const WordFacts& word = words[at];
  const WordFacts& after = word_at(words, at, 1);
  const std::uint64_t both = static_cast<std::uint64_t>(before) << 8 | second;
  return {
      (Mix(40) << before).hash(),
      (Mix(41) << both).hash(),
      (Mix(42) << before << word.form).hash(),
      (Mix(43) << both << word.form).hash(),
      (Mix(44) << before << lists(word)).hash(),
      (Mix(45) << both << lists(word)).hash(),
      (Mix(46) << before << lists(word) << lists(after)).hash(),
      (Mix(47) << before << after.form).hash(),
      (Mix(48) << before << word.endings[1] << lists(after)).hash(),
      (Mix(49) << before << sketch(word)).hash(),
  };
}

}  // namespace sourcier
