// Own outlet: an article that names the outlet it is of names an organisation, whatever else goes
// by that name ("La Digue fait le point").
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/reading/name_types.h"

namespace sourcier {

// Makes the names that are the outlet's, the article before them aside, names of an organisation
// that take that article in; where the outlet is called by two words in capitals or more ("Evening
// Tide"), wherever they stand. Linear.
void type_own_outlet(std::string_view text, std::span<const NameWord> words,
                     std::string_view outlet, std::vector<TypedName>& names);

}  // namespace sourcier
