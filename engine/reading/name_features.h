// Name features: what the trained model of names sees of a word, of the words around it and of what
// the rules say, as rows of its table.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/reading/name_facts.h"

namespace sourcier {

// Appends the features of one word; a table takes as many of their upper bits as it has.
void append_features(std::span<const NameFacts> words, std::size_t at,
                     std::vector<std::uint32_t>& features);

// Whether the word may be part of a name at all: others are kNoName without a look.
bool may_name(std::span<const NameFacts> words, std::size_t at);

}  // namespace sourcier
