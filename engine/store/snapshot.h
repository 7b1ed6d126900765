// StoreSnapshot: all statements of a question see one state of the store, and lock the file once
// instead of once each.
#pragma once

#include "engine/store/store.h"

namespace sourcier {

class StoreSnapshot {
 public:
  // Within a transaction, or another snapshot, that one holds.
  explicit StoreSnapshot(Store& store)
      : connection_(store.connection()), is_own_(!connection_.is_in_transaction()) {
    if (is_own_) (void)connection_.run("BEGIN");
  }
  StoreSnapshot(const StoreSnapshot&) = delete;
  StoreSnapshot& operator=(const StoreSnapshot&) = delete;
  ~StoreSnapshot() {
    if (is_own_) (void)connection_.run("COMMIT");
  }

 private:
  Sqlite& connection_;
  bool is_own_;
};

}  // namespace sourcier
