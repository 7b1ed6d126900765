#include "engine/reading/tokens.h"

#include <array>
#include <string>

#include "engine/reading/number_shape.h"
#include "engine/reading/parts.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// The longest clitic or word that holds one, in bytes.
constexpr std::uint32_t kLongestClitic = 24;

bool is_word_character(char32_t value) {
  return is_letter(value) || is_mark(value) || is_digit(value) || value == '_' || value == 0x200D;
}

bool is_ascii_digit(char32_t value) { return value >= '0' && value <= '9'; }

class Tokenizer {
 public:
  Tokenizer(std::string_view text, const Language& language, std::vector<Token>& tokens)
      : text_(text),
        clitics_(language.table("clitics")),
        abbreviations_(language.table("abbreviations")),
        glued_(language.table("glued_units")),
        units_(language.table("units")),
        tokens_(tokens) {}

  void run(Span sentence);

 private:
  CodePoint peek(std::uint32_t at) const {
    return at < end_ ? code_point_at(text_.substr(0, end_), at) : CodePoint{};
  }
  void push(std::uint32_t begin, std::uint32_t end);
  std::uint32_t letters_end(std::uint32_t at) const;
  static std::string clitic_key(std::string_view form);
  bool has_kind(std::string_view form, std::string_view kind) const;
  std::uint32_t address_end(std::uint32_t at) const;
  std::uint32_t word_end(std::uint32_t at) const;
  std::uint32_t elision_end(std::uint32_t at) const;
  std::uint32_t stops_end(std::uint32_t begin, std::uint32_t end) const;
  std::uint32_t plural_end(std::uint32_t end) const;
  void push_word(std::uint32_t begin, std::uint32_t end);
  void number(std::uint32_t at);
  void word(std::uint32_t at);
  void mark(std::uint32_t at, CodePoint point);

  std::string_view text_;
  std::uint32_t begin_ = 0;
  std::uint32_t at_ = 0;
  std::uint32_t end_ = 0;
  const Table clitics_;
  const Table abbreviations_;
  const Table glued_;
  const Table units_;
  std::vector<Token>& tokens_;
};

void Tokenizer::push(std::uint32_t begin, std::uint32_t end) {
  Token& token = tokens_.emplace_back();
  token.span = {begin, end};
  at_ = end;
}

std::uint32_t Tokenizer::letters_end(std::uint32_t at) const {
  for (CodePoint point = peek(at); point.size != 0 && is_word_character(point.value);
       point = peek(at)) {
    at += point.size;
  }
  return at;
}

// In small letters, with the apostrophe and the hyphen of the table. Every word is asked for, so
// those of plain letters take no detour.
std::string Tokenizer::clitic_key(std::string_view form) {
  std::string key;
  bool plain = true;
  for (const char c : form) {
    plain = plain && static_cast<unsigned char>(c) < 0x80 && c != '`';
    key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  if (plain) return key;
  key.clear();
  for (std::size_t at = 0; at < form.size();) {
    const CodePoint point = code_point_at(form, at);
    at += point.size;
    append_utf8(key, is_apostrophe(point.value) ? U'\''
                     : is_hyphen(point.value)   ? U'-'
                                                : point.value);
  }
  return lower(key);
}

// Whether the clitics have `form`, in any case and with any apostrophe, as one of `kind`.
bool Tokenizer::has_kind(std::string_view form, std::string_view kind) const {
  if (form.size() > kLongestClitic) return false;
  const std::string key = clitic_key(form);
  for (std::size_t row = clitics_.find(key); row != Table::kNone; row = clitics_.next(row)) {
    if (clitics_.cell(row, 1) == kind) return true;
  }
  return false;
}

// The end of a web or mail address or a hashtag that begins at `at`; `at` where there is none.
std::uint32_t Tokenizer::address_end(std::uint32_t at) const {
  const std::string_view rest = text_.substr(at, end_ - at);
  static constexpr std::array<std::string_view, 3> kPrefixes = {"http://", "https://", "www."};
  bool address = false;
  for (const std::string_view prefix : kPrefixes) address = address || rest.starts_with(prefix);
  if (!address) return at;
  std::uint32_t end = at;
  for (CodePoint point = peek(end);
       point.size != 0 && !is_space(point.value) && point.value < 0x80 && point.value != '"' &&
       point.value != '<' && point.value != '>';
       point = peek(end)) {
    end += point.size;
  }
  while (end > at && std::string_view(".,;:!?)'").find(text_[end - 1]) != std::string_view::npos) {
    --end;
  }
  return end;
}

// Behind the apostrophe of an elided word at `at`, or `at`. A row of kind `whole` keeps a word.
std::uint32_t Tokenizer::elision_end(std::uint32_t at) const {
  const std::uint32_t stem = letters_end(at);
  const CodePoint apostrophe = peek(stem);
  if (!is_apostrophe(apostrophe.value) || stem - at > kLongestClitic) return at;
  const std::uint32_t end = stem + apostrophe.size;
  const std::uint32_t rest = word_end(end);
  if (rest > end && has_kind(text_.substr(at, rest - at), "whole")) return at;
  return has_kind(text_.substr(at, end - at), "elided") ? end : at;
}

// The end of the compound at `at`: letters joined by apostrophes, hyphens and ampersands.
std::uint32_t Tokenizer::word_end(std::uint32_t at) const {
  std::uint32_t end = letters_end(at);
  while (end < end_) {
    const CodePoint joint = peek(end);
    if (!is_apostrophe(joint.value) && joint.value != '-' && joint.value != 0x2010 &&
        joint.value != 0x2011 && joint.value != '&' && joint.value != '@' && joint.value != 0xB7) {
      break;
    }
    const std::uint32_t part = end + joint.size;
    if (joint.value == '`' || joint.value == 0x2018) break;
    const std::uint32_t next = letters_end(part);
    if (next == part) break;
    end = next;
  }
  return end;
}

// Takes the full stops of initials and abbreviations into the word: "J.-P.", "U.S.", "etc.".
std::uint32_t Tokenizer::stops_end(std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t last = end;
  std::uint32_t part = begin;
  while (text_.substr(0, end_).substr(last).starts_with('.')) {
    const CodePoint first = peek(part);
    const bool initial = is_upper(first.value) && part + first.size == last;
    const CodePoint after = peek(last + 1);
    const std::string_view form = text_.substr(begin, last + 1 - begin);
    const bool listed = form.size() <= kLongestClitic && abbreviations_.find(form) != Table::kNone;
    const bool inside = is_letter(after.value) || is_hyphen(after.value);
    if (!listed && !initial && !(inside && part + first.size == last)) break;
    // The stop of a last single letter is the sentence's: "le vitamine C."
    if (!listed && last + 1 >= end_ && part == begin) break;
    end = last + 1;
    part = is_hyphen(after.value) ? end + after.size : end;
    last = letters_end(part);
    if (last == part) break;
    const CodePoint next = peek(part);
    if (part + next.size != last && !text_.substr(0, end_).substr(last).starts_with('.')) break;
  }
  return end;
}

// "salarié(e)s": behind a bracketed ending set against its word.
std::uint32_t Tokenizer::plural_end(std::uint32_t end) const {
  constexpr std::uint32_t kLongestEnding = 4;
  if (peek(end).value != '(') return end;
  const std::uint32_t inside = letters_end(end + 1);
  if (inside == end + 1 || inside - end > kLongestEnding || peek(inside).value != ')') return end;
  return letters_end(inside + 1);
}

// Pushes the word, its enclitic as a token of its own.
void Tokenizer::push_word(std::uint32_t begin, std::uint32_t end) {
  const std::string_view form = text_.substr(begin, end - begin);
  if (!has_kind(form, "whole")) {
    for (std::uint32_t cut = begin + 1; cut < end; ++cut) {
      if (!is_boundary(text_, cut) || end - cut > kLongestClitic) continue;
      const CodePoint joint = peek(cut);
      const bool marked = is_apostrophe(joint.value) || is_hyphen(joint.value) ||
                          joint.value == 'n' || joint.value == 'N';
      if (marked && has_kind(text_.substr(cut, end - cut), "enclitic")) {
        push(begin, cut);
        begin = cut;
        break;
      }
    }
  }
  push(begin, end);
}

void Tokenizer::word(std::uint32_t at) {
  if (const std::uint32_t end = address_end(at); end > at) return push(at, end);
  if (const std::uint32_t end = elision_end(at); end > at) return push(at, end);
  const std::uint32_t bare = letters_end(at);
  std::uint32_t end = stops_end(at, bare);
  if (end > bare) return push(at, end);
  end = word_end(at);
  if (end == bare) end = plural_end(end);
  push_word(at, end);
}

// A number, with letters set against it: ordinals stay ("1er", "20th"), units go ("14|h|30").
void Tokenizer::number(std::uint32_t at) {
  const std::uint32_t end = number_end(text_.substr(0, end_), at);
  std::uint32_t letters = end;
  for (CodePoint point = peek(letters); point.size != 0 && is_letter(point.value);
       point = peek(letters)) {
    letters += point.size;
  }
  if (letters == end) return push(at, end);
  // "8p.m.", "8a.m."
  const std::uint32_t stops = stops_end(end, letters);
  if (stops > letters + 1 && abbreviations_.find(text_.substr(end, stops - end)) != Table::kNone) {
    push(at, end);
    return push(end, stops);
  }
  if (letters - end <= kLongestClitic &&
      (glued_.find(lower(text_.substr(end, letters - end))) != Table::kNone ||
       units_.find(text_.substr(end, letters - end)) != Table::kNone)) {
    push(at, end);
    return push(end, letters);
  }
  push_word(at, word_end(at));
}

// One mark; runs of full stops, of hyphens and of underscores are one token.
void Tokenizer::mark(std::uint32_t at, CodePoint point) {
  std::uint32_t end = at + point.size;
  if (point.value == '.' || point.value == '-' || point.value == '_') {
    while (peek(end).value == point.value) ++end;
  }
  if (point.value == 0xB0 && is_letter(peek(end).value)) end += peek(end).size;  // "°C"
  // "-t-il" set apart from its verb, and clitics that lost theirs.
  if ((is_hyphen(point.value) || is_apostrophe(point.value)) && end == at + point.size) {
    const std::uint32_t rest = word_end(end);
    // A dash with a space before it opens an aside ("Non -il pleut-"), but "-t-" does not.
    const bool apart = at > begin_ && is_space(code_point_before(text_, at).value);
    const bool linked = rest > end && (!apart || text_.substr(end, rest - end).starts_with("t-"));
    if (linked && has_kind(text_.substr(at, rest - at), "enclitic")) end = rest;
  }
  if (point.value == '#' || point.value == '@') end = letters_end(end);
  while (is_mark(peek(end).value)) end += peek(end).size;
  push(at, end);
}

void Tokenizer::run(Span sentence) {
  begin_ = sentence.begin;
  at_ = sentence.begin;
  end_ = sentence.end;
  while (at_ < end_) {
    const CodePoint point = peek(at_);
    if (is_space(point.value)) {
      at_ += point.size;
    } else if (is_ascii_digit(point.value)) {
      number(at_);
    } else if (is_wide_script(point.value)) {
      push(at_, at_ + point.size);
    } else if (is_word_character(point.value) && !is_mark(point.value)) {
      word(at_);
    } else {
      mark(at_, point);
    }
  }
}

}  // namespace

std::vector<Token> tokenize(std::string_view text, std::span<const Span> sentences,
                            const Language& language) {
  constexpr std::size_t kBytesPerToken = 5;  // About what French and English news have.
  std::vector<Token> tokens;
  tokens.reserve(text.size() / kBytesPerToken);
  Tokenizer tokenizer(text, language, tokens);
  for (const Span sentence : sentences) tokenizer.run(sentence);
  tag_parts(text, sentences, language, tokens);
  return tokens;
}

}  // namespace sourcier
