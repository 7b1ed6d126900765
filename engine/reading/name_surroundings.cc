#include "engine/reading/name_surroundings.h"

#include <algorithm>

namespace sourcier {
namespace {

// Words between a name and the noun that explains it.
constexpr std::size_t kReach = 5;
// Words between a verb of saying and the article of what is told.
constexpr std::size_t kToldReach = 4;

bool is_organisation_noun(const NameWord& word, const NameLexicon& lexicon) {
  const NameContext context = lexicon.context(word.folded);
  return context.place == ContextPlace::kBefore && context.type == EntityType::kOrganisation;
}

// A word of the sentence of the name.
bool is_plain(const NameWord& word, const NameWord& name) {
  return (word.is_word() || word.shape == WordShape::kElision) && word.sentence == name.sentence;
}

// The folded word without the apostrophe of an elision: "l'".
bool is_article(const NameWord& word, WordRole role, const NameLexicon& lexicon) {
  const std::string_view folded = word.folded;
  return lexicon.does(folded.substr(0, folded.find_first_of(" '")), role);
}

}  // namespace

bool is_explained_behind(std::span<const NameWord> words, std::size_t begin, std::size_t end,
                         const NameLexicon& lexicon) {
  const std::size_t behind = end + 1;
  if (behind >= words.size() || words[end].mark != U',' || !is_plain(words[behind], words[begin]) ||
      !is_article(words[behind], WordRole::kArticle, lexicon)) {
    return false;
  }
  for (std::size_t i = behind + 1; i < std::min(words.size(), behind + kReach); ++i) {
    if (!is_plain(words[i], words[begin]) || words[i].has_capital()) return false;
    if (is_organisation_noun(words[i], lexicon)) return true;
  }
  return false;
}

bool is_explained_before(std::span<const NameWord> words, std::size_t begin,
                         const NameLexicon& lexicon) {
  if (begin < 2 || words[begin - 1].mark != U',') return false;
  const auto plain = [&](std::size_t at) { return is_plain(words[at], words[begin]); };
  for (std::size_t i = begin - 1; i-- > 1 && i + kReach + 1 > begin;) {
    if (!plain(i) || words[i].has_capital()) return false;
    const bool led = plain(i - 1) && is_article(words[i - 1], WordRole::kArticle, lexicon);
    const bool governed =
        is_article(words[i - 1], WordRole::kJoiner, lexicon) ||
        (i > 1 && plain(i - 2) && lexicon.does(words[i - 2].folded, WordRole::kJoiner));
    if (is_organisation_noun(words[i], lexicon) && led && !governed) return true;
  }
  return false;
}

bool is_told(std::string_view text, std::span<const NameWord> words, std::size_t begin,
             const NameLexicon& lexicon) {
  if (begin < 2 || lexicon.does(words[begin - 1].folded, WordRole::kJoiner)) return false;
  for (std::size_t back = 2; back <= std::min(kToldReach + 1, begin); ++back) {
    const NameWord& verb = words[begin - back];
    if (!verb.is_word() || verb.sentence != words[begin].sentence) return false;
    if (verb.shape == WordShape::kLower && lexicon.is_saying(slice(text, verb.span))) return true;
  }
  return false;
}

}  // namespace sourcier
