#include "engine/article/standing.h"

#include <algorithm>

#include "engine/article/blocks.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

constexpr std::size_t kLongestStanding = 40;  // Words; longer lines are prose or a legal notice.
constexpr std::size_t kBytesLooked = 600;

Standing of_role(std::string_view role) {
  if (role == "tail") return Standing::kTail;
  if (role == "teaser") return Standing::kTeaser;
  return role == "line" ? Standing::kLine : Standing::kNone;
}

// Whether a colon ends the phrase: "See also: …" heads what follows, however long it is.
bool is_label(std::string_view line, const LineWords& words, const PhraseHit& hit) {
  const std::string_view rest = trim(line.substr(words.span(hit.end - 1).end));
  return rest.starts_with(':') && rest.size() > 1;
}

// Whether a phrase is long enough to speak for the line that begins with it.
bool speaks_for(const PhraseHit& hit, std::string_view line, const LineWords& words,
                bool is_sentence) {
  const std::size_t length = hit.end - hit.first;
  if (hit.phrase->place == PhrasePlace::kWhole) return true;
  if (hit.phrase->place == PhrasePlace::kStart && length == 2 && is_label(line, words, hit))
    return true;
  if (hit.phrase->place == PhrasePlace::kStart && length == 1)
    return words.size() <= 6 && !is_sentence;
  if (hit.phrase->place == PhrasePlace::kStart && length == 2) return words.size() <= 16;
  return true;
}

}  // namespace

StandingRow standing_row(std::string_view line, const Phrases& boilerplate) {
  if (line.size() > kBytesLooked) return {};
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
