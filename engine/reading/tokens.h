// Tokens: words, numbers and punctuation, with their part of speech.
//
// languages/<tag>/clitics.tsv holds what is split off a word and the words that stay whole;
// languages/<tag>/lexicon.tsv gives parts of speech and lemmas.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/reading/language.h"
#include "engine/reading/reading.h"

namespace sourcier {

// The tokens of the sentences in order, disjoint, none across a sentence. Elided words end behind
// their apostrophe ("l'|armée"), inverted clitics begin with their hyphen ("a|-t-elle"), compounds,
// initials, web addresses and numbers with their separators ("12 500", "3,5", "12/07/2025") are
// whole. Every character that is not white space is in a token. Linear time.
std::vector<Token> tokenize(std::string_view text, std::span<const Span> sentences,
                            const Language& language);

}  // namespace sourcier
