// Told groups: what only the texts tell of groups (describe, engine/story/group.h), taken from what
// is known where nothing changed, and from the articles of the store for the rest.
#pragma once

#include <cstddef>
#include <span>

#include "engine/pipeline/pipeline.h"
#include "engine/store/store.h"
#include "engine/story/print.h"

namespace sourcier {

struct Told {
  std::size_t stories = 0;    // Described anew.
  std::size_t documents = 0;  // Read for it.
};

// `known` are groups of the store, and `changed` the articles that came or changed since.
Result<Told> tell_groups(Store& store, const Groups& known, std::span<const Print> changed,
                         Groups& groups, const Resources& resources, const RunOptions& options);

}  // namespace sourcier
