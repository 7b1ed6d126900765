// Watch: feeds followed into a store. One round polls each feed, fetches the pages that are new or
// that the feed says have changed, and adds them; each feed is one transaction.
#pragma once

#include <string>
#include <vector>

#include "engine/live/polite.h"
#include "engine/pipeline/pipeline.h"
#include "engine/store/store.h"

namespace sourcier {

// Entries of one feed that are looked at in one round: feeds of newspapers have some hundred.
inline constexpr std::size_t kMostPolledEntries = 2000;

struct PollOutcome {
  AddSummary articles;
  bool is_unchanged = false;   // The feed's server says that nothing has changed.
  std::vector<Error> skipped;  // Pages of it that could not be had; they are tried again.
};

class Watch {
 public:
  Watch(Store& store, const Resources& resources, const RunOptions& options,
        const PoliteOptions& polite)
      : store_(store),
        resources_(resources),
        options_(options),
        polite_(polite),
        stop_(polite.stop) {}

  // `now` is RFC 3339. An Error where the feed cannot be had, or the store's.
  Result<PollOutcome> poll(const std::string& feed, const std::string& now);

 private:
  struct Gathered;
  struct Stamp;
  Result<void> take_entry(const Page& entry, const std::string& now, Gathered& gathered);
  void take_page(const Page& page, const Page& entry, Gathered& gathered);
  Result<Stamp> stamp_of(const std::string& place);
  bool is_stopped() const { return stop_ != nullptr && stop_->load(); }

  Store& store_;
  const Resources& resources_;
  const RunOptions& options_;
  PoliteFetcher polite_;
  const std::atomic<bool>* stop_;
};

}  // namespace sourcier
