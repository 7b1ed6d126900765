// Linking: which names of one article are one thing.
//
// Family names go to the full name they end or begin, acronyms to what they stand for, spellings to
// each other. Two different given names never become one person.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/reading/entities.h"
#include "engine/reading/name_types.h"

namespace sourcier {

// The entities of the names, in the order of their first mention, and a mention for each name.
// About linear: a name is compared with the distinct names of the article, of which no more than
// kMostDistinctNames are compared.
Named link_names(std::string_view text, std::span<const NameWord> words,
                 std::span<const TypedName> names, const NameLexicon& lexicon);

inline constexpr std::size_t kMostDistinctNames = 400;

}  // namespace sourcier
