// Recent: values by key, those used last, within a bound. For any number of threads.
#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace sourcier {

// `Value` is cheap to copy: a shared pointer. Its size is said when it is put; the unit is the
// owner's.
template <typename Value>
class Recent {
 public:
  explicit Recent(std::size_t most) : most_(most) {}

  // An empty value where there is none.
  Value find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end()) return {};
    order_.splice(order_.begin(), order_, found->second.place);
    return found->second.value;
  }

  // The one put last stays, whatever its size.
  void put(const std::string& key, Value value, std::size_t size) {
    const std::lock_guard lock(mutex_);
    drop(key);
    order_.push_front(key);
    entries_[key] = {std::move(value), size, order_.begin()};
    total_ += size;
    while (total_ > most_ && order_.size() > 1) drop(std::string(order_.back()));
  }

  void forget(const std::string& key) {
    const std::lock_guard lock(mutex_);
    drop(key);
  }

  void clear() {
    const std::lock_guard lock(mutex_);
    entries_.clear();
    order_.clear();
    total_ = 0;
  }

  std::size_t size() {
    const std::lock_guard lock(mutex_);
    return total_;
  }

 private:
  struct Entry {
    Value value;
    std::size_t size = 0;
    std::list<std::string>::iterator place;
  };

  void drop(const std::string& key) {
    const auto found = entries_.find(key);
    if (found == entries_.end()) return;
    total_ -= found->second.size;
    order_.erase(found->second.place);
    entries_.erase(found);
  }

  const std::size_t most_;
  std::mutex mutex_;  // Of all that follows.
  std::unordered_map<std::string, Entry> entries_;
  std::list<std::string> order_;  // Keys, the one used last first.
  std::size_t total_ = 0;
};

}  // namespace sourcier
