// StoryShelf: the stories of a store as they are asked for: those at hand, those that are kept, and
// those that must be traced first.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <type_traits>
#include <unordered_set>
#include <vector>

#include "engine/api/correction_book.h"
#include "engine/api/page_keeper.h"
#include "engine/api/part_index.h"
#include "engine/api/story_file.h"
#include "engine/api/story_page.h"
#include "engine/api/story_state.h"
#include "engine/base/recent.h"

namespace sourcier {

// A story as it can be given at once.
struct StoryAtHand {
  bool is_known = false;    // Whether there is a story of this id.
  StoryPagePtr page;        // Null where it must be traced first: page() does.
  bool is_current = false;  // Else an earlier state, a few seconds old at most.
};

class StoryShelf {
 public:
  StoryShelf(StorePool& pool, CorrectionBook& corrections, PageKeeper& keeper, PartIndex& index,
             std::shared_ptr<const Resources> resources, const RunOptions& options);

  // As Library's functions of the same names.
  Result<StoryAtHand> at_hand(const std::string& id);
  Result<StoryPagePtr> page(const std::string& id);
  Result<StoryFilePtr> story(const std::string& id);
  Result<StoryFilePtr> whole_story(const std::string& id);
  Result<std::vector<Document>> documents(const std::string& story);

  // What would become of a story under these corrections.
  Result<std::shared_ptr<StoryFile>> make_file(Store& store, const std::string& id,
                                               const std::vector<StoryMember>& members,
                                               const std::vector<Correction>& corrections,
                                               const MergedEntities& merges);
  // Puts a story into the index as it is now; traces it, out of turn, where it is not kept.
  Result<void> index(const std::string& id);
  // Has the index take anew the stories whose entities merges have changed.
  Result<void> doubt_merged();
  // Writes the pages that wait to be kept, as far as they still hold.
  void write_kept();

  // No state of before is shown any more.
  void forget_earlier() { own_change_ = pool_.story_revision(); }

 private:
  struct HeldPage {
    StoryPagePtr page;
    std::atomic<std::uint64_t> checked = 0;     // The story revision at which it was current.
    std::atomic<std::int64_t> stale_since = 0;  // Of the steady clock; 0 while it is current.
  };
  using HeldPagePtr = std::shared_ptr<HeldPage>;

  template <typename Work>
  auto in_state_of(const std::string& id, Work work)
      -> std::invoke_result_t<Work, Store&, const StoryState&>;
  Result<StoryFilePtr> trace(const std::string& id);
  Result<StoryFilePtr> trace_now(const std::string& id);
  Result<std::vector<Document>> documents_of(Store& store, const std::vector<StoryMember>& members);
  void keep(const std::shared_ptr<StoryFile>& file);
  void hold(const StoryPagePtr& page, std::uint64_t revision);
  bool may_be_shown(HeldPage& held) const;

  StorePool& pool_;
  CorrectionBook& corrections_;
  PageKeeper& keeper_;
  PartIndex& index_;
  std::shared_ptr<const Resources> resources_;
  RunOptions options_;
  Recent<StoryFilePtr> files_;  // By id; of stories that were traced or opened last.
  Recent<HeldPagePtr> pages_;   // By id.
  std::atomic<std::uint64_t> own_change_ = 0;
  std::mutex tracing_;  // Of what follows.
  std::condition_variable traced_;
  std::unordered_set<std::string> in_tracing_;  // Ids of stories: one is traced once.
};

}  // namespace sourcier
