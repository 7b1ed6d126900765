// Features: what an article is about, weighted by rarity, as events and stories compare it.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/reading/language.h"
#include "engine/story/print.h"
#include "engine/story/rarity.h"
#include "engine/story/words.h"

namespace sourcier {

// News says at its beginning what it is about: words there weigh more, and persons there act.
inline constexpr std::size_t kLeadWords = 60;

// The byte where the beginning ends.
std::uint32_t lead_end(const std::vector<Word>& words);

// The weightiest kMostFeatures words and numbers of the article and kMostEntities entities, by key.
// `words` are those of the text, `language` and `rarity` theirs. None where the language ships no
// table of rarity: such an article joins others as a copy alone.
std::vector<Feature> features_of(const Document& document, const std::vector<Word>& words,
                                 const Language& language, const Rarity& rarity);

// What the keys of an article's features stand for, as it writes them first: for people who ask why
// two articles are alike.
std::unordered_map<std::uint32_t, std::string> feature_names(const Document& document,
                                                             const Language& language);

}  // namespace sourcier
