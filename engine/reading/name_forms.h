// Name forms: the distinct names of one article, and which of them are joined.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "engine/base/joins.h"
#include "engine/reading/name_types.h"

namespace sourcier {

// All names of one type that fold alike.
struct NameForm {
  EntityType type = EntityType::kOther;
  std::string folded;
  std::string sounds;     // Of persons and places.
  std::size_t words = 0;  // Of a person: without particles.
  std::string reference;
  std::vector<std::size_t> mentions;  // Indices of the names, in order.
  std::set<std::string> roles;
  std::uint32_t masculine = 0;  // Votes.
  std::uint32_t feminine = 0;

  Gender gender() const {
    if (masculine == feminine) return Gender::kUnknown;
    return masculine > feminine ? Gender::kMasculine : Gender::kFeminine;
  }
};

// Sets of forms that are one thing.
using FormJoins = Joins<std::size_t>;

// Joins organisations, places and others: by reference, article, plural, acronym and short form.
void join_things(std::span<const NameForm> forms, std::span<const TypedName> names,
                 std::span<const std::size_t> form_of_name, std::span<const NameWord> words,
                 const NameLexicon& lexicon, FormJoins& joins);

// Joins persons with full names to each other, and returns for each name of the article the form
// that it belongs to: its own, or for a family name the full name it stands for there.
std::vector<std::size_t> join_persons(std::span<const NameForm> forms,
                                      std::span<const std::size_t> form_of_name, FormJoins& joins);

}  // namespace sourcier
