#include "engine/reading/spelling.h"

#include <unicode/translit.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>

#include "engine/text/icu_status.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

constexpr int kLetter = 10;
constexpr int kRelated = 5;
constexpr int kMute = 3;  // A doubled letter, an h.

constexpr std::string_view kVowels = "aeiouy";
constexpr std::array<std::string_view, 22> kRelatedLetters = {
    "bp", "dt", "gk", "sz", "fv", "vw", "ck", "cs", "cz", "iy", "ij",
    "jy", "gj", "kq", "hk", "gh", "lr", "mn", "0o", "1i", "1l", "5s"};

bool is_vowel(char letter) { return kVowels.find(letter) != std::string_view::npos; }

int cost_of_other(char a, char b) {
  if (a == b) return 0;
  if (is_vowel(a) && is_vowel(b)) return kRelated;
  const bool related = std::ranges::any_of(kRelatedLetters, [&](std::string_view pair) {
    return (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a);
  });
  return related ? kRelated : kLetter;
}

int cost_of_one(std::string_view word, std::size_t at) {
  const bool before_z = word[at] == 't' && at + 1 < word.size() && word[at + 1] == 'z';
  if (word[at] == 'h' || before_z || (at > 0 && word[at - 1] == word[at])) return kMute;
  return is_vowel(word[at]) ? kRelated : kLetter;
}

std::string romanised(std::string_view name) {
  static thread_local const std::unique_ptr<icu::Transliterator> transliterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
    return is_done(status) ? std::move(made) : nullptr;
  }();
  if (!transliterator) return std::string(name);
  auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  transliterator->transliterate(text);
  if (text.isBogus()) throw std::bad_alloc();  // So ICU says that there is no memory for it.
  std::string latin;
  text.toUTF8String(latin);
  return latin;
}

}  // namespace

std::string latin_letters(std::string_view name) {
  const bool is_ascii =
      std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const std::string folded = fold(is_ascii ? std::string(name) : romanised(name));
  std::string letters;
  for (const char c : folded) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) {
      letters += c;
    } else if (c == '&') {
      letters += letters.empty() || letters.back() == ' ' ? "and " : " and ";
    } else if (c != '.' && !letters.empty() && letters.back() != ' ') {
      letters += ' ';
    }
  }
  while (letters.ends_with(' ')) letters.pop_back();
  return letters;
}

int spelling_distance(std::string_view a, std::string_view b) {
  a = a.substr(0, kLongestSpelling);
  b = b.substr(0, kLongestSpelling);
  std::array<std::array<int, kLongestSpelling + 1>, 3> rows{};
  for (std::size_t j = 0; j < b.size(); ++j) rows[0][j + 1] = rows[0][j] + cost_of_one(b, j);
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto& above = rows[i % 3];
    auto& row = rows[(i + 1) % 3];
    row[0] = above[0] + cost_of_one(a, i);
    for (std::size_t j = 0; j < b.size(); ++j) {
      row[j + 1] = std::min({above[j] + cost_of_other(a[i], b[j]), above[j + 1] + cost_of_one(a, i),
                             row[j] + cost_of_one(b, j)});
      const bool swapped = i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j];
      if (swapped) row[j + 1] = std::min(row[j + 1], rows[(i + 2) % 3][j - 1] + kLetter);
    }
  }
  return rows[a.size() % 3][b.size()];
}

int spelling_slack(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  // Short words with one letter changed are other words.
  constexpr std::size_t kFirm = 3;
  constexpr std::size_t kShort = 4;
  constexpr std::size_t kMiddle = 6;
  constexpr std::size_t kLong = 11;
  if (shorter < kFirm) return 0;
  if (shorter < kShort) return kRelated;
  if (shorter < kMiddle) return kLetter;
  return shorter < kLong ? kLetter + kRelated : 2 * kLetter;
}

}  // namespace sourcier
