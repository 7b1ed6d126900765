// StorePool: connections to one store for many threads. Readers of a file have each their own and
// are never blocked; who writes opens one for as long as it writes. A store in memory has one
// connection, lent to one thread at a time.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/store/store.h"

namespace sourcier {

class StorePool {
 public:
  static Result<std::unique_ptr<StorePool>> open(const std::string& path);
  static Result<std::unique_ptr<StorePool>> in_memory();

  // Gives the connection back when it ends.
  class Loan {
   public:
    Loan(StorePool& pool, std::unique_ptr<Store> store) : pool_(&pool), store_(std::move(store)) {}
    Loan(Loan&&) noexcept = default;
    Loan& operator=(Loan&&) = delete;
    ~Loan();
    Store& operator*() const { return *store_; }
    Store* operator->() const { return store_.get(); }

   private:
    friend class StorePool;
    StorePool* pool_;
    std::unique_ptr<Store> store_;
    bool is_writer_ = false;
    std::unique_lock<std::mutex> lock_;  // Of the one connection in memory.
  };

  Result<Loan> read();
  // Waits for another writer as long as SQLite does, then is an Error.
  Result<Loan> write();

  // Grows when any program has changed the store. Looks at most every kLookStep.
  std::uint64_t revision();
  // Grows with the changes that stories may have to be told anew for (story_changes.h).
  std::uint64_t story_revision();

  const std::string& path() const { return path_; }  // "" in memory.

 private:
  explicit StorePool(std::string path) : path_(std::move(path)) {}
  bool is_file() const { return !path_.empty(); }
  void give_back(Loan& loan);
  void look();
  void look_now();  // With the mutex.

  std::string path_;
  std::mutex mutex_;  // Of what follows.
  std::vector<std::unique_ptr<Store>> idle_;
  std::unique_ptr<Store> watch_;  // A connection that tells whether others have written.
  std::int64_t data_version_ = 0;
  std::chrono::steady_clock::time_point looked_;
  std::mutex memory_mutex_;
  std::unique_ptr<Store> memory_;
  std::int64_t story_changes_ = 0;
  std::atomic<std::uint64_t> revision_ = 1;
  std::atomic<std::uint64_t> story_revision_ = 1;
};

}  // namespace sourcier
