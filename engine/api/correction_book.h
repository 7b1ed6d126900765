// CorrectionBook: the log of corrections as it is now, read once for each state of the store.
#pragma once

#include <cstdint>
#include <mutex>
#include <vector>

#include "engine/api/corrections.h"
#include "engine/api/store_pool.h"

namespace sourcier {

class CorrectionBook {
 public:
  explicit CorrectionBook(StorePool& pool) : pool_(pool) {}

  // All of them, in the order in which they were made.
  Result<std::vector<Correction>> now();

 private:
  StorePool& pool_;
  std::mutex mutex_;  // Of what follows.
  std::vector<Correction> corrections_;
  std::uint64_t revision_ = 0;  // Of stories, when they were read.
};

}  // namespace sourcier
