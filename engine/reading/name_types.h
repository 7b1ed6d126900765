// Name types: what a candidate names, by what it is made of and what stands around it.
//
// Evidence is summed over all candidates of one article that are written alike, so that one clear
// place settles the others.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/name_candidates.h"
#include "engine/reading/reading.h"

namespace sourcier {

// A candidate that names something, and what.
struct TypedName {
  std::size_t begin = 0;  // Words.
  std::size_t end = 0;
  Span span;
  EntityType type = EntityType::kOther;
  std::string folded;
  std::string reference;  // "" where the gazetteer has no such thing.
  Gender gender = Gender::kUnknown;
  std::string role;  // As in RolePhrase::key, where the text gives the person one.
  bool demonym = false;
  int strength = 0;  // How far its type is ahead of the next likely one.
};

// The candidates that are names, typed, in the order of the text. Linear.
std::vector<TypedName> type_names(std::string_view text, std::span<const NameWord> words,
                                  std::span<const RolePhrase> roles,
                                  std::span<const NameCandidate> candidates,
                                  const NameLexicon& lexicon);

// The name that words [begin, end) are, when something else than these rules tells its type.
TypedName name_of(std::string_view text, std::span<const NameWord> words,
                  std::span<const RolePhrase> roles, const NameLexicon& lexicon, std::size_t begin,
                  std::size_t end, EntityType type);

}  // namespace sourcier
