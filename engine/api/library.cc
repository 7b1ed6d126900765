// What a library is asked; what changes it is in library_changes.cc.
#include "engine/api/library.h"

#include <algorithm>

#include "engine/base/digest.h"
#include "engine/pipeline/stored.h"

namespace sourcier {
namespace {

// Stories kept at hand, by the number of their articles: some ten kilobytes each.
constexpr std::size_t kMostCachedArticles = 4000;

// While another program adds, lists are this old at most.
constexpr std::chrono::milliseconds kListStep{1000};
constexpr std::chrono::seconds kIndexStep{2};  // Between two looks of the indexer.

// All statements of a question see one state of the store.
class Snapshot {
 public:
  explicit Snapshot(Store& store) : store_(store) { (void)store_.connection().run("BEGIN"); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  ~Snapshot() { (void)store_.connection().run("COMMIT"); }

 private:
  Store& store_;
};

bool is_about(const Correction& correction, const std::vector<StoryMember>& members) {
  return std::ranges::any_of(correction.of, [&](const CorrectionEvidence& evidence) {
    return std::ranges::binary_search(members, evidence.article, {}, &StoryMember::article);
  });
}

std::vector<Correction> those_on(const std::vector<Correction>& corrections,
                                 const std::vector<StoryMember>& members) {
  std::vector<Correction> found;
  for (const Correction& correction : corrections) {
    if (!correction.is_undone && is_about(correction, members)) found.push_back(correction);
  }
  return found;
}

// Names all that goes into a story's file.
std::string key_of(const std::vector<StoryMember>& members,
                   const std::vector<Correction>& corrections, const Resources& resources) {
  std::string all = resources.version();
  for (const StoryMember& member : members) {
    for (const std::string* part :
         {&member.article, &member.version, &member.event, &member.family})
      (all += '\x1F') += *part;
  }
  for (const Correction& correction : corrections) (all += '\x1E') += std::to_string(correction.id);
  return content_id("", {all});
}

}  // namespace

Library::Library(std::unique_ptr<StorePool> pool, std::shared_ptr<const Resources> resources,
                 const RunOptions& options)
    : pool_(std::move(pool)), resources_(std::move(resources)), options_(options) {
  options_.times = nullptr;
  options_.progress = {};
}

Result<std::unique_ptr<Library>> Library::open(const std::string& path,
                                               std::shared_ptr<const Resources> resources,
                                               const RunOptions& options) {
  auto pool = StorePool::open(path);
  if (!pool) return tl::unexpected(pool.error());
  std::unique_ptr<Library> library(new Library(std::move(*pool), std::move(resources), options));
  library->indexer_ = std::thread([made = library.get()] { made->index_forever(); });
  return library;
}

Library::~Library() {
  {
    const std::lock_guard lock(waking_);
    is_ending_ = true;
  }
  wake_.notify_all();
  if (indexer_.joinable()) indexer_.join();
}

std::uint64_t Library::revision() { return pool_->revision(); }

Result<Library::Listed> Library::list_anew(std::uint64_t revision) {
  auto store = pool_->read();
  if (!store) return tl::unexpected(store.error());
  const Snapshot snapshot(**store);
  const auto rows = story_rows(**store);
  if (!rows) return tl::unexpected(rows.error());
  auto stories = std::make_shared<std::vector<RankedStory>>();
  stories->reserve(rows->size());
  for (const StoryRow& row : *rows) stories->push_back({newest_first(row.last), row.id});
  std::ranges::sort(*stories);
  Listed listed;
  listed.counts.stories = stories->size();
  listed.stories = std::move(stories);
  listed.revision = revision;
  listed.since = std::chrono::steady_clock::now();
  for (const auto& [table, count] :
       {std::pair("article", &listed.counts.articles), std::pair("event", &listed.counts.events),
        std::pair("skipped", &listed.counts.skipped)}) {
    const auto counted = (*store)->count(table);
    if (!counted) return tl::unexpected(counted.error());
    *count = static_cast<std::size_t>(*counted);
  }
  return listed;
}

Result<Library::Listed> Library::listed() {
  const std::uint64_t now = revision();
  const std::lock_guard lock(listing_);
  if (listed_) {
    const bool is_young = std::chrono::steady_clock::now() - listed_->since < kListStep;
    if (listed_->revision == now || is_young) return *listed_;
  }
  auto made = list_anew(now);
  if (made) listed_ = *made;
  return made;
}

Result<LibraryCounts> Library::counts() {
  auto now = listed();
  if (!now) return tl::unexpected(now.error());
  const auto indexed = index_.stories();
  if (!indexed) return tl::unexpected(indexed.error());
  now->counts.indexed = *indexed;
  return now->counts;
}

Result<std::shared_ptr<const std::vector<RankedStory>>> Library::stories() {
  auto now = listed();
  if (!now) return tl::unexpected(now.error());
  return now->stories;
}

StoryFilePtr Library::cached(const std::string& id, const std::string& key) {
  const std::lock_guard lock(caching_);
  const auto found = files_.find(id);
  if (found == files_.end() || found->second.file->key != key) return nullptr;
  recent_.splice(recent_.begin(), recent_, found->second.place);
  return found->second.file;
}

void Library::keep(const StoryFilePtr& file) {
  const std::lock_guard lock(caching_);
  const auto drop = [&](auto found) {
    cached_articles_ -= found->second.file->documents.size();
    recent_.erase(found->second.place);
    files_.erase(found);
  };
  if (const auto old = files_.find(file->id); old != files_.end()) drop(old);
  recent_.push_front(file->id);
  files_[file->id] = {file, recent_.begin()};
  cached_articles_ += file->documents.size();
  while (cached_articles_ > kMostCachedArticles && recent_.size() > 1)
    drop(files_.find(recent_.back()));
}

Result<std::vector<Document>> Library::documents_of(Store& store,
                                                    const std::vector<StoryMember>& members) {
  std::vector<std::string> ids;
  for (const StoryMember& member : members) ids.push_back(member.article);
  return stored_documents(store, ids, *resources_, 1);
}

Result<std::vector<Document>> Library::documents(const std::string& story) {
  auto store = pool_->read();
  if (!store) return tl::unexpected(store.error());
  const Snapshot snapshot(**store);
  const auto members = story_members(**store, story);
  if (!members) return tl::unexpected(members.error());
  return documents_of(**store, *members);
}

Result<StoryFilePtr> Library::make_file(Store& store, const std::string& id,
                                        const std::vector<StoryMember>& members,
                                        const std::vector<Correction>& corrections) {
  auto groups = groups_of_story(store, id);
  if (!groups) return tl::unexpected(groups.error());
  auto documents = documents_of(store, members);
  if (!documents) return tl::unexpected(documents.error());
  auto file = std::make_shared<StoryFile>(make_story_file(std::move(*groups), std::move(*documents),
                                                          *resources_, options_, corrections));
  file->id = id;
  file->key = key_of(members, corrections, *resources_);
  return file;
}

Result<StoryFilePtr> Library::story(const std::string& id) {
  const auto corrections = corrections_now();
  if (!corrections) return tl::unexpected(corrections.error());
  auto store = pool_->read();
  if (!store) return tl::unexpected(store.error());
  const Snapshot snapshot(**store);
  const auto members = story_members(**store, id);
  if (!members) return tl::unexpected(members.error());
  if (members->empty()) return nullptr;
  const std::vector<Correction> own = those_on(*corrections, *members);
  if (auto file = cached(id, key_of(*members, own, *resources_))) return file;
  auto file = make_file(**store, id, *members, own);
  if (!file) return file;
  keep(*file);
  const auto known = index_.has(id, (*file)->key);
  if (known && !*known) {
    if (const auto put = index_.put(**file, (*file)->key); !put) return tl::unexpected(put.error());
  }
  return file;
}

Result<std::string> Library::story_of(const std::string& id) {
  {
    auto store = pool_->read();
    if (!store) return tl::unexpected(store.error());
    auto found = story_of_article(**store, id);
    if (found && found->empty()) found = story_of_event(**store, id);
    if (found && found->empty()) found = story_once_called(**store, id);
    if (!found || !found->empty()) return found;
  }
  return index_.story_of(id);
}

Result<std::vector<EntityProfile>> Library::entities(const ProfileQuestion& question) {
  return index_.entities(question);
}

Result<std::vector<SourceProfile>> Library::sources(const ProfileQuestion& question) {
  return index_.sources(question);
}

Result<std::vector<Error>> Library::skipped() {
  auto store = pool_->read();
  if (!store) return tl::unexpected(store.error());
  return (*store)->skipped();
}

Result<SearchResult> Library::search(const SearchRequest& request) {
  auto store = pool_->read();
  if (!store) return tl::unexpected(store.error());
  return sourcier::search(**store, request);
}

Result<std::vector<ArticleVersion>> Library::versions(const std::string& article) {
  auto store = pool_->read();
  if (!store) return tl::unexpected(store.error());
  return versions_of(**store, article);
}

Result<std::optional<Article>> Library::version(const std::string& article,
                                                const std::string& version) {
  auto store = pool_->read();
  if (!store) return tl::unexpected(store.error());
  return version_of(**store, article, version);
}

// Every story whose state is not known yet is traced once; what is gone is forgotten.
Result<void> Library::index_stories() {
  const std::lock_guard one(indexing_);
  const auto now = stories();
  if (!now) return tl::unexpected(now.error());
  std::vector<std::string> ids;
  for (const RankedStory& story : **now) ids.push_back(story.id);
  if (const auto kept = index_.keep_only(ids); !kept) return kept;
  for (const std::string& id : ids) {
    {
      const std::lock_guard lock(waking_);
      if (is_ending_) return {};
    }
    const auto file = story(id);
    if (!file) return tl::unexpected(file.error());
  }
  return {};
}

void Library::index_forever() {
  std::uint64_t done = 0;
  std::unique_lock lock(waking_);
  while (!is_ending_) {
    const std::uint64_t now = revision();
    if (now != done) {
      lock.unlock();
      // What went wrong shows where it is asked for; here it is tried again.
      if (index_stories()) done = now;
      lock.lock();
    }
    wake_.wait_for(lock, kIndexStep, [&] { return is_ending_; });
  }
}

}  // namespace sourcier
