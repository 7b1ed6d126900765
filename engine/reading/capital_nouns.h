// Capital nouns: which names are left in a language that writes every noun with a capital.
//
// There a capital shows nothing. A run of capitals is a name where the tables know a part of it (a
// given name, a head or an end of organisations), where a title stands before it, or where it is
// written in capitals throughout; a word alone, where it ends a name that was kept.
#pragma once

#include <span>
#include <vector>

#include "engine/reading/name_candidates.h"

namespace sourcier {

// The candidates that name something, cut to the words that do; all of them where the language's
// settings do not say `nouns capital`. Linear.
std::vector<NameCandidate> without_common_nouns(std::vector<NameCandidate> candidates,
                                                std::span<const NameWord> words,
                                                const NameLexicon& lexicon);

}  // namespace sourcier
