// Spelt names: names whose acronym stands in brackets behind them, which tells how far they go.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/reading/name_lexicon.h"
#include "engine/reading/name_types.h"

namespace sourcier {

// "Syndicat des dockers et marins (Symar)": the name goes up to the bracket where its words spell
// what stands in it, and both are organisations. Linear.
std::vector<TypedName> with_spelt_names(std::string_view text, std::span<const NameWord> words,
                                        std::span<const RolePhrase> roles,
                                        std::vector<TypedName> names, const NameLexicon& lexicon);

// Whether the words spell the acronym, folded and without blanks: the first word lends its first
// letter or more, each further one none, its first or more ("Symar" of "Syndicat … marins"); one
// letter may be missing of an acronym of four or more. Bounded by the acronym's ten letters.
bool spells_acronym(std::span<const NameWord> words, std::string_view acronym);

}  // namespace sourcier
