// Migrate: makes the schema, and brings a store of an older one to today's.
#pragma once

#include "engine/store/store.h"

namespace sourcier {

Result<void> create_schema(Sqlite& connection);

// All steps from the version given to today's in one transaction: the file is of the old schema or
// of the new one, whatever happens on the way.
Result<void> migrate(Store& store, std::int64_t from);

// Makes the search index anew where another kIndexForm made it.
Result<void> renew_index(Store& store);

}  // namespace sourcier
