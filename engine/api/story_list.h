// StoryList: all stories of a store, newest first, with what is counted of them.
//
// A list that costs little is made while one waits for it. That of a large store is made by a
// thread of its owner's, which calls renew_if_due; till then the list is some seconds old.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>

#include "engine/api/correction_book.h"
#include "engine/api/part_index.h"
#include "engine/api/ranked_story.h"
#include "engine/pipeline/resources.h"

namespace sourcier {

class StoryList {
 public:
  struct Listed {
    RankedStories stories;
    std::size_t articles = 0;
    std::size_t events = 0;
    std::uint64_t revision = 0;  // Of stories, when the list was made.
  };

  // `has_renewer` says whether somebody calls renew_if_due. The index is told of each list.
  StoryList(StorePool& pool, CorrectionBook& corrections, PartIndex& index,
            const Resources& resources, bool has_renewer)
      : pool_(pool),
        corrections_(corrections),
        index_(index),
        resources_(resources),
        has_renewer_(has_renewer) {}

  Result<Listed> now();
  std::optional<Listed> held();  // As it was made last; nothing before the first.
  Result<void> renew();
  Result<void> renew_if_due();

 private:
  Result<Listed> make();

  StorePool& pool_;
  CorrectionBook& corrections_;
  PartIndex& index_;
  const Resources& resources_;
  const bool has_renewer_;
  std::mutex renewing_;  // One list after the other.
  std::mutex mutex_;     // Of what follows.
  std::optional<Listed> listed_;
  std::chrono::steady_clock::duration cost_{};
  std::chrono::steady_clock::time_point made_at_;
};

}  // namespace sourcier
