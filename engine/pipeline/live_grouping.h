// Live grouping: the groups of a store after few articles came, changed or went, from their
// neighbours alone.
//
// Ends in exactly what a run over all prints gives: each step is told why in live_near.h,
// live_copies.h and live_stories.h. The tables by which neighbours are found (live_tables.h) are
// filled by such a run.
#pragma once

#include "engine/pipeline/regroup.h"
#include "engine/story/grouping.h"

namespace sourcier {

// In the transaction of who calls. The store's tables are filled, and its groups and prints made by
// this version. `made` are the prints of what came or changed.
Result<Regrouped> group_live(Store& store, const std::vector<Print>& made,
                             const Resources& resources, const RunOptions& options);

// Fills the tables after a run over all, or empties them, in the transaction of who calls.
// `groups` are those of what was found.
Result<void> fill_live_tables(Store& store, const Grouping& found, const Groups& groups,
                              const std::vector<Edge>& near);
Result<void> clear_live_tables(Store& store);

}  // namespace sourcier
