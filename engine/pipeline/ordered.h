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
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace sourcier {

// Items in flight for each job: enough to keep all busy, few enough to bound the memory by them.
inline constexpr std::size_t kItemsInFlightPerJob = 16;
// What they may weigh together, for items that say so: two of the largest pages, hundreds of usual
// ones. A heavier item goes alone.
inline constexpr std::size_t kWeightInFlight = 64u << 20;

// What the threads of one run share: numbered items that wait, numbered results that are done. A
// producer is held back when `window` items, or kWeightInFlight, are in flight.
template <typename Item, typename Done>
class OrderedQueue {
 public:
  explicit OrderedQueue(std::size_t window) : window_(window) {}

  // False once the run was stopped.
  bool put(Item&& item, std::size_t weight) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || has_room(weight); });
    if (stopped_) return false;
    // Where there is no room for the item it does not count as produced, or its result would be
    // waited for for ever.
    weights_.push_back(weight);
    waiting_.emplace_back(produced_, std::move(item));
    ++produced_;
    weight_ += weight;
    changed_.notify_all();
    return true;
  }

  // No more items come; `failure` is what ended them, if anything did.
  void finish(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    finished_ = true;
    if (failure) failure_ = std::move(failure);
    changed_.notify_all();
  }

  // A result that cannot be had, for want of memory: there is none behind it either.
  void fail(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    is_broken_ = true;
    failure_ = std::move(failure);
    changed_.notify_all();
  }

  // The next item to work on; nothing when there will be none.
  std::optional<std::pair<std::size_t, Item>> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopped_ || !waiting_.empty() || finished_; });
    if (stopped_ || waiting_.empty()) return {};
    std::pair<std::size_t, Item> next = std::move(waiting_.front());
    waiting_.pop_front();
    return next;
  }

  void give(std::size_t number, Done&& result) {
    const std::lock_guard lock(mutex_);
    done_.emplace(number, std::move(result));
    changed_.notify_all();
  }

  // The next result in order; nothing at the end. Throws what ended the producer early.
  std::optional<Done> next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] {
      return is_broken_ || done_.contains(consumed_) || (finished_ && consumed_ == produced_);
    });
    const auto first = is_broken_ ? done_.end() : done_.find(consumed_);
    if (first == done_.end()) {
      if (failure_) std::rethrow_exception(failure_);
      return {};
    }
    Done result = std::move(first->second);
    done_.erase(first);
    ++consumed_;
    weight_ -= weights_.front();
    weights_.pop_front();
    changed_.notify_all();
    return result;
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

 private:
  bool has_room(std::size_t weight) const {
    return weights_.empty() || (weights_.size() < window_ && weight_ + weight <= kWeightInFlight);
  }

  const std::size_t window_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::pair<std::size_t, Item>> waiting_;
  std::map<std::size_t, Done> done_;
  std::deque<std::size_t> weights_;  // Of the items in flight, in their order.
  std::size_t weight_ = 0;           // Their sum.
  std::size_t produced_ = 0;
  std::size_t consumed_ = 0;
  bool finished_ = false;
  bool stopped_ = false;
  bool is_broken_ = false;
  std::exception_ptr failure_;
};

// produce(emit) calls emit(Item&&) for each item; work(Item&&) gives a Done; consume(Done&&) runs
// on the caller's thread. An exception of any of them ends the run, as does a system without
// threads; where it has some and no more, those do it all. weigh(const Item&) is what an item costs
// while it is in flight.
template <typename Item, typename Done, typename Produce, typename Work, typename Consume,
          typename Weigh>
void run_ordered(unsigned jobs, Produce produce, Work work, Consume consume, Weigh weigh) {
  if (jobs <= 1) {
    produce([&](Item&& item) { consume(work(std::move(item))); });
    return;
  }
  OrderedQueue<Item, Done> queue(jobs * kItemsInFlightPerJob);
  // However consume ends, the threads are told to stop and are waited for.
  struct Threads {
    OrderedQueue<Item, Done>& work_queue;
    std::vector<std::thread> all;
    ~Threads() {
      work_queue.stop();
      for (std::thread& thread : all) thread.join();
    }
  } threads{queue, {}};

  threads.all.emplace_back([&] {
    std::exception_ptr failure;
    try {
      produce([&](Item&& item) {
        const std::size_t weight = weigh(item);
        queue.put(std::move(item), weight);
      });
    } catch (...) {
      failure = std::current_exception();
    }
    queue.finish(std::move(failure));
  });
  const auto work_on = [&] {
    try {
      while (auto item = queue.take()) queue.give(item->first, work(std::move(item->second)));
    } catch (...) {
      queue.fail(std::current_exception());
    }
  };
  for (unsigned job = 0; job < jobs; ++job) {
    try {
      threads.all.emplace_back(work_on);
    } catch (const std::system_error&) {
      if (job == 0) throw;
      break;
    }
  }
  while (auto result = queue.next()) consume(std::move(*result));
}

template <typename Item, typename Done, typename Produce, typename Work, typename Consume>
void run_ordered(unsigned jobs, Produce produce, Work work, Consume consume) {
  run_ordered<Item, Done>(jobs, produce, work, consume, [](const Item&) { return std::size_t{0}; });
}

}  // namespace sourcier
