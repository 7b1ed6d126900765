#include "engine/article/words.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// ASCII letters and digits folded; 0 for signs.
constexpr std::array<char, 128> kFoldedAscii = [] {
  std::array<char, 128> folded{};
  for (std::size_t c = '0'; c <= '9'; ++c) folded[c] = static_cast<char>(c);
  for (std::size_t c = 'a'; c <= 'z'; ++c) {
    folded[c] = static_cast<char>(c);
    folded[c - 'a' + 'A'] = static_cast<char>(c);
  }
  return folded;
}();

constexpr std::size_t kBytesAWord = 6;  // Of most languages, its blank included: a first guess.

}  // namespace

std::uint32_t line_word_hash(std::string_view folded) {
  std::uint64_t head = 0;
  const char* at = folded.data();
  const std::size_t size = folded.size();
  // Reads of a fixed size, which may overlap, cost a fraction of a copy of any.
  if (size >= sizeof head) {
    std::memcpy(&head, at, sizeof head);
  } else if (size >= 4) {
    std::uint32_t first = 0, last = 0;
    std::memcpy(&first, at, sizeof first);
    std::memcpy(&last, at + size - sizeof last, sizeof last);
    head = first | std::uint64_t{last} << 32;
  } else if (size > 0) {
    const auto byte = [&](std::size_t i) {
      return std::uint64_t{static_cast<unsigned char>(at[i])};
    };
    head = byte(0) | byte(size / 2) << 8 | byte(size - 1) << 16;
  }
  return static_cast<std::uint32_t>(((head ^ folded.size()) * 0x9E3779B97F4A7C15u) >> 32);
}

// A word with other letters is folded as a whole, over the bytes that were folded as they were
// passed. Nearly all get no longer.
std::size_t LineWords::fold_again(std::string_view word, std::size_t begin, std::size_t rest) {
  const std::string folded = fold(word);
  if (begin + folded.size() + rest > folded_.size()) folded_.resize(begin + folded.size() + rest);
  std::ranges::copy(folded, folded_.begin() + static_cast<std::ptrdiff_t>(begin));
  return begin + folded.size();
}

LineWords::LineWords(std::string_view line) {
  folded_.resize(line.size());
  words_.reserve(line.size() / kBytesAWord + 1);
  std::size_t at = 0, used = 0;
  while (at < line.size()) {
    const std::size_t begin = used;
    std::size_t end = at;
    bool is_ascii = true;
    while (end < line.size()) {
      const auto byte = static_cast<unsigned char>(line[end]);
      if (byte < 0x80) {
        if (kFoldedAscii[byte] == 0) break;
        folded_[used++] = kFoldedAscii[byte];
        ++end;
        continue;
      }
      const CodePoint point = code_point_at(line, end);
      if (!is_letter(point.value) && !is_digit(point.value) && !is_mark(point.value)) break;
      is_ascii = false;
      end += point.size;
    }
    if (end == at) {
      const bool is_sign = static_cast<unsigned char>(line[at]) < 0x80;
      at += is_sign ? 1 : std::max(code_point_at(line, at).size, 1u);
      continue;
    }
    if (!is_ascii) used = fold_again(line.substr(at, end - at), begin, line.size() - end);
    const Span form = span_of(begin, used);
    words_.push_back({form, span_of(at, end), line_word_hash(slice(folded_, form))});
    at = end;
  }
}

}  // namespace sourcier
