#include "apps/server/workers.h"

#include "apps/server/contained.h"
#include "engine/base/background.h"

namespace sourcier::server {
namespace {

constexpr std::size_t kMostWaiting = 512;  // As many as one client may have connections.

}  // namespace

Workers::Workers(unsigned threads, int steps) {
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this, steps] { work(steps); });
}

bool Workers::post(std::function<void()> task) {
  {
    const std::lock_guard lock(mutex_);
    if (is_stopping_ || waiting_.size() >= kMostWaiting) return false;
    waiting_.push_back({std::move(task), {}});
  }
  wake_.notify_one();
  return true;
}

void Workers::post_once(const std::string& name, std::function<void()> task) {
  {
    const std::lock_guard lock(mutex_);
    if (is_stopping_ || waiting_.size() >= kMostWaiting || !names_.insert(name).second) return;
    waiting_.push_back({std::move(task), name});
  }
  wake_.notify_one();
}

void Workers::stop() {
  std::deque<Task> dropped;  // Ends outside the lock: a task may hold a connection.
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
    dropped.swap(waiting_);
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void Workers::work(int steps) {
  step_back(steps);
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [&] { return is_stopping_ || !waiting_.empty(); });
    if (is_stopping_) return;
    Task task = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    (void)contained(task.run);
    task.run = nullptr;
    lock.lock();
    names_.erase(task.name);
  }
}

}  // namespace sourcier::server
