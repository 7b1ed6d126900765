// Name match: whether two names, each written alone, may be of one person or one organisation.
//
// For names without an article around them: rows of two lists, names of two articles. Spelling,
// romanisation, scripts, order, initials, dropped middle names, titles, legal forms and acronyms
// are looked through; another given name or another word of a company's name makes it another.
#pragma once

#include <string_view>

#include "engine/reading/language.h"
#include "engine/reading/reading.h"

namespace sourcier {

// Longer names are junk: what comes after so many bytes is not compared.
inline constexpr std::size_t kLongestMatchedName = 256;

// At most quadratic in the words of two such names.
bool is_same_name(std::string_view a, std::string_view b, EntityType type,
                  const Language& language);

}  // namespace sourcier
