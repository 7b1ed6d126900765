// Check live: the groups and the tables of neighbours (live_tables.h) held against what the prints
// of all articles give.
#pragma once

#include <string>
#include <vector>

#include "engine/store/store.h"

namespace sourcier {

// Tells what is wrong and of which article. Nothing where the tables are empty, or where what came
// since is not grouped yet. Costs what grouping all prints does, in time and memory.
Result<void> check_live(Store& store, std::vector<std::string>& problems);

}  // namespace sourcier
