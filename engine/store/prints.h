// Prints in the store: what grouping compares, kept so that adding an article reads no other.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/store/store.h"
#include "engine/story/print.h"

namespace sourcier {

// An article of the store; without a print where it came or changed since, or where another version
// of engine and data made it.
struct StoredPrint {
  std::string article;
  std::optional<Print> print;
};

// Of all articles, by id.
Result<std::vector<StoredPrint>> stored_prints(Store& store, const std::string& made_by);

// What a run of grouping leaves.
struct GroupsUpdate {
  const Groups& known;            // As the store has them.
  const Groups& groups;           // As they are now.
  std::span<const Print> prints;  // That the store has not.
  const std::string& made_by;
};

// Writes the rows that differ and the prints, in the transaction of who calls. Groups may be those
// of some stories alone, where `known` are all that these are made of.
Result<void> write_groups(Store& store, const GroupsUpdate& update);

// The version that made the store's groups; "" where there are none.
Result<std::string> groups_made_by(Store& store);

// The version that filled the tables of live_tables.h, and followed since; "" where they are empty.
Result<std::string> live_made_by(Store& store);
Result<void> mark_live(Store& store, const std::string& made_by);

}  // namespace sourcier
