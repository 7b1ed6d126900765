// Name surroundings: what stands around a name and says that it is an organisation.
#pragma once

#include <span>
#include <string_view>

#include "engine/reading/name_lexicon.h"
#include "engine/reading/name_words.h"

namespace sourcier {

// "X, l'entreprise qui livre": the name is words [begin, end).
bool is_explained_behind(std::span<const NameWord> words, std::size_t begin, std::size_t end,
                         const NameLexicon& lexicon);

// "the operator, X,", "L'exploitant du terminal, X,": the name begins at `begin`.
bool is_explained_before(std::span<const NameWord> words, std::size_t begin,
                         const NameLexicon& lexicon);

// "a déclaré Paul Durand au Zorbel": nobody tells anything to a river or to a film. An article
// stands before the name, which begins at `begin`.
bool is_told(std::string_view text, std::span<const NameWord> words, std::size_t begin,
             const NameLexicon& lexicon);

}  // namespace sourcier
