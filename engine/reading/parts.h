// Parts: part of speech and lemma of each token, by the lexicon and simple rules of context.
#pragma once

#include <span>
#include <string_view>

#include "engine/reading/language.h"
#include "engine/reading/reading.h"

namespace sourcier {

// Sets `part` and `lemma` of every token. `sentences` are the spans the tokens lie in. Linear time.
void tag_parts(std::string_view text, std::span<const Span> sentences, const Language& language,
               std::span<Token> tokens);

}  // namespace sourcier
