// Stored: the pipeline over a store. Adding inputs in batches, and reading them back for the later
// stages.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/pipeline/pipeline.h"
#include "engine/store/store.h"

namespace sourcier {

// Articles in one transaction: an acknowledged batch survives, a lost one is soon read again.
inline constexpr std::size_t kBatchSize = 256;

// Reads the inputs into the store batch by batch, then groups all that it holds. The summary tells
// what was skipped; an Error is the store's.
Result<AddSummary> add_inputs(Store& store, const std::vector<std::string>& inputs,
                              const Resources& resources, const RunOptions& options,
                              RunSummary& summary);

// All documents of the store, by id. What another version of engine or data has read is read again.
Result<std::vector<Document>> stored_documents(Store& store, const Resources& resources,
                                               const RunOptions& options);

}  // namespace sourcier
