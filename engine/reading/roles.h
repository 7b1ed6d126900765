// Roles: where a text says what someone is ("la ministre russe des Transports", "French Foreign
// Minister").
//
// Role phrases and portfolios are rows (languages/<tag>/roles.tsv, portfolios.tsv) that lead to
// names which all languages share, so that "ministre des Affaires étrangères" and "top diplomat"
// are one role.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/reading/name_lexicon.h"
#include "engine/reading/name_words.h"

namespace sourcier {

struct RolePhrase {
  std::size_t begin = 0;  // Words.
  std::size_t end = 0;
  // Capitals in [own_begin, own_end) belong to the role and name nothing ("Affaires étrangères").
  std::size_t own_begin = 0;
  std::size_t own_end = 0;
  std::string key;  // "minister-foreign:KP"; "" where more than one may hold it.
  Gender gender = Gender::kUnknown;
};

// The roles in the order of the text, disjoint. Linear in the words.
std::vector<RolePhrase> find_roles(std::span<const NameWord> words, const NameLexicon& lexicon);

// The folded words [begin, end), parted by spaces.
std::string joined(std::span<const NameWord> words, std::size_t begin, std::size_t end);

}  // namespace sourcier
