// parallel_for: the same work on many numbered things, by several threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace sourcier {

// Calls work(i) for each i below `count`, in any order, by `jobs` threads; what the calls write
// must be apart. An exception of any ends the others and is thrown here.
template <typename Work>
void parallel_for(unsigned jobs, std::size_t count, const Work& work) {
  if (jobs <= 1 || count <= 1) {
    for (std::size_t i = 0; i < count; ++i) work(i);
    return;
  }
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::mutex mutex;
  const auto run = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      const std::lock_guard lock(mutex);
      failure = std::current_exception();
      next = count;
    }
  };
  const std::size_t others = std::min<std::size_t>(jobs, count) - 1;
  std::vector<std::thread> threads;
  threads.reserve(others);
  try {
    while (threads.size() < others) threads.emplace_back(run);
  } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch)
    // The system gives no more threads: those that there are do it all.
  }
  run();
  for (std::thread& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace sourcier
