#include "engine/reading/name_words.h"

#include <algorithm>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// Longer words, in bytes, are addresses and junk; no name has them.
constexpr std::size_t kLongestWord = 96;

// A line is in Title Case when it has this many longer words and most of them bear a capital.
constexpr std::size_t kFewestTitleWords = 5;
constexpr std::size_t kLongerWord = 4;  // Letters.

struct Letters {
  std::uint32_t upper = 0;
  std::uint32_t lower = 0;
  std::uint32_t digits = 0;
  std::uint32_t others = 0;  // Letters without case.
  bool upper_first = false;
};

Letters count_letters(std::string_view word) {
  Letters letters;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = code_point_at(word, at);
    if (is_upper(point.value)) {
      if (letters.upper + letters.lower + letters.others == 0) letters.upper_first = true;
      ++letters.upper;
    } else if (is_lower(point.value)) {
      ++letters.lower;
    } else if (is_digit(point.value)) {
      ++letters.digits;
    } else if (is_letter(point.value)) {
      ++letters.others;
    }
    at += point.size;
  }
  return letters;
}

WordShape shape_of(std::string_view word) {
  const Letters letters = count_letters(word);
  const std::uint32_t cased = letters.upper + letters.lower;
  if (cased + letters.others == 0) {
    return letters.digits > 0 ? WordShape::kNumber : WordShape::kPunctuation;
  }
  if (letters.upper == 1 && letters.lower + letters.others + letters.digits == 0) {
    return WordShape::kInitial;
  }
  if (letters.upper >= 1 && letters.lower == 0 && letters.others == 0) return WordShape::kAcronym;
  if (letters.upper > 0 && (letters.upper_first || letters.upper > 1)) return WordShape::kCapital;
  return WordShape::kLower;
}

bool ends_in_apostrophe(std::string_view word) {
  return is_apostrophe(code_point_before(word, word.size()).value);
}

NameWord make_word(std::string_view text, Span span, std::uint32_t sentence) {
  NameWord word;
  word.span = span;
  const std::string_view letters = slice(text, span);
  word.mark = code_point_at(letters, 0).value;
  word.sentence = sentence;
  word.shape = shape_of(letters);
  word.glued = span.begin > 0 && !is_space(code_point_before(text, span.begin).value);
  if (word.shape == WordShape::kPunctuation) return word;
  // Hashtags and addresses name nothing that a reader would call a name.
  const bool is_tag = word.mark == U'#' || word.mark == U'@';
  if (letters.size() > kLongestWord || is_tag) {
    word.shape = WordShape::kPunctuation;
    return word;
  }
  word.folded = fold(letters);
  if (letters.size() > 1 && ends_in_apostrophe(letters)) word.shape = WordShape::kElision;
  if (word.shape == WordShape::kInitial || word.shape == WordShape::kAcronym) {
    std::erase(word.folded, '.');  // "U.S.", "V."
  }
  return word;
}

bool is_opening(char32_t mark) {
  switch (mark) {
    case U'"':
    case U'«':
    case U'“':
    case U'‘':
    case U'„':
    case U'(':
    case U'[':
    case U'—':
    case U'–':
    case U'-':
    case U'•':
    case U'*':
    case U'#':
      return true;
    default:
      return false;
  }
}

// Marks the words at which a sentence or a quotation opens; a capital there says nothing.
void mark_openings(std::span<NameWord> words) {
  bool open = true;
  bool elided = false;  // "l'« Union »": the sentence goes on.
  for (NameWord& word : words) {
    if (word.shape == WordShape::kPunctuation) {
      if (word.mark == U':' || word.mark == U'…') open = true;
      if (is_opening(word.mark) && word.mark != U'(' && word.mark != U'-') open = !elided;
      continue;
    }
    elided = word.shape == WordShape::kElision;
    word.opens = open;
    // "L'Europe": the article took the capital, yet what follows may owe its own to the name.
    open = false;
  }
}

void mark_shouting(std::string_view text, std::span<NameWord> words) {
  std::size_t longer = 0;
  std::size_t capital = 0;
  std::size_t capitals = 0;  // Words all in capitals.
  for (std::size_t i = 0; i < words.size(); ++i) {
    const NameWord& word = words[i];
    if (!word.is_word() || word.opens || slice(text, word.span).size() < kLongerWord) continue;
    ++longer;
    if (word.has_capital()) ++capital;
    if (word.shape == WordShape::kAcronym) ++capitals;
  }
  if (longer < kFewestTitleWords || capital * 5 < longer * 4) return;
  const auto ends = [](char32_t mark) { return mark == U'.' || mark == U'?' || mark == U'!'; };
  const bool all_capitals = capitals == longer;
  if (ends(words.back().mark) && !all_capitals) return;
  for (NameWord& word : words) word.shouted = true;
}

}  // namespace

std::vector<NameWord> name_words(std::string_view text, std::span<const Span> sentences,
                                 std::span<const Token> tokens) {
  std::vector<NameWord> words;
  words.reserve(tokens.size());
  std::size_t token = 0;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const std::size_t first = words.size();
    while (token < tokens.size() && tokens[token].span.begin < sentences[i].begin) ++token;
    for (; token < tokens.size() && tokens[token].span.end <= sentences[i].end; ++token) {
      words.push_back(make_word(text, tokens[token].span, static_cast<std::uint32_t>(i)));
    }
    const std::span<NameWord> sentence = std::span(words).subspan(first);
    mark_openings(sentence);
    mark_shouting(text, sentence);
  }
  return words;
}

}  // namespace sourcier
