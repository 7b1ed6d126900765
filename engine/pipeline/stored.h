// Stored: the pipeline over a store. Adding inputs in batches, and reading them back for the later
// stages.
#pragma once

#include <chrono>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "engine/pipeline/pipeline.h"
#include "engine/store/store.h"

namespace sourcier {

// Steps in one transaction, and how long they may wait for it: an acknowledged batch survives, a
// lost one is soon read again.
inline constexpr std::size_t kBatchSize = 1024;
inline constexpr std::chrono::seconds kLongestBatch{2};

struct AddOptions {
  std::string seen;         // RFC 3339: when; "" where nobody shall know.
  bool retry_only = false;  // Only the places that were skipped before, of these inputs or of all.
};

struct AddOutcome {
  AddSummary articles;
  std::size_t inputs_known = 0;  // Files that were read to their end before, and have not changed.
};

// Reads the inputs into the store batch by batch, then groups all that it holds. What the ledger
// knows is passed over; what was skipped of it is told again. The summary tells what was read and
// skipped; an Error is the store's.
Result<AddOutcome> add_inputs(Store& store, const std::vector<std::string>& inputs,
                              const Resources& resources, const RunOptions& options,
                              const AddOptions& how, RunSummary& summary);

// Reads all articles again that another version of engine or data has made: from the page where it
// is kept, else from the article's text. Then groups all.
Result<AddOutcome> read_again(Store& store, const Resources& resources, const RunOptions& options);

// Groups what the store holds, where its groups are those of an earlier set.
Result<void> bring_groups_up(Store& store, const Resources& resources, const RunOptions& options);

// All documents of the store, by id. What another version of engine or data has read is read again.
Result<std::vector<Document>> stored_documents(Store& store, const Resources& resources,
                                               const RunOptions& options);
// The same of those of the ids that are there, in the order of the ids.
Result<std::vector<Document>> stored_documents(Store& store, std::span<const std::string> ids,
                                               const Resources& resources, unsigned jobs);

}  // namespace sourcier
