#include "apps/report/differences.h"

#include <algorithm>
#include <cstdint>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier::report {
namespace {

// Words aligned at most; a longer text is no quotation that a reader compares word by word.
constexpr std::size_t kMostWords = 400;

struct Word {
  Span span;
  std::string key;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const bool is_word = is_letter(point.value) || is_digit(point.value) || is_mark(point.value);
    if (is_word && (!inside || is_wide_script(point.value))) words.push_back({span_at(at, 0), {}});
    if (is_word) words.back().span.end = static_cast<std::uint32_t>(at + point.size);
    inside = is_word;
    at += point.size;
  }
  for (Word& word : words) word.key = fold(slice(text, word.span));
  return words;
}

// Marks in `a` and `b` the words of a longest common subsequence.
void align(const std::vector<Word>& a, const std::vector<Word>& b, std::vector<bool>& shared_a,
           std::vector<bool>& shared_b) {
  const std::size_t columns = b.size() + 1;
  std::vector<std::uint16_t> best((a.size() + 1) * columns, 0);
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      best[i * columns + j] =
          a[i].key == b[j].key ? static_cast<std::uint16_t>(best[(i + 1) * columns + j + 1] + 1)
                               : std::max(best[(i + 1) * columns + j], best[i * columns + j + 1]);
    }
  }
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].key == b[j].key) {
      shared_a[i++] = shared_b[j++] = true;
    } else if (best[(i + 1) * columns + j] >= best[i * columns + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
}

// The words not shared, neighbours joined into one part.
std::vector<Span> parts(const std::vector<Word>& words, const std::vector<bool>& shared) {
  std::vector<Span> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (shared[i]) continue;
    if (i > 0 && !shared[i - 1]) {
      out.back().end = words[i].span.end;
    } else {
      out.push_back(words[i].span);
    }
  }
  return out;
}

}  // namespace

std::vector<std::vector<Span>> differences(const std::vector<std::string_view>& texts) {
  std::vector<std::vector<Span>> out(texts.size());
  if (texts.size() < 2) return out;
  const std::vector<Word> first = words_of(texts.front());
  if (first.size() > kMostWords) return out;
  std::vector<bool> shared_first(first.size(), false);
  bool compared = false;
  for (std::size_t i = 1; i < texts.size(); ++i) {
    const std::vector<Word> words = words_of(texts[i]);
    if (words.size() > kMostWords) continue;
    std::vector<bool> shared(words.size(), false);
    align(first, words, shared_first, shared);
    out[i] = parts(words, shared);
    compared = true;
  }
  if (compared) out.front() = parts(first, shared_first);
  return out;
}

}  // namespace sourcier::report
