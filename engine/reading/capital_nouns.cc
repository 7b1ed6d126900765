#include "engine/reading/capital_nouns.h"

#include <set>
#include <string>
#include <utility>

namespace sourcier {
namespace {

// A given name that is no small word of the language: "In" is one in tables of the world.
bool is_given(const NameWord& word, const NameLexicon& lexicon) {
  if (lexicon.does(word.folded, WordRole::kPlace) ||
      lexicon.does(word.folded, WordRole::kArticle)) {
    return false;
  }
  const auto given = lexicon.given_name(word.folded);
  return given && !given->is_word;
}

bool ends_organisation(const NameWord& word, const NameLexicon& lexicon) {
  return lexicon.is_any_organisation_head(word.folded) ||
         lexicon.context(word.folded).place == ContextPlace::kEnd;
}

// Cuts a run to its name; false where it holds none.
bool cut_to_name(NameCandidate& run, std::span<const NameWord> words, const NameLexicon& lexicon) {
  if (run.end > run.begin + 1 && ends_organisation(words[run.end - 1], lexicon)) {
    run.begin = run.end - 2;  // What stands before the name's own word is mostly a noun.
    return true;
  }
  for (std::size_t i = run.begin; i < run.end; ++i) {
    const bool followed = i + 1 < run.end;
    if (words[i].shape == WordShape::kAcronym || (followed && is_given(words[i], lexicon))) {
      run.begin = i;
      return true;
    }
  }
  return run.begin > 0 && lexicon.title(words[run.begin - 1].folded).has_value();
}

}  // namespace

std::vector<NameCandidate> without_common_nouns(std::vector<NameCandidate> candidates,
                                                std::span<const NameWord> words,
                                                const NameLexicon& lexicon) {
  if (!lexicon.language().is_set("nouns", "capital")) return candidates;
  std::vector<bool> kept(candidates.size());
  std::set<std::string, std::less<>> last_words;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    NameCandidate& candidate = candidates[i];
    const bool known = candidate.known && !candidate.known->ambiguous;
    kept[i] =
        known || (candidate.basis == NameBasis::kRun && cut_to_name(candidate, words, lexicon));
    if (kept[i] && candidate.end > candidate.begin + 1) {
      last_words.insert(words[candidate.end - 1].folded);
    }
  }
  std::vector<NameCandidate> names;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    NameCandidate& candidate = candidates[i];
    if (!kept[i] && last_words.contains(words[candidate.end - 1].folded)) {
      // "Bürgermeister Winter": the surname alone.
      candidate.begin = candidate.end - 1;
      kept[i] = true;
    }
    if (kept[i]) names.push_back(std::move(candidate));
  }
  return names;
}

}  // namespace sourcier
