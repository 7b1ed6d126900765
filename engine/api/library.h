// Library: what the HTTP API, the assistant's tools and other callers ask of a set of articles. It
// stands on a store: a file, or one in memory that is gone with the library.
//
// Every function may be called from any thread. What one returns does not change any more; what
// came since is seen by the next call. An Error is the store's, or says what was wrong with what
// was asked.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/api/corrections.h"
#include "engine/api/part_index.h"
#include "engine/api/profiles.h"
#include "engine/api/store_pool.h"
#include "engine/api/story_file.h"
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

  auto operator<=>(const RankedStory&) const = default;
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

  // Another number whenever anything below may answer otherwise. Cheap.
  std::uint64_t revision();
  Result<LibraryCounts> counts();
  const std::string& store_path() const { return pool_->path(); }  // "" in memory.

  // All stories, newest first.
  Result<std::shared_ptr<const std::vector<RankedStory>>> stories();
  // Null for an id that no story has.
  Result<StoryFilePtr> story(const std::string& id);
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

 private:
  Library(std::unique_ptr<StorePool> pool, std::shared_ptr<const Resources> resources,
          const RunOptions& options);

  struct Cached {
    StoryFilePtr file;
    std::list<std::string>::iterator place;
  };
  struct Listed {
    std::shared_ptr<const std::vector<RankedStory>> stories;
    LibraryCounts counts;
    std::uint64_t revision = 0;
    std::chrono::steady_clock::time_point since;
  };

  // What is listed of all stories, made anew when it is of an earlier revision and a while old.
  Result<Listed> listed();
  Result<Listed> list_anew(std::uint64_t revision);
  Result<std::vector<Correction>> corrections_now();
  Result<StoryFilePtr> make_file(Store& store, const std::string& id,
                                 const std::vector<StoryMember>& members,
                                 const std::vector<Correction>& corrections);
  Result<std::vector<Document>> documents_of(Store& store, const std::vector<StoryMember>& members);
  StoryFilePtr cached(const std::string& id, const std::string& key);
  void keep(const StoryFilePtr& file);
  Result<void> index_stories();
  void index_forever();
  Result<void> complete(Store& store, const std::vector<Correction>& earlier,
                        Correction& correction);
  void changed();  // By us: seen at once.

  std::unique_ptr<StorePool> pool_;
  std::shared_ptr<const Resources> resources_;
  RunOptions options_;
  PartIndex index_;

  std::mutex listing_;  // Of the two that follow.
  std::optional<Listed> listed_;
  std::mutex caching_;  // Of the three that follow.
  std::unordered_map<std::string, Cached> files_;
  std::list<std::string> recent_;  // Ids of stories, the one used last first.
  std::size_t cached_articles_ = 0;
  std::mutex correcting_;  // Of the two that follow.
  std::vector<Correction> corrections_;
  std::uint64_t corrections_at_ = 0;  // The revision they are of.

  std::mutex writing_;   // One change after the other.
  std::mutex indexing_;  // One walk over all stories after the other.
  std::mutex waking_;    // Of the two that follow.
  std::condition_variable wake_;
  bool is_ending_ = false;
  std::thread indexer_;  // Of a store in a file: walks its stories whenever they have changed.
};

}  // namespace sourcier
