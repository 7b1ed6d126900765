#include "engine/reading/counted.h"

#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::string_view kEnd = "end";  // Of a word behind which nothing is counted: "au".

// "s’est": a word of grammar that lost its vowel, whatever stands behind it.
bool has_apostrophe(std::string_view form) {
  return form.find('\'') != std::string_view::npos || form.find("\u2019") != std::string_view::npos;
}

}  // namespace

CountedNouns::CountedNouns(const Language& language)
    : lexicon_(language.table("lexicon")),
      skipped_(language.table("counted_skips")),
      states_(language.table("counted_states")),
      noun_last_(language.puts_adjectives_first()) {}

std::string_view CountedNouns::skip_of(std::string_view word) const {
  const std::size_t row = skipped_.find_folded(word);
  return row == Table::kNone ? std::string_view() : skipped_.cell(row, 1);
}

bool CountedNouns::skips(std::string_view word) const {
  const std::string_view kind = skip_of(word);
  return !kind.empty() && kind != kEnd;
}

bool CountedNouns::is_of(std::string_view word) const { return skip_of(word) == "of"; }

bool CountedNouns::is_determiner(std::string_view word) const {
  return skip_of(word) == "determiner";
}

// What the word at `index` may be; 0 for punctuation, numbers and the end.
std::uint8_t CountedNouns::categories(const Words& words, std::size_t index) const {
  const std::string_view form = words.form(index);
  const CodePoint first = code_point_at(form, 0);
  if (!is_letter(first.value)) return 0;
  std::size_t row = lexicon_.find(form);
  if (row == Table::kNone && is_upper(first.value)) {
    // A capital behind a number is a name or a people: "2.243 Palestiniens".
    row = lexicon_.find(lower(form));
    if (row == Table::kNone) return kName;
  }
  if (row == Table::kNone)
    return has_apostrophe(form) || skip_of(form) == kEnd ? kFunction : kUnknown;
  std::uint8_t found = 0;
  bool finite = false;
  for (; row != Table::kNone; row = lexicon_.next(row)) {
    std::uint8_t own = 0;
    for (const char letter : lexicon_.cell(row, 1)) {
      own |= letter == 'N' ? kNoun : letter == 'A' ? kAdjective : letter == 'V' ? kVerb : kFunction;
    }
    // Of a verb's forms only a participle has a gender.
    finite = finite || ((own & kVerb) != 0 && lexicon_.cell(row, 2) == "-");
    found |= own;
  }
  // "66 ballons", "1 246 prisonniers politiques": a number is no subject of what "nous" or "tu" do.
  if (!noun_last_ && finite && (found & kFunction) == 0 && form.ends_with('s'))
    return static_cast<std::uint8_t>((found & ~kVerb) | ((found & kAdjective) != 0 ? 0 : kNoun));
  // A past participle that is a noun as well counts as one behind a number: "12 blessés".
  if ((found & kNoun) != 0 && (found & kVerb) != 0 && !finite) {
    found = static_cast<std::uint8_t>((found & ~kVerb) | kParticiple);
  }
  return found;
}

bool CountedNouns::is_noun(const Words& words, std::size_t index) const {
  const std::uint8_t kind = categories(words, index);
  return (kind & (kNoun | kName | kUnknown)) != 0 && (kind & (kVerb | kFunction)) == 0 &&
         !is_said_of(words, index, kind);
}

// Whether two words are parted by nothing but spaces or a hyphen, so that a phrase may go on.
bool CountedNouns::follows(const Words& words, std::size_t index) const {
  return index > 0 && words.together(index - 1, index);
}

// French order: adjectives that may stand before, the noun, adjectives behind it.
std::optional<Span> CountedNouns::noun_first(const Words& words, std::size_t at) const {
  std::size_t head = at;
  std::uint8_t kind = categories(words, head);
  while ((kind & kAdjective) != 0 && head < at + 2 && follows(words, head + 1)) {
    const std::uint8_t next = categories(words, head + 1);
    if ((next & (kNoun | kUnknown)) == 0 || (next & (kFunction | kVerb)) != 0) break;
    if ((kind & kNoun) != 0 && (next & kAdjective) != 0) break;
    ++head;
    kind = next;
  }
  if ((kind & (kNoun | kUnknown | kName)) == 0 || (kind & kFunction) != 0) return std::nullopt;
  std::size_t end = head + 1;
  while (end < at + kMostWords && follows(words, end)) {
    const std::uint8_t next = categories(words, end);
    const bool compound = words.token(end) == words.token(end - 1);
    const bool adjective =
        (next & kAdjective) != 0 && (next & (kFunction | kVerb | kParticiple)) == 0;
    if (!compound && !adjective && next != kUnknown) break;
    if (!compound && next == kUnknown && !words[end].ends_with('s')) break;
    ++end;
  }
  return Span{words.span(at).begin, words.span(end - 1).end};
}

// What is said of a noun, by the tag of a word that has no row: "300 people | marched", "310
// workers | idle". What many do has no "s".
bool CountedNouns::is_said_of(const Words& words, std::size_t index, std::uint8_t kind) {
  const PartOfSpeech part = words.part(index);
  return kind == kUnknown && !words[index].ends_with('s') &&
         (part == PartOfSpeech::kVerb || part == PartOfSpeech::kAdj);
}

// English order: everything up to the last noun of the run.
std::optional<Span> CountedNouns::noun_last(const Words& words, std::size_t at) const {
  std::size_t last = at;  // Behind the last noun; "310 workers | idle" leaves out what they are.
  std::size_t end = at;
  while (end < at + kMostWords && (end == at || follows(words, end))) {
    const std::uint8_t kind = categories(words, end);
    const bool is_said = is_said_of(words, end, kind);  // "300 unarmed men", too
    const bool nominal = (kind & (kNoun | kUnknown | kName)) != 0;
    const bool adjective = (kind & kAdjective) != 0 || words.part(end) == PartOfSpeech::kAdj;
    if ((kind & kFunction) != 0 || (!nominal && !adjective)) break;
    if (last > at && (is_said || (kind & kVerb) != 0)) break;
    ++end;
    if (nominal && !is_said) last = end;
  }
  // "12 dead and 30 injured": they stand for people.
  const bool is_state = end == at + 1 && is_of_people(words[at]);
  if (last == at && is_state) last = end;
  if (last == at) return std::nullopt;
  return Span{words.span(at).begin, words.span(last - 1).end};
}

std::size_t CountedNouns::behind_skips(const Words& words, std::size_t at) const {
  constexpr std::size_t kMostSkips = 3;
  const std::size_t first = at;
  while (at < first + kMostSkips && follows(words, at) && skips(words[at])) ++at;
  return at;
}

bool CountedNouns::tells_state(const Words& words, std::size_t at, Span span) const {
  for (; at < words.size() && words.span(at).begin < span.end; ++at) {
    const std::size_t row = states_.find_folded(words[at]);
    if (row == Table::kNone) continue;
    const std::string_view by_day = states_.cell(row, 2);
    if (by_day == "grows" || by_day == "changes") return true;  // Else a crowd, or anybody.
  }
  return false;
}

std::size_t CountedNouns::behind_bracket(const Words& words, std::size_t at) {
  constexpr std::size_t kLongest = 6;
  if (words[at] != "(") return at;
  for (std::size_t end = at + 1; end <= at + kLongest && words.together(at, end); ++end) {
    if (words[end] == ")") return end + 1;
  }
  return at;
}

std::optional<Span> CountedNouns::at(const Words& words, std::size_t at) const {
  at = behind_skips(words, at);
  if (at == 0 || !follows(words, at)) return std::nullopt;
  return noun_last_ ? noun_last(words, at) : noun_first(words, at);
}

}  // namespace sourcier
