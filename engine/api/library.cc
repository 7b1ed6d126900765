// What a library is asked; what changes it is in library_changes.cc.
#include "engine/api/library.h"

#include <algorithm>

#include "engine/api/entity_names.h"

namespace sourcier {

Library::Library(std::unique_ptr<StorePool> pool, std::shared_ptr<const Resources> resources,
                 const RunOptions& options)
    : pool_(std::move(pool)),
      resources_(std::move(resources)),
      options_(options),
      corrections_(*pool_),
      keeper_(*pool_),
      list_(*pool_, corrections_, index_, *resources_, !pool_->path().empty()),
      shelf_(*pool_, corrections_, keeper_, index_, resources_, options),
      walk_(list_, shelf_, keeper_, index_) {
  options_.times = nullptr;
  options_.progress = {};
}

Result<std::unique_ptr<Library>> Library::open(const std::string& path,
                                               std::shared_ptr<const Resources> resources,
                                               const RunOptions& options) {
  auto pool = StorePool::open(path);
  if (!pool) return tl::unexpected(pool.error());
  std::unique_ptr<Library> library(new Library(std::move(*pool), std::move(resources), options));
  library->walk_.start();
  return library;
}

Result<LibraryCounts> Library::counts() {
  const auto now = list_.now();
  if (!now) return tl::unexpected(now.error());
  auto store = pool_->read();
  if (!store) return tl::unexpected(store.error());
  const auto skipped = (*store)->count("skipped");
  if (!skipped) return tl::unexpected(skipped.error());
  const std::size_t stories = now->stories->size();
  return LibraryCounts{.articles = now->articles,
                       .events = now->events,
                       .stories = stories,
                       .skipped = static_cast<std::size_t>(*skipped),
                       .indexed = stories - std::min(stories, index_.awaited())};
}

Result<RankedStories> Library::stories() {
  const auto now = list_.now();
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

Result<std::string> Library::entity_now(const std::string& id) {
  const auto log = corrections_.now();
  if (!log) return tl::unexpected(log.error());
  const MergedEntity* one = (*log)->merges.find(id);
  return one == nullptr ? id : one->id;
}

Result<std::vector<EntityProfile>> Library::entities(const ProfileQuestion& question) {
  if (question.id.empty()) return index_.entities(question);
  const auto id = entity_now(question.id);
  if (!id) return tl::unexpected(id.error());
  ProfileQuestion asked = question;
  asked.id = *id;
  return index_.entities(asked);
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
  const auto log = corrections_.now();
  if (!log) return tl::unexpected(log.error());
  auto store = pool_->read();
  if (!store) return tl::unexpected(store.error());
  SearchRequest asked = request;
  asked.same_people = same_names((*log)->merges);
  return sourcier::search(**store, asked);
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
