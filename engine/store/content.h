// Content: a digest of all that a store keeps, for comparing two stores.
#pragma once

#include <string>

#include "engine/store/store.h"

namespace sourcier {

// The same pages, added in any order, in any batches, with kills between them, give the same
// digest; so do a store and its backup. Clocks, the numbers of rows, the ledger of inputs and what
// is only kept for speed are outside it.
Result<std::string> content_digest(Store& store);

}  // namespace sourcier
