// Entity names: the corrections of entities, as tracing and searching apply them.
//
// An entity has the same id in every story that calls it the same; a merge makes several ids one,
// in the order of the log, also in stories that come later. Of all corrections only those that hold
// are to be given.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/api/corrections.h"
#include "engine/trace/entity_corrections.h"

namespace sourcier {

// What all merges together come to.
MergedEntities merged_entities(std::span<const Correction> corrections);

// The names that leave an entity.
std::vector<SplitEntity> split_entities(std::span<const Correction> corrections);
// The id of what leaves; the same in all stories that it leaves in.
std::string id_of_split(const Correction& correction);

// The names of each merged entity, its own first, as a search takes them (SearchRequest).
std::vector<std::vector<std::string>> same_names(const MergedEntities& merges);

// The ids that a dossier's entities have by themselves, as sorted numbers that cost less to keep.
std::vector<std::uint64_t> entity_numbers(const Dossier& dossier);
// Names what the merges make of these entities; "" where they touch none.
std::string state_of(const MergedEntities& merges, std::span<const std::uint64_t> entities);

}  // namespace sourcier
