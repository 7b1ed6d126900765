// What changes a library: inputs, corrections, saved searches.
#include <algorithm>
#include <ctime>

#include "engine/api/library.h"
#include "engine/base/utc_time.h"
#include "engine/pipeline/regroup.h"
#include "engine/store/writer_lock.h"

namespace sourcier {
namespace {

// How long who changes something waits until lists of all stories show it. In a large library they
// do later.
constexpr std::chrono::milliseconds kLongestWait{1000};

std::string now_text() { return utc_time(std::time(nullptr)); }

}  // namespace

Result<std::unique_ptr<Library>> Library::in_memory(std::vector<Document> documents,
                                                    std::span<const Error> skipped,
                                                    std::shared_ptr<const Resources> resources,
                                                    const RunOptions& options) {
  auto pool = StorePool::in_memory();
  if (!pool) return tl::unexpected(pool.error());
  std::unique_ptr<Library> library(new Library(std::move(*pool), std::move(resources), options));
  const Resources& known = *library->resources_;
  documents = unite(std::move(documents));
  {
    auto store = library->pool_->write();
    if (!store) return tl::unexpected(store.error());
    const auto added = (*store)->add(documents, skipped, known.version());
    if (!added) return tl::unexpected(added.error());
    const auto grouped = regroup(**store, known, options);
    if (!grouped) return tl::unexpected(grouped.error());
  }
  if (const auto indexed = library->walk_.go_through(); !indexed)
    return tl::unexpected(indexed.error());
  return library;
}

void Library::changed() {
  own_change_ = revision();
  shelf_.forget_earlier();
  (void)shelf_.doubt_merged();  // What the index does not know as it is now is counted at once.
  (void)list_.renew();          // What went wrong shows where it is asked for.
  if (walk_.is_started()) {
    walk_.wake();
    if (const auto now = list_.held()) walk_.wait_for(now->revision, kLongestWait);
  } else {
    (void)walk_.go_through();
  }
}

Result<AddedInput> Library::add(const std::string& name, std::string_view bytes) {
  const std::lock_guard one(writing_);
  std::vector<Document> documents;
  RunSummary summary = read_bytes(name, bytes, *resources_, options_, [&](Document&& document) {
    documents.push_back(std::move(document));
  });
  documents = unite(std::move(documents));
  std::optional<WriterLock> lock;
  if (!store_path().empty()) {
    auto taken = WriterLock::take(store_path());
    if (!taken) return tl::unexpected(taken.error());
    lock.emplace(std::move(*taken));
  }
  AddedInput added;
  {
    auto store = pool_->write();
    if (!store) return tl::unexpected(store.error());
    const auto put = (*store)->add(documents, summary.skipped, resources_->version());
    if (!put) return tl::unexpected(put.error());
    added = {put->added + put->changed, std::move(summary.skipped)};
    if (added.added > 0) {
      if (const auto grouped = regroup(**store, *resources_, options_); !grouped)
        return tl::unexpected(grouped.error());
    }
  }
  changed();
  return added;
}

Result<std::vector<KnownCorrection>> Library::corrections() {
  const auto log = corrections_.now();
  if (!log) return tl::unexpected(log.error());
  std::vector<KnownCorrection> known;
  for (const Correction& correction : (*log)->all) {
    KnownCorrection one{correction, CorrectionState::kUndone};
    if (!correction.is_undone) {
      const auto is_fit = correction.of.empty() ? Result<bool>(false) : fits(correction);
      if (!is_fit) return tl::unexpected(is_fit.error());
      one.state = *is_fit ? CorrectionState::kApplied : CorrectionState::kLost;
    }
    known.push_back(std::move(one));
  }
  return known;
}

// Names the states of the articles; an Error where they are not of one story.
Result<void> Library::complete(Store& store, const CorrectionLog& log, Correction& correction) {
  std::string story;
  for (CorrectionEvidence& evidence : correction.of) {
    const auto own = story_of_article(store, evidence.article);
    if (!own) return tl::unexpected(own.error());
    if (own->empty())
      return fail(ErrorKind::kMalformed, "of", "there is no article '" + evidence.article + "'");
    if (story.empty()) story = *own;
    if (story != *own)
      return fail(ErrorKind::kMalformed, "of", "the articles are not of one story");
  }
  const auto members = story_members(store, story);
  if (!members) return tl::unexpected(members.error());
  for (CorrectionEvidence& evidence : correction.of) {
    const auto member =
        std::ranges::lower_bound(*members, evidence.article, {}, &StoryMember::article);
    if (evidence.version.empty()) evidence.version = member->version;
  }
  // Tried before it is logged.
  std::vector<Correction> all = corrections_on(log.all, *members);
  correction.id = INT64_MAX;
  all.push_back(correction);
  const auto file = shelf_.make_file(store, story, *members, all, log.merges);
  if (!file) return tl::unexpected(file.error());
  if ((*file)->lost.contains(correction.id)) {
    return fail(ErrorKind::kMalformed, "of",
                "nothing there fits this correction: it must name passages as they are now, of "
                "different things to be made one, or a part of one thing to be parted");
  }
  return {};
}

Result<KnownCorrection> Library::correct(Correction correction) {
  const std::lock_guard one(writing_);
  const auto log = corrections_.now();
  if (!log) return tl::unexpected(log.error());
  if (is_about_names(correction.kind)) {
    if (const auto completed = complete_names(**log, correction); !completed)
      return tl::unexpected(completed.error());
  } else {
    auto store = pool_->read();
    if (!store) return tl::unexpected(store.error());
    if (const auto completed = complete(**store, **log, correction); !completed)
      return tl::unexpected(completed.error());
  }
  correction.at = now_text();
  {
    auto store = pool_->write();
    if (!store) return tl::unexpected(store.error());
    LoggedCorrection row;
    row.kind = name_of(correction.kind);
    row.form = json_parts::line(to_form(correction));
    row.made_by = correction.by;
    row.at = correction.at;
    const auto number = log_correction(**store, row);
    if (!number) return tl::unexpected(number.error());
    correction.id = *number;
  }
  changed();
  return KnownCorrection{std::move(correction), CorrectionState::kApplied};
}

Result<bool> Library::undo(std::int64_t id, const std::string& by) {
  const std::lock_guard one(writing_);
  Result<bool> undone = false;
  {
    auto store = pool_->write();
    if (!store) return tl::unexpected(store.error());
    undone = undo_correction(**store, id, by, now_text());
  }
  changed();
  return undone;
}

Result<std::vector<SavedSearch>> Library::saved_searches() {
  auto store = pool_->read();
  if (!store) return tl::unexpected(store.error());
  return sourcier::saved_searches(**store);
}

Result<void> Library::save_search(const std::string& name, const std::string& query) {
  const std::lock_guard one(writing_);
  auto store = pool_->write();
  if (!store) return tl::unexpected(store.error());
  return sourcier::save_search(**store, {name, query, now_text()});
}

Result<bool> Library::forget_search(const std::string& name) {
  const std::lock_guard one(writing_);
  auto store = pool_->write();
  if (!store) return tl::unexpected(store.error());
  return sourcier::forget_search(**store, name);
}

Result<std::vector<FollowedStory>> Library::followed() {
  auto store = pool_->read();
  if (!store) return tl::unexpected(store.error());
  return followed_stories(**store);
}

Result<void> Library::follow(const std::string& article) {
  const std::lock_guard one(writing_);
  auto store = pool_->write();
  if (!store) return tl::unexpected(store.error());
  const auto story = story_of_article(**store, article);
  if (!story) return tl::unexpected(story.error());
  if (story->empty())
    return fail(ErrorKind::kMalformed, "article", "there is no article '" + article + "'");
  return follow_story(**store, article, now_text());
}

Result<bool> Library::unfollow(const std::string& article) {
  const std::lock_guard one(writing_);
  auto store = pool_->write();
  if (!store) return tl::unexpected(store.error());
  return unfollow_story(**store, article);
}

Result<std::vector<Alert>> Library::alerts(std::size_t limit) {
  auto store = pool_->read();
  if (!store) return tl::unexpected(store.error());
  return sourcier::alerts(**store, limit);
}

}  // namespace sourcier
