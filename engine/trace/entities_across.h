// Entities across articles: the readings' entities joined where they name one thing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/trace/dossier.h"
#include "engine/trace/view.h"

namespace sourcier {

// The id of an entity: `key` is the gazetteer's reference, else the folded name.
std::string entity_id(EntityType type, std::string_view key);

struct EntityLinks {
  std::vector<TracedEntity> entities;  // By id.
  // Of each document, of each entity of its reading: the index into `entities`.
  std::vector<std::vector<std::size_t>> of;
};

// Joins entities of one type that share a reference or a key, and inside a story those whose names
// agree. Two entities that one article keeps apart are never joined. Near linear: names are
// compared only inside buckets of one key.
EntityLinks link_entities(const TraceView& view);

}  // namespace sourcier
