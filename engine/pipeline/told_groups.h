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
  std::size_t documents = 0;  // Read for it; those that stand in several portions so often.
};

// Articles whose texts and readings are in memory at once (some 70 KB each), but for a story of
// more: a large load costs no more memory than a small one.
inline constexpr std::size_t kToldAtOnce = 1024;

// `known` are groups of the store, and `changed` the articles that came or changed since.
Result<Told> tell_groups(Store& store, const Groups& known, std::span<const Print> changed,
                         Groups& groups, const Resources& resources, const RunOptions& options,
                         std::size_t at_once = kToldAtOnce);

}  // namespace sourcier
