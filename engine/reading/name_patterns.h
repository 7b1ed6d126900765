// Name patterns: candidates told by signs around them: titles of works in quotation marks, and
// teams named by a word and their town.
#pragma once

#include <span>
#include <vector>

#include "engine/reading/name_candidates.h"

namespace sourcier {

// The candidates with those of patterns in the place of what they cover. Linear.
std::vector<NameCandidate> with_patterns(std::vector<NameCandidate> candidates,
                                         std::span<const NameWord> words,
                                         const NameLexicon& lexicon);

}  // namespace sourcier
