#include "engine/reading/sentences.h"

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// The longest abbreviation looked up, in bytes; a longer word before a full stop is none.
constexpr std::uint32_t kLongestAbbreviation = 24;

constexpr bool is_terminal(char32_t value) {
  return value == '.' || value == '!' || value == '?' || value == 0x2026;
}

// Full stops of scripts that put no space after them.
constexpr bool is_wide_terminal(char32_t value) {
  return value == 0x3002 || value == 0xFF01 || value == 0xFF1F || value == 0x0964 ||
         value == 0x061F || value == 0x06D4;
}

constexpr bool is_closer(char32_t value) {
  return value == 0xBB || value == 0x201D || value == 0x2019 || value == ')' || value == ']' ||
         value == 0x203A;
}

constexpr bool is_opener(char32_t value) {
  return value == 0xAB || value == 0x201C || value == 0x201E || value == '(' || value == '[' ||
         value == 0x2018 || value == 0x2039 || value == '"' || value == '\'';
}

// One paragraph's worth of splitting.
class Splitter {
 public:
  Splitter(std::string_view text, Span paragraph, const Table& abbreviations, bool ordinal_stops,
           std::vector<Span>& sentences)
      : text_(text.substr(0, paragraph.end)),
        begin_(paragraph.begin),
        at_(paragraph.begin),
        abbreviations_(abbreviations),
        ordinal_stops_(ordinal_stops),
        sentences_(sentences) {}

  void run();

 private:
  CodePoint peek(std::uint32_t at) const { return code_point_at(text_, at); }
  std::uint32_t skip_spaces(std::uint32_t at) const;
  std::uint32_t skip_closers(std::uint32_t at) const;
  bool opens_word(std::uint32_t mark) const;
  bool starts_sentence(std::uint32_t at) const;
  bool is_abbreviation(std::uint32_t stop, std::uint32_t next) const;
  bool is_short_form(std::uint32_t at) const;
  bool is_list_number(std::uint32_t stop) const;
  bool is_ordinal(std::uint32_t stop, std::uint32_t next) const;
  bool line_ends(std::uint32_t at) const;
  void after_terminal(char32_t mark);
  void cut(std::uint32_t end);

  std::string_view text_;
  std::uint32_t begin_;
  std::uint32_t at_;
  bool quoted_ = false;  // Inside straight marks, which do not say whether they open or close.
  const Table& abbreviations_;
  const bool ordinal_stops_;
  std::vector<Span>& sentences_;
};

std::uint32_t Splitter::skip_spaces(std::uint32_t at) const {
  for (CodePoint point = peek(at); point.size != 0 && is_space(point.value); point = peek(at)) {
    at += point.size;
  }
  return at;
}

// Whether a word follows the straight mark directly: with a space before it, it opens.
bool Splitter::opens_word(std::uint32_t mark) const {
  const CodePoint next = peek(mark + 1);
  return is_letter(next.value) || is_digit(next.value);
}

// Past the closing marks that belong to a sentence that ended before `at`; French sets a space
// before its own.
std::uint32_t Splitter::skip_closers(std::uint32_t at) const {
  bool quoted = quoted_;
  while (at < text_.size()) {
    const std::uint32_t mark_at = skip_spaces(at);
    const CodePoint mark = peek(mark_at);
    const bool spaced = mark_at != at;
    // German closes with the marks that others open with: „…“, »…«.
    const CodePoint behind = peek(mark_at + mark.size);
    const bool closes_turned = !spaced && (mark.value == 0x201C || mark.value == 0xAB) &&
                               (behind.size == 0 || is_space(behind.value));
    const bool closes_straight = mark.value == '"' && quoted && !(spaced && opens_word(mark_at));
    if (!(is_closer(mark.value) && (!spaced || mark.value == 0xBB)) && !closes_straight &&
        !closes_turned) {
      break;
    }
    if (closes_straight) quoted = false;
    at = mark_at + mark.size;
  }
  return at;
}

// Whether the text at `at` may begin a sentence: anything but a lower-case word or punctuation
// that goes on.
bool Splitter::starts_sentence(std::uint32_t at) const {
  CodePoint point = peek(at);
  for (int marks = 0; marks < 3 && (is_opener(point.value) || is_hyphen(point.value)); ++marks) {
    at = skip_spaces(at + point.size);
    point = peek(at);
  }
  if (point.size == 0) return true;
  if (is_letter(point.value)) return !is_lower(point.value);
  return is_digit(point.value) || (point.value > 0x7F && !is_closer(point.value));
}

// Whether the full stop at `stop` belongs to the word before it. `next` is where the text goes on.
bool Splitter::is_abbreviation(std::uint32_t stop, std::uint32_t next) const {
  std::uint32_t word = stop;
  std::uint32_t letters = 0;
  bool stops_inside = false;
  while (word > begin_ && stop - word <= kLongestAbbreviation) {
    const CodePoint before = code_point_before(text_, word);
    if (!is_letter(before.value) && before.value != '.' && before.value != 0xB0 &&
        !is_hyphen(before.value)) {
      break;
    }
    stops_inside = stops_inside || before.value == '.';
    letters += is_letter(before.value) ? 1 : 0;
    word -= before.size;
  }
  if (letters == 0 || stop - word > kLongestAbbreviation) return false;
  const std::string_view form = text_.substr(word, stop + 1 - word);
  const std::size_t row = abbreviations_.find(form);
  if (row != Table::kNone && abbreviations_.cell(row, 0) == form) {
    const std::string_view end = abbreviations_.cell(row, 1);
    return end == "before" || !is_upper(peek(next).value) || (end == "zone" && is_short_form(next));
  }
  const bool upper = is_upper(code_point_at(text_, word).value);
  if (letters == 1) return upper && next < text_.size() && is_letter(peek(next).value);
  return stops_inside && upper && letters <= 4;  // "J.-P. Martin", "U.S. Army"
}

// "3 p.m. | EST": two to four capitals, as the names of time zones are.
bool Splitter::is_short_form(std::uint32_t at) const {
  constexpr int kMostLetters = 4;
  int letters = 0;
  for (CodePoint point = peek(at); is_upper(point.value); point = peek(at)) {
    at += point.size;
    ++letters;
  }
  return letters >= 2 && letters <= kMostLetters && !is_letter(peek(at).value);
}

// "1. First" at the beginning of a sentence numbers it.
bool Splitter::is_list_number(std::uint32_t stop) const {
  std::uint32_t at = begin_;
  while (at < stop && stop - begin_ <= 3 && is_digit(peek(at).value)) at += peek(at).size;
  return at == stop && stop > begin_;
}

// "am 3. Mai", "im 19. Jahrhundert": a stop that makes a number of few digits an ordinal, in
// languages that write them so.
bool Splitter::is_ordinal(std::uint32_t stop, std::uint32_t next) const {
  constexpr std::uint32_t kMostDigits = 2;
  if (!ordinal_stops_ || next >= text_.size()) return false;
  std::uint32_t word = stop;
  while (word > begin_ && stop - word <= kMostDigits && is_digit(peek(word - 1).value)) --word;
  const std::uint32_t digits = stop - word;
  if (digits == 0 || digits > kMostDigits) return false;
  if (word > begin_ && !is_space(code_point_before(text_, word).value)) return false;
  return is_letter(peek(next).value);
}

// Whether a line break ends the sentence: not in mid-sentence, where the line goes on in lower
// case.
bool Splitter::line_ends(std::uint32_t at) const {
  const std::uint32_t next = skip_spaces(at);
  if (text_.substr(at, next - at).find("\n\n") != std::string_view::npos) return true;
  const char32_t before = code_point_before(text_, at).value;
  if (at > begin_ && (is_terminal(before) || before == ':' || before == ';')) return true;
  const CodePoint point = peek(next);
  return !is_lower(point.value) && point.value != ',' && point.value != ';' && point.value != 0xBB;
}

void Splitter::cut(std::uint32_t end) {
  const std::uint32_t begin = skip_spaces(begin_);
  while (end > begin) {
    const CodePoint before = code_point_before(text_, end);
    if (!is_space(before.value)) break;
    end -= before.size;
  }
  if (end > begin) sentences_.push_back({begin, end});
  begin_ = at_;
}

// `at_` stands behind a terminal mark: closers are passed, and the sentence cut where it ends.
void Splitter::after_terminal(char32_t mark) {
  const std::uint32_t stop = at_ - 1;
  std::uint32_t run = at_;
  while (is_terminal(peek(run).value)) run += peek(run).size;
  const bool single = run == at_;
  const std::uint32_t closed = skip_closers(run);
  const std::uint32_t next = skip_spaces(closed);
  at_ = run;
  if (next < text_.size() && next == closed) return;  // "3.5", "site.org"
  if (next < text_.size() && !starts_sentence(next)) return;
  if (mark == '.' && single && next < text_.size() &&
      (is_abbreviation(stop, next) || is_list_number(stop) || is_ordinal(stop, next))) {
    return;
  }
  if (closed > run && text_.substr(run, closed - run).find('"') != std::string_view::npos) {
    quoted_ = false;
  }
  at_ = closed;
  cut(closed);
  begin_ = at_;
}

void Splitter::run() {
  while (at_ < text_.size()) {
    const CodePoint point = peek(at_);
    const std::uint32_t here = at_;
    at_ += point.size;
    if (is_terminal(point.value)) {
      after_terminal(point.value);
    } else if (is_wide_terminal(point.value)) {
      at_ = skip_closers(at_);
      cut(at_);
    } else if (point.value == '"') {
      const bool spaced = here == begin_ || is_space(code_point_before(text_, here).value);
      quoted_ = (spaced && opens_word(here)) || !quoted_;
    } else if (point.value == '\n' && line_ends(here)) {
      at_ = skip_spaces(here);
      quoted_ = false;
      cut(here);
    }
  }
  cut(static_cast<std::uint32_t>(text_.size()));
}

}  // namespace

std::vector<Span> split_sentences(std::string_view text, std::span<const Paragraph> paragraphs,
                                  const Language& language) {
  const Table abbreviations = language.table("abbreviations");
  const bool ordinal_stops = language.is_set("ordinals", "stop");
  std::vector<Span> sentences;
  for (const Paragraph& paragraph : paragraphs) {
    Splitter(text, paragraph.span, abbreviations, ordinal_stops, sentences).run();
  }
  if (paragraphs.empty())
    Splitter(text, span_at(0, text.size()), abbreviations, ordinal_stops, sentences).run();
  return sentences;
}

}  // namespace sourcier
