// Library: what the HTTP API, the assistant's tools and other callers ask of a set of articles. It
// stands on a store: a file, or one in memory that is gone with the library.
//
// Every function may be called from any thread. What one returns does not change any more; what
// came since is seen by the next call. An Error is the store's, or says what was wrong with what
// was asked.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/api/corrections.h"
#include "engine/api/part_index.h"
#include "engine/api/profiles.h"
#include "engine/api/store_pool.h"
#include "engine/api/story_file.h"
#include "engine/api/story_page.h"
#include "engine/base/recent.h"
#include "engine/store/desk.h"
#include "engine/store/search.h"
#include "engine/store/story_groups.h"
#include "engine/store/versions.h"

namespace sourcier {

struct LibraryCounts {
  std::size_t articles = 0;
  std::size_t events = 0;
  std::size_t stories = 0;
  std::size_t skipped = 0;
  std::size_t indexed = 0;  // Stories that profiles and ids of parts know already.
};

struct RankedStory {
  std::string rank;  // As StoryFile::rank.
  std::string id;
  std::string key;  // Of its page, when the list was made.

  auto operator<=>(const RankedStory&) const = default;
};

// A story as it can be given at once.
struct StoryAtHand {
  bool is_known = false;    // Whether there is a story of this id.
  StoryPagePtr page;        // Null where it must be traced first: Library::page does.
  bool is_current = false;  // Else an earlier state, a few seconds old at most.
};

struct AddedInput {
  std::size_t added = 0;  // Articles that are new, or came in a later state.
  std::vector<Error> skipped;
};

enum class CorrectionState : std::uint8_t { kApplied, kUndone, kLost };

struct KnownCorrection {
  Correction correction;
  CorrectionState state = CorrectionState::kApplied;
};

class Library {
 public:
  // A store that is there. `options` say how what is added is read.
  static Result<std::unique_ptr<Library>> open(const std::string& path,
                                               std::shared_ptr<const Resources> resources,
                                               const RunOptions& options);
  // In memory; `documents` need not be united.
  static Result<std::unique_ptr<Library>> in_memory(std::vector<Document> documents,
                                                    std::span<const Error> skipped,
                                                    std::shared_ptr<const Resources> resources,
                                                    const RunOptions& options);
  ~Library();

  // Another number whenever anything below may answer otherwise, and whenever a story may. Cheap.
  std::uint64_t revision() { return pool_->revision(); }
  std::uint64_t story_revision() { return pool_->story_revision(); }
  // The revision at which this library was last changed through here: nothing older is to be shown.
  std::uint64_t own_change() const { return own_change_; }
  Result<LibraryCounts> counts();
  const std::string& store_path() const { return pool_->path(); }  // "" in memory.

  // All stories, newest first. While another program adds, a list is some seconds old.
  Result<std::shared_ptr<const std::vector<RankedStory>>> stories();
  // What is at hand of a story; never traces one.
  Result<StoryAtHand> at_hand(const std::string& id);
  // Its page as it is now, traced if need be. Null for an id that no story has.
  Result<StoryPagePtr> page(const std::string& id);
  // With its articles and all that was found, but for coverage; costs what tracing costs, unless it
  // was just asked for. Null for an id that no story has.
  Result<StoryFilePtr> story(const std::string& id);
  // With coverage too, which is facts × articles: traced for who asks, and not kept.
  Result<StoryFilePtr> whole_story(const std::string& id);
  // Its articles as they are kept, uncorrected, with their tokens.
  Result<std::vector<Document>> documents(const std::string& story);
  // The story that holds an article, event, statement or figure of this id, or what a story or an
  // event once had it; "" if none does.
  Result<std::string> story_of(const std::string& id);

  // Of all stories that are indexed; the most articles first.
  Result<std::vector<EntityProfile>> entities(const ProfileQuestion& question);
  Result<std::vector<SourceProfile>> sources(const ProfileQuestion& question);

  Result<std::vector<Error>> skipped();  // Inputs that could not be read, by place.
  Result<SearchResult> search(const SearchRequest& request);
  Result<std::vector<ArticleVersion>> versions(const std::string& article);
  Result<std::optional<Article>> version(const std::string& article, const std::string& version);

  // Reads the bytes of a file that is at hand, and groups what they bring with all the rest.
  Result<AddedInput> add(const std::string& name, std::string_view bytes);

  // The log, in the order in which they were made.
  Result<std::vector<KnownCorrection>> corrections();
  // Fills in the states of its articles and logs it; an Error where it does not fit.
  Result<KnownCorrection> correct(Correction correction);
  // False where there is none of this id, or it is undone already.
  Result<bool> undo(std::int64_t id, const std::string& by);

  Result<std::vector<SavedSearch>> saved_searches();
  Result<void> save_search(const std::string& name, const std::string& query);
  Result<bool> forget_search(const std::string& name);
  Result<std::vector<Alert>> alerts(std::size_t limit);
  Result<std::vector<FollowedStory>> followed();
  // The story of this article; an Error where there is no such article.
  Result<void> follow(const std::string& article);
  Result<bool> unfollow(const std::string& article);

 private:
  Library(std::unique_ptr<StorePool> pool, std::shared_ptr<const Resources> resources,
          const RunOptions& options);

  struct HeldPage {
    StoryPagePtr page;
    std::atomic<std::uint64_t> checked = 0;     // The story revision at which it was current.
    std::atomic<std::int64_t> stale_since = 0;  // Of the steady clock; 0 while it is current.
  };
  using HeldPagePtr = std::shared_ptr<HeldPage>;
  struct Listed {
    std::shared_ptr<const std::vector<RankedStory>> stories;
    LibraryCounts counts;
    std::uint64_t revision = 0;  // Of stories.
  };
  // One story in the store, as one snapshot sees it.
  struct StoryNow {
    std::vector<StoryMember> members;  // Empty where there is no such story.
    std::vector<Correction> corrections;
    std::string key;
  };

  // What is listed of all stories, and the keys of those that the index has in another state.
  Result<Listed> list_anew();
  Result<Listed> listed();
  Result<void> renew_list();
  bool is_list_due();  // For the lister.
  Result<std::vector<Correction>> corrections_now();

  // `corrections` are asked for before the store is: a store in memory is lent to one at a time.
  Result<StoryNow> story_now(Store& store, const std::vector<Correction>& corrections,
                             const std::string& id);
  template <typename Work>
  auto in_state_of(const std::string& id, Work work)
      -> std::invoke_result_t<Work, Store&, const StoryNow&>;
  Result<std::shared_ptr<StoryFile>> make_file(Store& store, const std::string& id,
                                               const std::vector<StoryMember>& members,
                                               const std::vector<Correction>& corrections);
  Result<StoryFilePtr> trace(const std::string& id);
  Result<StoryFilePtr> trace_now(const std::string& id);
  Result<std::vector<Document>> documents_of(Store& store, const std::vector<StoryMember>& members);
  void keep(const std::shared_ptr<StoryFile>& file);
  void hold(const StoryPagePtr& page, std::uint64_t revision);
  bool may_be_shown(HeldPage& held) const;

  // The walk over all stories (library_walk.cc).
  Result<void> index_stories();
  Result<void> index_story(const std::string& id);
  void index_forever();
  void list_forever();
  bool is_ending();
  void wake();
  void keep_later(const StoryPage& page, const StoryParts& parts);
  std::optional<std::string> kept_form(Store& store, const std::string& id, const std::string& key);
  void keep_pending();
  std::size_t bytes_to_keep();

  Result<void> complete(Store& store, const std::vector<Correction>& earlier,
                        Correction& correction);
  void changed();  // By us: seen at once.

  std::unique_ptr<StorePool> pool_;
  std::shared_ptr<const Resources> resources_;
  RunOptions options_;
  PartIndex index_;
  Recent<StoryFilePtr> files_;  // By id; of stories that were traced or opened last.
  Recent<HeldPagePtr> pages_;   // By id.
  // The revisions after a change through here: no older state is shown.
  std::atomic<std::uint64_t> own_change_ = 0;
  std::atomic<std::uint64_t> own_story_change_ = 0;

  std::mutex listing_;  // Of what follows.
  std::optional<Listed> listed_;
  std::chrono::steady_clock::duration list_cost_{};
  std::chrono::steady_clock::time_point listed_at_;
  std::mutex relisting_;   // One listing after the other.
  std::mutex correcting_;  // Of the two that follow.
  std::vector<Correction> corrections_;
  std::uint64_t corrections_at_ = 0;  // The story revision they are of.
  std::mutex tracing_;                // Of what follows.
  std::condition_variable traced_;
  std::unordered_set<std::string> in_tracing_;  // Ids of stories: one is traced once.
  std::mutex keeping_;                          // Of the two that follow.
  std::vector<KeptDossier> to_keep_;
  std::size_t bytes_to_keep_ = 0;

  std::mutex writing_;   // One change after the other.
  std::mutex indexing_;  // One walk over all stories after the other.
  std::mutex waking_;    // Of what follows.
  std::condition_variable wake_;
  bool is_ending_ = false;
  std::uint64_t wakes_ = 0;
  // Of a store in a file: one lists its stories, the other walks them, whenever they have changed.
  std::thread lister_;
  std::thread indexer_;
};

}  // namespace sourcier
