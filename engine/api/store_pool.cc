#include "engine/api/store_pool.h"

#include "engine/store/story_changes.h"

namespace sourcier {
namespace {

// Connections kept open between two questions; each has a cache of two megabytes.
constexpr std::size_t kMostIdle = 8;

// A change by another program is seen this late at most.
constexpr std::chrono::milliseconds kLookStep{100};

Result<std::int64_t> data_version(Store& store) {
  auto query = store.connection().prepare("PRAGMA data_version");
  if (!query) return tl::unexpected(query.error());
  const auto row = query->step();
  if (!row) return tl::unexpected(row.error());
  return query->number(0);
}

}  // namespace

Result<std::unique_ptr<StorePool>> StorePool::open(const std::string& path) {
  auto watch = Store::open(path, Store::Mode::kReadOnly);
  if (!watch) return tl::unexpected(watch.error());
  std::unique_ptr<StorePool> pool(new StorePool(path));
  pool->watch_ = std::make_unique<Store>(std::move(*watch));
  const auto version = data_version(*pool->watch_);
  if (!version) return tl::unexpected(version.error());
  pool->data_version_ = *version;
  pool->story_changes_ = story_changes(*pool->watch_).value_or(0);
  return pool;
}

Result<std::unique_ptr<StorePool>> StorePool::in_memory() {
  auto store = Store::open(":memory:", Store::Mode::kReadWrite);
  if (!store) return tl::unexpected(store.error());
  std::unique_ptr<StorePool> pool(new StorePool(""));
  pool->memory_ = std::make_unique<Store>(std::move(*store));
  return pool;
}

StorePool::Loan::~Loan() {
  if (store_) pool_->give_back(*this);
}

Result<StorePool::Loan> StorePool::read() {
  if (!is_file()) {
    std::unique_lock lock(memory_mutex_);
    Loan loan(*this, std::move(memory_));
    loan.lock_ = std::move(lock);
    return loan;
  }
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      Loan loan(*this, std::move(idle_.back()));
      idle_.pop_back();
      return loan;
    }
  }
  auto store = Store::open(path_, Store::Mode::kReadOnly);
  if (!store) return tl::unexpected(store.error());
  return Loan(*this, std::make_unique<Store>(std::move(*store)));
}

Result<StorePool::Loan> StorePool::write() {
  if (!is_file()) {
    auto loan = read();
    if (loan) loan->is_writer_ = true;
    return loan;
  }
  auto store = Store::open(path_, Store::Mode::kReadWrite);
  if (!store) return tl::unexpected(store.error());
  Loan loan(*this, std::make_unique<Store>(std::move(*store)));
  loan.is_writer_ = true;
  return loan;
}

void StorePool::give_back(Loan& loan) {
  if (!is_file()) {
    if (loan.is_writer_) {
      ++revision_;
      ++story_revision_;
    }
    memory_ = std::move(loan.store_);  // The loan still holds the lock.
    return;
  }
  const std::lock_guard lock(mutex_);
  if (loan.is_writer_) return look_now();
  if (idle_.size() < kMostIdle) idle_.push_back(std::move(loan.store_));
}

void StorePool::look() {
  const std::lock_guard lock(mutex_);
  const auto now = std::chrono::steady_clock::now();
  if (now - looked_ < kLookStep) return;
  look_now();
}

void StorePool::look_now() {
  looked_ = std::chrono::steady_clock::now();
  const auto version = data_version(*watch_);
  if (!version || *version == data_version_) return;
  data_version_ = *version;
  ++revision_;
  const auto changes = story_changes(*watch_);
  // A store in which none was ever noted may be written by a program that notes none.
  if (changes && *changes == story_changes_ && *changes > 0) return;
  story_changes_ = changes.value_or(0);
  ++story_revision_;
}

std::uint64_t StorePool::revision() {
  if (is_file()) look();
  return revision_;
}

std::uint64_t StorePool::story_revision() {
  if (is_file()) look();
  return story_revision_;
}

}  // namespace sourcier
