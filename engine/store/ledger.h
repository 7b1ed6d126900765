// Ledger: which inputs the store has read, and how far, so that a run that was stopped goes on
// where it stopped and one that was finished has nothing left to do.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/store/statements.h"
#include "engine/store/store.h"

namespace sourcier {

// The row of a place; rows are written by Store::add, with what was read from there.
Result<std::optional<InputState>> input_state(Store& store, const std::string& place);

// What the ledger calls a place: by its digest where an article from there was removed for good,
// whose address may tell what it said.
Result<std::string> ledger_name(Statements& statements, const std::string& place);
// From now on the places of the states of these articles are called by their digests. Goes through
// the ledger once.
Result<void> hide_places(Statements& statements, std::span<const std::string> articles);

// The inputs with places that were skipped, sorted: what a retry reads again.
Result<std::vector<std::string>> failed_inputs(Store& store);

// The places of one input that were skipped, sorted.
Result<std::vector<std::string>> failed_places(Store& store, const std::string& input);

}  // namespace sourcier
