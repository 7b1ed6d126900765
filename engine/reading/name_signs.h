// Name signs: what the words of a name, and the words around it, say of its type.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "engine/reading/name_candidates.h"
#include "engine/reading/reading.h"

namespace sourcier {

// The article that the names stand in.
struct NameText {
  std::string_view text;
  std::span<const NameWord> words;
  std::span<const RolePhrase> roles;
  const NameLexicon& lexicon;
};

inline constexpr std::size_t kNameTypes = 4;
using TypeScores = std::array<int, kNameTypes>;

inline int& score(TypeScores& scores, EntityType type) {
  return scores[static_cast<std::size_t>(type)];
}

struct NameEvidence {
  TypeScores scores{};
  TypeScores shape{};  // What of them capitals, articles and the like say of any name.
  bool sure = false;
  bool unknown = false;  // One word that no table has.
};

// Weights of signs, beside those that name_signs.cc alone uses. Their order matters more than their
// size: what the text says of this very name outweighs what the tables say of names like it.
namespace name_weights {
inline constexpr int kContextBefore = 6;
inline constexpr int kDemonym = 9;
inline constexpr int kPlaceBefore = 2;
inline constexpr int kDefault = 1;
}  // namespace name_weights

// Adds what this one occurrence says.
void add_signs(const NameText& article, const NameCandidate& name, NameEvidence& evidence);

// The title right before the name ("M."); nullptr where there is none.
const NameWord* title_before(const NameText& article, const NameCandidate& name);

// The role that the text gives the person: right before the name, a comma or a title between, or
// as an apposition behind it; nullptr where it gives none.
const RolePhrase* role_beside(const NameText& article, const NameCandidate& name);

}  // namespace sourcier
