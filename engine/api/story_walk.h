// StoryWalk: what a library does in the background. One thread lists the stories, another goes
// through them behind everybody else: each that has changed is traced once, kept in the store, and
// its parts are put into the index.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>

#include "engine/api/story_list.h"
#include "engine/api/story_shelf.h"

namespace sourcier {

class StoryWalk {
 public:
  StoryWalk(StoryList& list, StoryShelf& shelf, PageKeeper& keeper, PartIndex& index)
      : list_(list), shelf_(shelf), keeper_(keeper), index_(index) {}
  ~StoryWalk();

  void start();
  bool is_started() const { return walker_.joinable(); }
  // There is something to do; else it looks every few seconds.
  void wake();
  // Until the stories of this revision have been gone through, or for as long as `patience` lasts.
  void wait_for(std::uint64_t revision, std::chrono::milliseconds patience);
  // Every story that the index has not as it is now; what is gone is forgotten.
  Result<void> go_through();

 private:
  Result<void> go_through(const StoryList::Listed& listed);
  void list_forever();
  void walk_forever();
  bool is_ending();
  void tell_walked(std::uint64_t revision);

  StoryList& list_;
  StoryShelf& shelf_;
  PageKeeper& keeper_;
  PartIndex& index_;
  std::mutex walking_;  // One walk after the other.
  std::mutex mutex_;    // Of what follows.
  std::condition_variable wake_;
  bool is_ending_ = false;
  std::uint64_t wakes_ = 0;
  std::uint64_t walked_ = 0;  // The revision of the list that was gone through last.
  std::thread lister_;
  std::thread walker_;
};

}  // namespace sourcier
