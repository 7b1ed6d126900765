// What a library is asked; what changes it is in library_changes.cc.
#include "engine/api/library.h"

#include <algorithm>

#include "engine/api/story_state.h"

namespace sourcier {
namespace {

// Stories kept with all that was found in them, by the number of their articles: some hundred
// kilobytes each.
constexpr std::size_t kMostCachedArticles = 400;

// Pages kept at hand, in bytes: some thousands of stories.
constexpr std::size_t kMostPageBytes = std::size_t{140} << 20;

// A list that costs little is made while one waits for it; a larger one by the lister, which rests
// so many times as long as it took.
constexpr std::chrono::milliseconds kQuickList{100};
constexpr int kListPause = 10;

}  // namespace

Library::Library(std::unique_ptr<StorePool> pool, std::shared_ptr<const Resources> resources,
                 const RunOptions& options)
    : pool_(std::move(pool)),
      resources_(std::move(resources)),
      options_(options),
      files_(kMostCachedArticles),
      pages_(kMostPageBytes) {
  options_.times = nullptr;
  options_.progress = {};
}

Result<std::unique_ptr<Library>> Library::open(const std::string& path,
                                               std::shared_ptr<const Resources> resources,
                                               const RunOptions& options) {
  auto pool = StorePool::open(path);
  if (!pool) return tl::unexpected(pool.error());
  std::unique_ptr<Library> library(new Library(std::move(*pool), std::move(resources), options));
  library->lister_ = std::thread([made = library.get()] { made->list_forever(); });
  library->indexer_ = std::thread([made = library.get()] { made->index_forever(); });
  return library;
}

Library::~Library() {
  {
    const std::lock_guard lock(waking_);
    is_ending_ = true;
  }
  wake_.notify_all();
  for (std::thread* thread : {&lister_, &indexer_}) {
    if (thread->joinable()) thread->join();
  }
}

Result<Library::Listed> Library::list_anew() {
  Listed listed;
  listed.revision = story_revision();
  const auto corrections = corrections_now();
  if (!corrections) return tl::unexpected(corrections.error());
  auto store = pool_->read();
  if (!store) return tl::unexpected(store.error());
  const StoreSnapshot snapshot(**store);
  auto stories = std::make_shared<std::vector<RankedStory>>();
  const auto read = each_story(**store, [&](const std::string& id, const std::string& last,
                                            const std::vector<StoryMember>& members) {
    listed.counts.articles += members.size();
    stories->push_back({newest_first(last), id,
                        page_key(members, corrections_on(*corrections, members), *resources_)});
  });
  if (!read) return tl::unexpected(read.error());
  std::ranges::sort(*stories);
  listed.counts.stories = stories->size();
  listed.stories = std::move(stories);
  const auto events = (*store)->count("event");
  if (!events) return tl::unexpected(events.error());
  listed.counts.events = static_cast<std::size_t>(*events);
  return listed;
}

Result<void> Library::renew_list() {
  const std::lock_guard one(relisting_);
  const auto begin = std::chrono::steady_clock::now();
  auto made = list_anew();
  if (!made) return tl::unexpected(made.error());
  const std::lock_guard lock(listing_);
  listed_ = std::move(*made);
  listed_at_ = std::chrono::steady_clock::now();
  list_cost_ = listed_at_ - begin;
  return {};
}

Result<Library::Listed> Library::listed() {
  const std::uint64_t now = story_revision();
  {
    const std::lock_guard lock(listing_);
    if (listed_ && listed_->revision == now) return *listed_;
    // The lister is about it.
    if (listed_ && lister_.joinable() && list_cost_ > kQuickList) return *listed_;
  }
  if (const auto renewed = renew_list(); !renewed) return tl::unexpected(renewed.error());
  const std::lock_guard lock(listing_);
  return *listed_;
}

bool Library::is_list_due() {
  const std::uint64_t now = story_revision();
  const std::lock_guard lock(listing_);
  if (!listed_) return true;
  const auto pause = kListPause * list_cost_;
  return listed_->revision != now && std::chrono::steady_clock::now() - listed_at_ >= pause;
}

Result<LibraryCounts> Library::counts() {
  auto now = listed();
  if (!now) return tl::unexpected(now.error());
  now->counts.indexed = index_.stories();
  auto store = pool_->read();
  if (!store) return tl::unexpected(store.error());
  const auto skipped = (*store)->count("skipped");
  if (!skipped) return tl::unexpected(skipped.error());
  now->counts.skipped = static_cast<std::size_t>(*skipped);
  return now->counts;
}

Result<std::shared_ptr<const std::vector<RankedStory>>> Library::stories() {
  auto now = listed();
  if (!now) return tl::unexpected(now.error());
  return now->stories;
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

}  // namespace sourcier
