// Parts of a set: articles that have neither a story nor text in common with any other are traced
// by themselves, on threads or machines, and their dossiers joined.
#pragma once

#include <span>
#include <vector>

#include "engine/story/groups.h"
#include "engine/trace/dossier.h"
#include "engine/trace/outlets.h"

namespace sourcier {

struct TracePart {
  Groups groups;
  std::vector<const Document*> documents;
};

// By the smallest id of their articles; an article that the groups do not name is a part of its
// own.
std::vector<TracePart> parts_of(const Groups& groups, std::span<const Document> documents);

// What was told of one part.
struct PartDossier {
  Dossier dossier;  // Without outlets.
  OutletTallies outlets;
};

// One dossier of parts that come in their order. An entity or a source of the same id is one thing,
// called as the first part that names it calls it; outlets are profiled over all parts.
Dossier join_dossiers(std::vector<PartDossier> parts);

}  // namespace sourcier
