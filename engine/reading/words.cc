#include "engine/reading/words.h"

#include <algorithm>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// Appends the fold of `form`; plain words never reach ICU.
void append_fold(std::string& out, std::string_view form) {
  const bool plain = std::ranges::all_of(form, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_ascii_digit(c);
  });
  if (!plain) {
    out += fold(form);
    return;
  }
  for (const char c : form) {
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
}

// Where one hyphen parts two numbers of a range: "25-30", "9:30-11:00", "2014-2018"; npos for
// dates ("2025-07-12"), months ("2025-07") and codes.
std::size_t range_hyphen(std::string_view form) {
  constexpr std::size_t kYearDigits = 4;
  const std::size_t hyphen = form.find('-');
  if (hyphen == std::string_view::npos || hyphen + 1 >= form.size() || hyphen != form.rfind('-') ||
      !is_ascii_digit(form[hyphen + 1])) {
    return std::string_view::npos;
  }
  const std::size_t behind = form.size() - hyphen - 1;
  if (hyphen == kYearDigits && behind <= 2) return std::string_view::npos;
  if (behind == kYearDigits && hyphen <= 2) return std::string_view::npos;  // "11-2016"
  return hyphen;
}

}  // namespace

Words::Words(std::string_view text, std::span<const Span> sentences, std::span<const Token> tokens)
    : text_(text) {
  words_.reserve(tokens.size() + tokens.size() / 8);
  folded_.reserve(text.size());
  std::uint32_t sentence = 0;
  for (std::uint32_t token = 0; token < tokens.size(); ++token) {
    const Span span = tokens[token].span;
    while (sentence < sentences.size() && sentences[sentence].end <= span.begin) ++sentence;
    add_token(span, {token, sentence, tokens[token].part});
  }
}

void Words::add(Span span, const Place& of) {
  const std::string_view form = slice(text_, span);
  const std::size_t begin = folded_.size();
  append_fold(folded_, form);
  // A mark that folds to nothing (a hyphen) keeps its own form.
  if (folded_.size() == begin) folded_ += form;
  words_.push_back({span, span_of(begin, folded_.size()), of, is_ascii_digit(form.front())});
}

void Words::add_token(Span span, const Place& of) {
  const std::string_view form = slice(text_, span);
  if (is_ascii_digit(form.front())) {
    const std::size_t hyphen = range_hyphen(form);
    if (hyphen == std::string_view::npos) return add(span, of);
    const auto at = span.begin + static_cast<std::uint32_t>(hyphen);
    add({span.begin, at}, of);
    add({at, at + 1}, of);
    return add({at + 1, span.end}, of);
  }
  std::uint32_t begin = span.begin;
  for (std::uint32_t at = span.begin; at < span.end;) {
    const CodePoint point = code_point_at(text_, at);
    const std::uint32_t end = at + point.size;
    if (is_hyphen(point.value) && at > span.begin && end < span.end) {
      if (at > begin) add({begin, at}, of);
      begin = end;
    }
    at = end;
  }
  if (begin < span.end) add({begin, span.end}, of);
}

}  // namespace sourcier
