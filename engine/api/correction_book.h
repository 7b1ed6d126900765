// CorrectionBook: the log of corrections as it is now, read once for each state of the store.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "engine/api/corrections.h"
#include "engine/api/store_pool.h"
#include "engine/trace/entity_corrections.h"

namespace sourcier {

struct CorrectionLog {
  std::vector<Correction> all;  // In the order in which they were made.
  MergedEntities merges;        // What those that hold make one, in all stories.
};
using CorrectionLogPtr = std::shared_ptr<const CorrectionLog>;

Result<CorrectionLogPtr> read_log(Store& store);

class CorrectionBook {
 public:
  explicit CorrectionBook(StorePool& pool) : pool_(pool) {}

  Result<CorrectionLogPtr> now();

 private:
  StorePool& pool_;
  std::mutex mutex_;  // Of what follows.
  CorrectionLogPtr log_;
  std::uint64_t revision_ = 0;  // Of stories, when it was read.
};

}  // namespace sourcier
