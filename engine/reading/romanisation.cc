#include "engine/reading/romanisation.h"

#include <algorithm>
#include <array>

namespace sourcier {
namespace {

constexpr std::uint32_t kConsonant = 4;  // To replace, add or drop a consonant.
constexpr std::uint32_t kRelated = 2;    // To replace it by its voiced or voiceless brother.
constexpr std::uint32_t kVowel = 2;
constexpr std::uint32_t kMute = 1;  // A g after n, a mute h.

constexpr std::string_view kVowels = "aeiou";
// Sounds that systems of romanisation write for each other.
constexpr std::array<std::string_view, 10> kRelatedSounds = {"bp", "dt", "gk", "sz", "fv",
                                                             "lr", "bv", "gh", "hk", "uv"};

bool is_vowel(char sound) { return kVowels.find(sound) != std::string_view::npos; }

bool are_related(char a, char b) {
  return std::ranges::any_of(kRelatedSounds, [&](std::string_view pair) {
    return (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a);
  });
}

std::uint32_t cost_of_other(char a, char b) {
  if (a == b) return 0;
  if (is_vowel(a) && is_vowel(b)) return kVowel;
  return are_related(a, b) ? kRelated : kConsonant;
}

std::uint32_t cost_of_one(std::string_view sound, std::size_t at) {
  if (is_vowel(sound[at])) return kVowel;
  if (sound[at] == 'h' || (sound[at] == 'g' && at > 0 && sound[at - 1] == 'n')) return kMute;
  return kConsonant;
}

struct Rule {
  std::size_t length = 0;
  std::string_view sound;
};

// The rows, and how long a pattern may be by its first two letters: most letters begin none.
class SoundRules {
 public:
  explicit SoundRules(const Language& language)
      : table_(language.pack().table("rules/romanisation")) {
    for (std::size_t row = 0; row < table_.rows(); ++row) add(table_.cell(row, 0));
  }

  // The longest row for what stands at `at`; no length where there is none.
  Rule rule_at(std::string_view word, std::size_t at) const {
    Rule rule;
    const std::string_view rest = word.substr(at);
    const std::size_t most = most_[pair(rest)];
    for (std::size_t length = std::min<std::size_t>(most, rest.size());
         length > 0 && rule.length == 0; --length) {
      rule = rule_of(word, at, length);
    }
    return rule;
  }

 private:
  static constexpr std::size_t kLetters = 32;

  // Letters that a folded word has; others share places, which costs a look-up and no more.
  static std::size_t pair(std::string_view letters) {
    const std::size_t first = static_cast<unsigned char>(letters[0]) % kLetters;
    const std::size_t second =
        letters.size() > 1 ? static_cast<unsigned char>(letters[1]) % kLetters : 0;
    return first * kLetters + second;
  }

  void add(std::string_view pattern) {
    if (pattern.starts_with('^')) pattern.remove_prefix(1);
    if (pattern.ends_with('$')) pattern.remove_suffix(1);
    if (pattern.empty()) return;
    const std::size_t first = pair(pattern);
    const std::size_t last = pattern.size() > 1 ? first : first + kLetters - 1;
    for (std::size_t place = first; place <= last; ++place) {
      most_[place] = std::max(most_[place], static_cast<std::uint8_t>(pattern.size()));
    }
  }

  // The row for the pattern of `length` letters at `at`: the one bound to more ends goes first.
  Rule rule_of(std::string_view word, std::size_t at, std::size_t length) const {
    const std::string letters(word.substr(at, length));
    const bool first = at == 0;
    const bool last = at + length == word.size();
    const auto find = [&](const std::string& pattern) -> Rule {
      const std::size_t row = table_.find(pattern);
      return row == Table::kNone ? Rule{} : Rule{length, table_.cell(row, 1)};
    };
    Rule rule;
    if (first && last) rule = find("^" + letters + "$");
    if (rule.length == 0 && last) rule = find(letters + "$");
    if (rule.length == 0 && first) rule = find("^" + letters);
    return rule.length == 0 ? find(letters) : rule;
  }

  Table table_;
  std::array<std::uint8_t, kLetters * kLetters> most_{};
};

}  // namespace

std::string sound_of(std::string_view folded_word, const Language& language) {
  const SoundRules& rules = language.made<SoundRules>();
  const std::string_view word = folded_word.substr(0, kLongestSound);
  std::string sound;
  const auto add = [&](char letter) {
    if (sound.empty() || sound.back() != letter) sound += letter;
  };
  for (std::size_t at = 0; at < word.size();) {
    const Rule rule = rules.rule_at(word, at);
    if (rule.length == 0) {
      add(word[at++]);
      continue;
    }
    for (const char letter : rule.sound) add(letter);
    at += rule.length;
  }
  return sound;
}

std::uint32_t sound_distance(std::string_view first, std::string_view second) {
  const std::string_view a = first.substr(0, kLongestSound);
  const std::string_view b = second.substr(0, kLongestSound);
  std::array<std::uint32_t, kLongestSound + 1> above{};
  for (std::size_t j = 0; j < b.size(); ++j) above[j + 1] = above[j] + cost_of_one(b, j);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::array<std::uint32_t, kLongestSound + 1> row{};
    row[0] = above[0] + cost_of_one(a, i);
    for (std::size_t j = 0; j < b.size(); ++j) {
      row[j + 1] = std::min({above[j] + cost_of_other(a[i], b[j]), above[j + 1] + cost_of_one(a, i),
                             row[j] + cost_of_one(b, j)});
    }
    above = row;
  }
  return above[b.size()];
}

bool is_near_sound(std::string_view first, std::string_view second) {
  if (first.empty() || second.empty()) return false;
  const auto longer = static_cast<std::uint32_t>(std::max(first.size(), second.size()));
  // One vowel in a short name; half as many quarters as letters in a longer one.
  return sound_distance(first, second) <= std::max(kVowel, longer / 2);
}

}  // namespace sourcier
