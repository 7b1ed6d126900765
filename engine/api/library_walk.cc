// The walk over all stories of a library, in the background: each that has changed is traced once,
// kept in the store, and its parts are put into the index.
#include "engine/api/library.h"
#include "engine/api/story_state.h"
#include "engine/base/background.h"

namespace sourcier {
namespace {

constexpr std::chrono::seconds kIndexStep{2};        // Between two looks of the indexer,
constexpr std::chrono::milliseconds kListStep{200};  // and of the lister.
constexpr int kBehind = 15;  // Its priority: whoever waits for an answer is first.

// Pages that wait to be kept in the store. They are written together, and where the store cannot
// be written to, no more than these are held.
constexpr std::size_t kMostBytesToKeep = std::size_t{16} << 20;
constexpr std::size_t kBytesAtOnce = std::size_t{2} << 20;

}  // namespace

bool Library::is_ending() {
  const std::lock_guard lock(waking_);
  return is_ending_;
}

void Library::wake() {
  {
    const std::lock_guard lock(waking_);
    ++wakes_;
  }
  wake_.notify_all();
}

void Library::keep_later(const StoryPage& page, const StoryParts& parts) {
  if (store_path().empty()) return;
  KeptDossier kept{page.id, page.key, encode_page(page, parts)};
  const std::lock_guard lock(keeping_);
  if (bytes_to_keep_ + kept.form.size() > kMostBytesToKeep) return;  // Traced again another time.
  bytes_to_keep_ += kept.form.size();
  to_keep_.push_back(std::move(kept));
}

// In the store, or on its way there.
std::optional<std::string> Library::kept_form(Store& store, const std::string& id,
                                              const std::string& key) {
  {
    const std::lock_guard lock(keeping_);
    for (const KeptDossier& one : to_keep_) {
      if (one.story == id && one.key == key) return one.form;
    }
  }
  const auto form = kept_dossier(store, id, key);
  if (!form) return {};
  return *form;
}

void Library::keep_pending() {
  std::vector<KeptDossier> kept;
  {
    const std::lock_guard lock(keeping_);
    if (to_keep_.empty()) return;
    kept = to_keep_;
  }
  // A store that is read only, or busy for long, keeps none: they are traced again.
  const auto corrections = corrections_now();
  if (auto store = pool_->write(); store && corrections) {
    (void)keep_dossiers(**store, kept, [&](const KeptDossier& one) {
      const auto now = story_now(**store, *corrections, one.story);
      return now && now->key == one.key;
    });
  }
  const std::lock_guard lock(keeping_);
  to_keep_.erase(to_keep_.begin(), to_keep_.begin() + static_cast<std::ptrdiff_t>(kept.size()));
  bytes_to_keep_ = 0;
  for (const KeptDossier& one : to_keep_) bytes_to_keep_ += one.form.size();
}

Result<void> Library::index_story(const std::string& id) {
  const auto corrections = corrections_now();
  if (!corrections) return tl::unexpected(corrections.error());
  std::optional<std::string> form;
  std::string key;
  {
    auto store = pool_->read();
    if (!store) return tl::unexpected(store.error());
    const StoreSnapshot snapshot(**store);
    const auto now = story_now(**store, *corrections, id);
    if (!now) return tl::unexpected(now.error());
    if (now->members.empty()) return {};
    key = now->key;
    form = kept_form(**store, id, key);
  }
  if (form) {
    if (const auto parts = decode_parts(*form)) return index_.put(id, key, *parts);
  }
  // Not in its turn: whoever waits for an answer would wait for one who is behind everybody.
  const auto file = trace_now(id);
  return file ? Result<void>() : tl::unexpected(file.error());
}

// Every story that the index has not as it is now; what is gone is forgotten.
Result<void> Library::index_stories() {
  const std::lock_guard one(indexing_);
  const auto now = stories();
  if (!now) return tl::unexpected(now.error());
  std::vector<std::string> ids;
  for (const RankedStory& story : **now) ids.push_back(story.id);
  if (const auto kept = index_.keep_only(ids); !kept) return kept;
  for (const RankedStory& story : **now) {
    if (is_ending()) return {};
    const auto known = index_.has(story.id, story.key);
    if (!known) return tl::unexpected(known.error());
    if (*known) continue;
    if (const auto done = index_story(story.id); !done) return done;
    if (bytes_to_keep() > kBytesAtOnce) keep_pending();
  }
  return {};
}

std::size_t Library::bytes_to_keep() {
  const std::lock_guard lock(keeping_);
  return bytes_to_keep_;
}

// What went wrong in the background shows where it is asked for; here it is tried again.
void Library::list_forever() {
  while (!is_ending()) {
    if (is_list_due()) (void)renew_list();
    std::unique_lock lock(waking_);
    wake_.wait_for(lock, kListStep, [&] { return is_ending_; });
  }
}

void Library::index_forever() {
  step_back(kBehind);
  std::uint64_t done = 0, woken = 0;
  while (!is_ending()) {
    const auto now = listed();
    if (now && now->revision != done && index_stories()) done = now->revision;
    keep_pending();
    std::unique_lock lock(waking_);
    wake_.wait_for(lock, kIndexStep, [&] { return is_ending_ || wakes_ != woken; });
    woken = wakes_;
  }
}

}  // namespace sourcier
