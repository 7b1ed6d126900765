// Regroup: a store's groups after articles came, changed or went, from the prints that it keeps.
//
// Ends in exactly what one run over all its articles gives. Of few changes it costs what stands
// around them (live_grouping.h), of many a run over all prints. Articles are read again, and rows
// written, only of stories that changed.
#pragma once

#include <cstddef>

#include "engine/pipeline/pipeline.h"
#include "engine/store/store.h"

namespace sourcier {

struct Regrouped {
  std::size_t prints = 0;     // Made now: of articles that came or changed.
  std::size_t stories = 0;    // Described anew.
  std::size_t documents = 0;  // Read for it.
  std::size_t linked = 0;     // Articles whose stories were linked anew, or those next to these.
  bool is_live = true;        // From the neighbours of what changed alone.
};

Result<Regrouped> regroup(Store& store, const Resources& resources, const RunOptions& options);

}  // namespace sourcier
