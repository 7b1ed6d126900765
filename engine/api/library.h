// Library: what the HTTP API, the assistant's tools and other callers ask of a set of articles. It
// stands on a store: a file, or one in memory that is gone with the library.
//
// Every function may be called from any thread. What one returns does not change any more; what
// came since is seen by the next call. An Error is the store's, or says what was wrong with what
// was asked.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/api/profiles.h"
#include "engine/api/story_walk.h"
#include "engine/store/desk.h"
#include "engine/store/search.h"
#include "engine/store/versions.h"

namespace sourcier {

struct LibraryCounts {
  std::size_t articles = 0;
  std::size_t events = 0;
  std::size_t stories = 0;
  std::size_t skipped = 0;
  std::size_t indexed = 0;  // Stories that profiles and ids of parts know as they are now.
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

  // Another number whenever anything below may answer otherwise, and whenever a story may. Cheap.
  std::uint64_t revision() { return pool_->revision(); }
  std::uint64_t story_revision() { return pool_->story_revision(); }
  // The revision at which this library was last changed through here: nothing older is to be shown.
  std::uint64_t own_change() const { return own_change_; }
  Result<LibraryCounts> counts();
  const std::string& store_path() const { return pool_->path(); }  // "" in memory.

  // All stories, newest first. While another program adds, a list is some seconds old.
  Result<RankedStories> stories();
  // What is at hand of a story; never traces one.
  Result<StoryAtHand> at_hand(const std::string& id) { return shelf_.at_hand(id); }
  // Its page as it is now, traced if need be. Null for an id that no story has.
  Result<StoryPagePtr> page(const std::string& id) { return shelf_.page(id); }
  // With its articles and all that was found, but for coverage; costs what tracing costs, unless it
  // was just asked for. Null for an id that no story has.
  Result<StoryFilePtr> story(const std::string& id) { return shelf_.story(id); }
  // With coverage too, which is facts × articles: traced for who asks, and not kept.
  Result<StoryFilePtr> whole_story(const std::string& id) { return shelf_.whole_story(id); }
  // Its articles as they are kept, uncorrected, with their tokens.
  Result<std::vector<Document>> documents(const std::string& story) {
    return shelf_.documents(story);
  }
  // The story that holds an article, event, statement or figure of this id, or what a story or an
  // event once had it; "" if none does.
  Result<std::string> story_of(const std::string& id);

  // The id of the entity that this one is, or was made one with.
  Result<std::string> entity_now(const std::string& id);
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
  // The names by which a correction holds on to an entity; empty where none has this id.
  Result<std::vector<CorrectionEvidence>> names_of_entity(const std::string& id);
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

  Result<void> complete(Store& store, const CorrectionLog& log, Correction& correction);
  Result<void> complete_names(const CorrectionLog& log, Correction& correction);
  Result<void> name_states(const CorrectionLog& log, Correction& correction);
  Result<void> check_merge(const CorrectionLog& log, const Correction& correction);
  Result<void> complete_split(Correction& correction);
  Result<StoryFilePtr> unmerged(Store& store, const CorrectionLog& log, const std::string& story);
  Result<bool> fits(const Correction& correction);
  void changed();  // By us: seen at once.

  std::unique_ptr<StorePool> pool_;
  std::shared_ptr<const Resources> resources_;
  RunOptions options_;
  PartIndex index_;
  CorrectionBook corrections_;
  PageKeeper keeper_;
  StoryList list_;
  StoryShelf shelf_;
  StoryWalk walk_;  // Ends first. Of a store in a file it runs; one in memory is walked at once.
  std::mutex writing_;  // One change after the other.
  std::atomic<std::uint64_t> own_change_ = 0;
};

}  // namespace sourcier
