#include "engine/article/standing.h"

#include <algorithm>

#include "engine/article/blocks.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::size_t kLongestStanding = 40;  // Words; longer lines are prose or a legal notice.
constexpr std::size_t kBytesLooked = 600;
constexpr std::size_t kLongestTeaser = 16;    // Words of a line that begins with two of a phrase,
constexpr std::size_t kLongestHeadline = 24;  // and of one that ends as no sentence does.
constexpr std::size_t kGluedReach = 40;       // Bytes.

Standing of_role(std::string_view role) {
  if (role == "tail") return Standing::kTail;
  if (role == "teaser" || role == "label") return Standing::kTeaser;
  return role == "line" ? Standing::kLine : Standing::kNone;
}

// Whether a colon ends the phrase: "See also: …" heads what follows, however long it is.
bool is_label(std::string_view line, const LineWords& words, const PhraseHit& hit) {
  const std::string_view rest = trim(line.substr(words.span(hit.end - 1).end));
  return rest.starts_with(':') && rest.size() > 1;
}

// "ANALYSE - Pourquoi le port ferme": a sign of any kind between the phrase and a headline.
bool is_marked_label(std::string_view line, const LineWords& words, const PhraseHit& hit) {
  const std::string_view rest = trim(line.substr(words.span(hit.end - 1).end));
  const bool dash = rest.starts_with("- ") || rest.starts_with("\xE2\x80\x93 ") ||
                    rest.starts_with("\xE2\x80\x94 ");
  return dash || rest.starts_with('|') || is_label(line, words, hit);
}

// Whether a phrase is long enough to speak for the line that begins with it.
bool speaks_for(const PhraseHit& hit, std::string_view line, const LineWords& words,
                bool is_sentence) {
  const std::size_t length = hit.end - hit.first;
  if (hit.phrase->role == "label")
    return !is_sentence && hit.end < words.size() && is_marked_label(line, words, hit);
  if (hit.phrase->place == PhrasePlace::kWhole) return true;
  if (hit.phrase->place == PhrasePlace::kStart && length == 2 && is_label(line, words, hit))
    return true;
  if (hit.phrase->place == PhrasePlace::kStart && length == 1)
    return words.size() <= 6 && !is_sentence;
  if (hit.phrase->place == PhrasePlace::kStart && length == 2)
    return words.size() <= (is_sentence ? kLongestTeaser : kLongestHeadline);
  return true;
}

// Where a small letter runs into a capital: "À lire aussi|Dans le port", as markup leaves it. npos
// for none.
std::size_t glued_at(std::string_view line) {
  std::size_t before = std::string_view::npos;
  for (std::size_t at = 0; at < std::min(line.size(), kGluedReach);) {
    const CodePoint point = code_point_at(line, at);
    if (before != std::string_view::npos && is_letter(point.value) && !is_lower(point.value))
      return at;
    before = is_lower(point.value) ? at : std::string_view::npos;
    at += std::max(point.size, 1U);
  }
  return std::string_view::npos;
}

}  // namespace

StandingRow standing_row(std::string_view line, const Phrases& boilerplate) {
  if (line.size() > kBytesLooked) return {};
  if (const std::size_t glued = glued_at(line); glued != std::string_view::npos) {
    const std::string parted =
        std::string(line.substr(0, glued)) + ' ' + std::string(line.substr(glued));
    const StandingRow row = standing_row(parted, boilerplate);
    if (row.standing == Standing::kTeaser) return row;
  }
  const LineWords words(line);
  if (words.size() == 0) return {Standing::kLine, nullptr};
  if (words.size() > kLongestStanding) return {};
  const bool is_sentence = ends_sentence(line);
  StandingRow found;
  std::size_t longest = 0;
  for (const PhraseHit& hit : boilerplate.find(words)) {
    const Standing standing = of_role(hit.phrase->role);
    const std::size_t length = hit.end - hit.first;
    if (length <= longest || standing == Standing::kNone) continue;
    if (!speaks_for(hit, line, words, is_sentence)) continue;
    // "Commentaires (7)" heads a tail, "Comments by the minister upset many" does not.
    if (standing == Standing::kTail && words.size() > length + 2) continue;
    found = {standing, hit.phrase};
    longest = length;
  }
  if (found.standing == Standing::kNone && is_furniture(line, words, boilerplate))
    return {Standing::kLine, nullptr};
  return found;
}

Standing standing_of(std::string_view line, const Phrases& boilerplate) {
  return standing_row(line, boilerplate).standing;
}

bool is_furniture(std::string_view line, const LineWords& words, const Phrases& boilerplate) {
  if (words.size() > 12) return false;
  std::size_t hashtags = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Span span = words.span(i);
    if (span.begin > 0 && line[span.begin - 1] == '#') ++hashtags;
  }
  if (hashtags > 0 && hashtags * 3 >= words.size() * 2) return true;
  // Numbers and words of sharing, and nothing else.
  std::vector<bool> known(words.size());
  for (const PhraseHit& hit : boilerplate.find(words)) {
    if (hit.phrase->role == "share")
      std::fill(known.begin() + static_cast<std::ptrdiff_t>(hit.first),
                known.begin() + static_cast<std::ptrdiff_t>(hit.end), true);
  }
  // A phrase that must be the whole line is looked up a word at a time here.
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (known[i] || boilerplate.has_word(words, i, "share")) continue;
    const bool is_number =
        std::ranges::all_of(words[i], [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number && (words.size() == 1 || !boilerplate.has_word(words, i, "line"))) return false;
  }
  return true;
}

}  // namespace sourcier
