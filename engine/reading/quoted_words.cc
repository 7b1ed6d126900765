#include "engine/reading/quoted_words.h"

#include <algorithm>

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::size_t kMostCounted = 12;     // Words: more make no difference.
constexpr std::size_t kShortestClause = 3;   // Words of a direct quotation that no mark ends.
constexpr std::size_t kClauseAfterThat = 6;  // "que « … »" with so many words is a whole clause.
constexpr std::size_t kLongestTerm = 2;
constexpr std::size_t kNearCue = 3;

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t i = 0; i < text.size() && words < kMostCounted;) {
    const CodePoint point = code_point_at(text, i);
    const bool letter = is_letter(point.value) || is_digit(point.value);
    if (letter && !inside) ++words;
    inside = letter;
    i += point.size;
  }
  return words;
}

bool ends_sentence(std::string_view text) {
  return !text.empty() && (text.back() == '.' || text.back() == '!' || text.back() == '?');
}

}  // namespace

QuotedShape shape_of(std::string_view text, const ClauseWords& words, std::size_t i, Span inside,
                     const Frames& frames) {
  QuotedShape shape;
  const std::string_view quoted = slice(text, inside);
  shape.words = count_words(quoted);
  const bool capital = is_upper(code_point_at(quoted, 0).value);
  const bool introduced = i > 0 && words[i - 1].is_mark(':');
  const bool after_that = i > 0 && words[i - 1].has(kThat);
  shape.is_clause = (shape.words >= kShortestClause && (capital || introduced)) ||
                    (after_that && shape.words >= kClauseAfterThat) ||
                    (ends_sentence(quoted) && (capital || introduced));
  // "l'« Observatoire de la fin de vie »": an article and a capital, and no end of a sentence.
  const bool owned = i > 0 && words[i - 1].text == "s";  // "CNN's “State of the Union”"
  const bool titled = i > 0 && capital && (words[i - 1].has(kDeterminer) || owned) &&
                      !words[i - 1].has(kThat) && !ends_sentence(quoted);
  if (titled) {
    shape.is_clause = false;
    shape.is_named = true;
  }
  for (std::size_t back = 1; back <= 2 && back <= i; ++back) {
    const bool named = frames.at(words, i - back).kind == FrameClass::kNamed;
    // "a dit « … »", "se dit « … »", "s'est dite « … »" say, "dit « … »" names.
    const std::size_t at = i - back;
    const bool says = (at > 0 && words[at - 1].has(kHave | kReflexive)) ||
                      (at > 1 && words[at - 1].has(kBe) && words[at - 2].has(kReflexive));
    // "le film « La Nuit des loups »": the title of a work may be as long as a sentence.
    const bool titles = back == 1 && words[i - 1].is_tagged_noun() && !ends_sentence(quoted);
    if (named && !says && (titles || !shape.is_clause)) {
      shape.is_clause = false;
      shape.is_named = true;
    }
    if (words[i - back].kind == WordKind::kMark) break;
  }
  return shape;
}

bool is_term(const ClauseWords& words, std::size_t i, const QuotedShape& shape) {
  if (i == 0 || shape.words > kLongestTerm + 1 || shape.is_clause) return false;
  if (words[i - 1].has(kPreposition)) return true;
  return shape.words <= kLongestTerm && words[i - 1].has(kDeterminer) && !words[i - 1].has(kThat);
}

bool is_scare_quote(const ClauseWords& words, std::size_t i, const Cue& cue,
                    const QuotedShape& shape) {
  if (!is_term(words, i, shape)) return false;
  return cue.form != CueForm::kObject || i > cue.end + kNearCue;
}

Phrase trimmed(const ClauseWords& words, Phrase phrase) {
  const auto drops = [&](const ClauseWord& word) {
    return word.kind == WordKind::kMark && !word.is_mark('(') && !word.is_mark(')') &&
           !word.is_mark('[') && !word.is_mark(']') && !word.is_mark('%') && !word.is_mark('$');
  };
  while (!phrase.empty() && drops(words[phrase.begin])) ++phrase.begin;
  while (!phrase.empty() &&
         (drops(words[phrase.end - 1]) ||
          (words[phrase.end - 1].has(kAnd | kBut) && !words[phrase.end - 1].is_capital))) {
    --phrase.end;
  }
  return phrase;
}

Span content_of(std::string_view, const ClauseWords& words, const Cue& cue,
                const std::vector<Quoted>& quoted) {
  const Phrase content = trimmed(words, cue.content);
  if (content.empty()) return {};
  std::size_t quotations = 0;
  std::size_t only = content.begin;
  for (std::size_t i = content.begin; i < content.end; ++i) {
    if (!words[i].is_quotation()) continue;
    ++quotations;
    only = i;
  }
  const Span whole = span_of(words, content);
  const bool direct_object = cue.form == CueForm::kObject || cue.form == CueForm::kBehind;
  if (quotations == 1 && direct_object &&
      (only == content.begin || words[only].span.size() * 10 > whole.size() * 6)) {
    return quoted[words[only].quoted].inside;
  }
  if (content.end == content.begin + 1 && quotations == 1) return quoted[words[only].quoted].inside;
  return whole;
}

}  // namespace sourcier
