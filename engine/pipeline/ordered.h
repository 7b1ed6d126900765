// run_ordered: work in parallel, results in order.
//
// One thread produces items, `jobs` threads work on them, and the caller's thread takes the results
// in the order in which the items were produced, so that the output is the same for any number of
// jobs.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace sourcier {

// Items in flight for each job: enough to keep all busy, few enough to bound the memory by them.
inline constexpr std::size_t kItemsInFlightPerJob = 16;

// produce(emit) calls emit(Item&&) for each item; work(Item&&) gives a Done and must not throw;
// consume(Done&&) runs on the caller's thread. An exception of produce or consume ends the run.
template <typename Item, typename Done, typename Produce, typename Work, typename Consume>
void run_ordered(unsigned jobs, Produce produce, Work work, Consume consume) {
  if (jobs <= 1) {
    produce([&](Item&& item) { consume(work(std::move(item))); });
    return;
  }
  struct Shared {
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::pair<std::size_t, Item>> waiting;
    std::map<std::size_t, Done> done;
    std::size_t produced = 0;
    std::size_t consumed = 0;
    bool finished = false;
    bool stopped = false;
    std::exception_ptr failure;
  } shared;
  const std::size_t window = jobs * kItemsInFlightPerJob;

  std::vector<std::thread> threads;
  threads.emplace_back([&] {
    std::exception_ptr failure;
    try {
      produce([&](Item&& item) {
        std::unique_lock lock(shared.mutex);
        shared.changed.wait(
            lock, [&] { return shared.stopped || shared.produced - shared.consumed < window; });
        if (shared.stopped) return;
        shared.waiting.emplace_back(shared.produced++, std::move(item));
        shared.changed.notify_all();
      });
    } catch (...) {
      failure = std::current_exception();
    }
    const std::lock_guard lock(shared.mutex);
    shared.finished = true;
    shared.failure = failure;
    shared.changed.notify_all();
  });
  for (unsigned job = 0; job < jobs; ++job) {
    threads.emplace_back([&] {
      for (;;) {
        std::unique_lock lock(shared.mutex);
        shared.changed.wait(
            lock, [&] { return shared.stopped || !shared.waiting.empty() || shared.finished; });
        if (shared.stopped || shared.waiting.empty()) return;
        auto [number, item] = std::move(shared.waiting.front());
        shared.waiting.pop_front();
        lock.unlock();
        Done result = work(std::move(item));
        lock.lock();
        shared.done.emplace(number, std::move(result));
        shared.changed.notify_all();
      }
    });
  }

  // However consume ends, the threads are told to stop and are waited for.
  struct Join {
    Shared& state;
    std::vector<std::thread>& all;
    ~Join() {
      {
        const std::lock_guard lock(state.mutex);
        state.stopped = true;
        state.changed.notify_all();
      }
      for (std::thread& thread : all) thread.join();
    }
  } const join{shared, threads};

  for (;;) {
    std::optional<Done> next;
    {
      std::unique_lock lock(shared.mutex);
      shared.changed.wait(lock, [&] {
        return shared.done.contains(shared.consumed) ||
               (shared.finished && shared.consumed == shared.produced);
      });
      const auto first = shared.done.find(shared.consumed);
      if (first == shared.done.end()) {
        if (shared.failure) std::rethrow_exception(shared.failure);
        return;
      }
      next = std::move(first->second);
      shared.done.erase(first);
    }
    consume(std::move(*next));
    const std::lock_guard lock(shared.mutex);
    ++shared.consumed;
    shared.changed.notify_all();
  }
}

}  // namespace sourcier
