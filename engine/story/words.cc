#include "engine/story/words.h"

#include "engine/base/digest.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

bool is_word_part(char32_t value) { return is_letter(value) || is_digit(value) || is_mark(value); }

// After these the next word may have its capital from its place alone. A comma, a semicolon, an
// apostrophe, a hyphen and white space do not part sentences; line ends and other signs may.
bool may_end_sentence(char32_t value) {
  if (value == '\n') return true;
  return !is_space(value) && !is_apostrophe(value) && !is_hyphen(value) && value != ',' &&
         value != ';' && value != '(' && value != '/' && value != '&';
}

struct Run {
  std::size_t end = 0;
  bool digits = false;
  bool wide = false;
};

Run run_from(std::string_view text, std::size_t at) {
  Run run{.end = at};
  while (run.end < text.size()) {
    const CodePoint point = code_point_at(text, run.end);
    const bool is_wide = is_wide_script(point.value);
    if (!is_word_part(point.value) || (is_wide && run.end != at)) break;
    run.end += point.size;
    run.digits = run.digits || is_digit(point.value);
    run.wide = is_wide;
    if (is_wide) break;
  }
  return run;
}

}  // namespace

std::vector<Word> scan_words(std::string_view text) {
  std::vector<Word> words;
  bool first = true;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (!is_word_part(point.value)) {
      first = first || may_end_sentence(point.value);
      at += point.size;
      continue;
    }
    const Run run = run_from(text, at);
    words.push_back({.span = span_at(at, run.end - at),
                     .folded = fold(text.substr(at, run.end - at)),
                     .capital = is_upper(point.value),
                     .first = first,
                     .digits = run.digits,
                     .wide = run.wide});
    first = false;
    at = run.end;
  }
  return words;
}

std::uint32_t word_hash(std::string_view folded) {
  return static_cast<std::uint32_t>(stable_hash(folded));
}

}  // namespace sourcier
