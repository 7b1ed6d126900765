// Features: what an article is about, weighted by rarity, as events and stories compare it.
#pragma once

#include <vector>

#include "engine/reading/language.h"
#include "engine/story/print.h"
#include "engine/story/rarity.h"
#include "engine/story/words.h"

namespace sourcier {

// The weightiest kMostFeatures of the article, by key. `words` are those of the text.
std::vector<Feature> features_of(const Document& document, const std::vector<Word>& words,
                                 const Language& language, const Rarity& rarity);

}  // namespace sourcier
