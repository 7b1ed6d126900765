// Name candidates: where in the text a name may stand, and why one thinks so.
//
// Nothing is decided about what it names (name_types.h) nor which names are one thing (linking.h).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/name_lexicon.h"
#include "engine/reading/name_words.h"
#include "engine/reading/roles.h"

namespace sourcier {

// No name has more words; what is longer is a list or junk. It keeps the search linear.
inline constexpr std::size_t kLongestName = 14;

enum class NameBasis : std::uint8_t {
  kRun,        // Words with capitals, and what may stand between them.
  kGazetteer,  // A name of the tables.
  kHead,       // A word that heads names, with what belongs to it ("Fédération bancaire …").
};

struct NameCandidate {
  std::size_t begin = 0;  // Words.
  std::size_t end = 0;
  NameBasis basis = NameBasis::kRun;
  std::optional<KnownName> known = std::nullopt;
  std::optional<EntityType> head = std::nullopt;  // What the head says it is.
  bool sure = true;  // It names something; else only if the rest of the article says so.
};

// Candidates in the order of the text, disjoint. `roles` are those of find_roles. Linear.
std::vector<NameCandidate> find_candidates(std::string_view text, std::span<const NameWord> words,
                                           std::span<const RolePhrase> roles,
                                           const NameLexicon& lexicon);

}  // namespace sourcier
