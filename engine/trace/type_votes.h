// Type votes: what speaks for an entity being a person, an organisation, a place.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "engine/trace/view.h"

namespace sourcier {

// Each mention is a vote for its type, and each time that it is quoted one for what it is quoted
// as; what signs an article or is credited by one is an organisation.
class TypeVotes {
 public:
  using Count = std::array<std::uint32_t, 4>;  // By EntityType.

  // Linear in mentions and chains.
  explicit TypeVotes(const TraceView& view);

  // Of the entity at place `at` among those of all documents, in their order; `entity` is that one.
  Count of(std::size_t at, const Entity& entity) const;

 private:
  void count_chain(std::size_t first, std::size_t count, const std::vector<Hop>& chain);

  std::vector<Count> counts_;
  std::set<std::string> media_;  // Folded names without spaces.
};

}  // namespace sourcier
