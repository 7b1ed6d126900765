#include "engine/article/words.h"

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {

LineWords::LineWords(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size()) {
    std::size_t end = at;
    bool is_ascii = true;
    while (end < line.size()) {
      const auto byte = static_cast<unsigned char>(line[end]);
      if (byte < 0x80) {
        const bool is_word = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                             (byte >= 'A' && byte <= 'Z');
        if (!is_word) break;
        ++end;
        continue;
      }
      const CodePoint point = code_point_at(line, end);
      if (!is_letter(point.value) && !is_digit(point.value) && !is_mark(point.value)) break;
      is_ascii = false;
      end += point.size;
    }
    if (end == at) {
      at += std::max(code_point_at(line, at).size, 1u);
      continue;
    }
    const std::string_view word = line.substr(at, end - at);
    const std::size_t begin = folded_.size();
    if (is_ascii) {
      for (const char c : word)
        folded_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else {
      folded_ += fold(word);
    }
    forms_.push_back(span_of(begin, folded_.size()));
    spans_.push_back(span_of(at, end));
    at = end;
  }
}

}  // namespace sourcier
