// Parts: part of speech and lemma of each token: by the language's trained model (tagger.h), else
// by languages/<tag>/function_words.tsv and lexicon.tsv and simple rules of context.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "engine/reading/language.h"
#include "engine/reading/reading.h"

namespace sourcier {

// The part that Universal Dependencies calls `name` ("NOUN").
std::optional<PartOfSpeech> part_named(std::string_view name);

// Sets `part` and `lemma` of every token. `sentences` are the spans the tokens lie in. Linear time.
void tag_parts(std::string_view text, std::span<const Span> sentences, const Language& language,
               std::span<Token> tokens);

}  // namespace sourcier
