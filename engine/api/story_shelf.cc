#include "engine/api/story_shelf.h"

#include <malloc.h>

#include "engine/pipeline/stored.h"
#include "engine/store/desk.h"

namespace sourcier {
namespace {

// Stories kept with all that was found in them, by the number of their articles: some hundred
// kilobytes each.
constexpr std::size_t kMostCachedArticles = 400;

// Pages kept at hand, in bytes: some thousands of stories.
constexpr std::size_t kMostPageBytes = std::size_t{140} << 20;

// How long the earlier state of a story is shown while the one that another program has just made
// of it is being traced.
constexpr std::chrono::seconds kLongestStale{10};

std::int64_t clock_now() {
  return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::milliseconds(1);
}

std::size_t weight(const StoryPage& page) {
  return sizeof page + page.pieces.size() + page.summary.size() + 64 * page.parts.size() +
         sizeof page.entities.front() * page.entities.size();
}

}  // namespace

StoryShelf::StoryShelf(StorePool& pool, CorrectionBook& corrections, PageKeeper& keeper,
                       PartIndex& index, std::shared_ptr<const Resources> resources,
                       const RunOptions& options)
    : pool_(pool),
      corrections_(corrections),
      keeper_(keeper),
      index_(index),
      resources_(std::move(resources)),
      options_(options),
      files_(kMostCachedArticles),
      pages_(kMostPageBytes) {
  options_.times = nullptr;
  options_.progress = {};
}

// What `work(store, state)` gives of the story's state at one moment.
template <typename Work>
auto StoryShelf::in_state_of(const std::string& id, Work work)
    -> std::invoke_result_t<Work, Store&, const StoryState&> {
  const auto log = corrections_.now();
  if (!log) return tl::unexpected(log.error());
  auto store = pool_.read();
  if (!store) return tl::unexpected(store.error());
  const StoreSnapshot snapshot(**store);
  const auto now = state_of_story(**store, *log, *resources_, id);
  if (!now) return tl::unexpected(now.error());
  return work(**store, *now);
}

void StoryShelf::hold(const StoryPagePtr& page, std::uint64_t revision) {
  auto held = std::make_shared<HeldPage>();
  held->page = page;
  held->checked = revision;
  pages_.put(page->id, std::move(held), weight(*page));
}

bool StoryShelf::may_be_shown(HeldPage& held) const {
  if (held.checked < own_change_) return false;
  std::int64_t none = 0;
  held.stale_since.compare_exchange_strong(none, clock_now());
  const std::chrono::milliseconds age(clock_now() - held.stale_since);
  return age < kLongestStale;
}

Result<StoryAtHand> StoryShelf::at_hand(const std::string& id) {
  const std::uint64_t revision = pool_.story_revision();
  const HeldPagePtr held = pages_.find(id);
  if (held && held->checked == revision) return StoryAtHand{true, held->page, true};
  return in_state_of(id, [&](Store& store, const StoryState& now) -> Result<StoryAtHand> {
    if (now.members.empty()) {
      pages_.forget(id);
      return StoryAtHand{};
    }
    if (held && now.is_of(*held->page)) {
      held->checked = revision;
      held->stale_since = 0;
      return StoryAtHand{true, held->page, true};
    }
    if (const auto form = keeper_.find(store, id, now.key)) {
      if (auto page = decode_page(*form); page && now.is_of(*page)) {
        const auto shared = std::make_shared<const StoryPage>(std::move(*page));
        hold(shared, revision);
        return StoryAtHand{true, shared, true};
      }
    }
    if (held && may_be_shown(*held)) return StoryAtHand{true, held->page, false};
    return StoryAtHand{true, nullptr, false};
  });
}

Result<StoryPagePtr> StoryShelf::page(const std::string& id) {
  const auto now = at_hand(id);
  if (!now) return tl::unexpected(now.error());
  if (!now->is_known) return nullptr;
  if (now->is_current) return now->page;
  const auto file = trace(id);
  if (!file) return tl::unexpected(file.error());
  return *file ? (*file)->page : nullptr;
}

Result<std::vector<Document>> StoryShelf::documents_of(Store& store,
                                                       const std::vector<StoryMember>& members) {
  std::vector<std::string> ids;
  for (const StoryMember& member : members) ids.push_back(member.article);
  return stored_documents(store, ids, *resources_, 1);
}

Result<std::vector<Document>> StoryShelf::documents(const std::string& story) {
  auto store = pool_.read();
  if (!store) return tl::unexpected(store.error());
  const StoreSnapshot snapshot(**store);
  const auto members = story_members(**store, story);
  if (!members) return tl::unexpected(members.error());
  return documents_of(**store, *members);
}

Result<std::shared_ptr<StoryFile>> StoryShelf::make_file(Store& store, const std::string& id,
                                                         const std::vector<StoryMember>& members,
                                                         const std::vector<Correction>& corrections,
                                                         const MergedEntities& merges) {
  auto groups = groups_of_story(store, id);
  if (!groups) return tl::unexpected(groups.error());
  auto documents = documents_of(store, members);
  if (!documents) return tl::unexpected(documents.error());
  auto file = std::make_shared<StoryFile>(make_story_file(
      std::move(*groups), std::move(*documents), *resources_, options_, corrections, merges));
  file->id = id;
  file->key = page_key(members, corrections, *resources_);
  file->page = std::make_shared<const StoryPage>(make_page(*file));
  return file;
}

// Coverage of a large story is larger than all the rest, and its page has it.
void StoryShelf::keep(const std::shared_ptr<StoryFile>& file) {
  file->dossier.coverage.clear();
  files_.put(file->id, file, file->documents.size());
  // What tracing took goes back to the system.
  constexpr std::size_t kWorthGivingBack = 100;  // Articles: some tens of megabytes.
  if (file->documents.size() >= kWorthGivingBack) malloc_trim(0);
}

Result<StoryFilePtr> StoryShelf::story(const std::string& id) {
  bool must_be_traced = false;
  const auto known = in_state_of(id, [&](Store&, const StoryState& now) -> Result<StoryFilePtr> {
    if (now.members.empty()) return nullptr;
    StoryFilePtr file = files_.find(id);
    must_be_traced = !file || !now.is_of(*file->page);
    return file;
  });
  return must_be_traced ? trace(id) : known;
}

Result<StoryFilePtr> StoryShelf::whole_story(const std::string& id) {
  return in_state_of(id, [&](Store& store, const StoryState& now) -> Result<StoryFilePtr> {
    if (now.members.empty()) return nullptr;
    return make_file(store, id, now.members, now.corrections, now.log->merges);
  });
}

// By one thread at a time: who asks for a story that is being traced waits for it.
Result<StoryFilePtr> StoryShelf::trace(const std::string& id) {
  struct Turn {
    StoryShelf& shelf;
    const std::string& id;
    ~Turn() {
      const std::lock_guard lock(shelf.tracing_);
      shelf.in_tracing_.erase(id);
      shelf.traced_.notify_all();
    }
  };
  {
    std::unique_lock lock(tracing_);
    traced_.wait(lock, [&] { return !in_tracing_.contains(id); });
    in_tracing_.insert(id);
  }
  const Turn turn{*this, id};
  return trace_now(id);
}

Result<StoryFilePtr> StoryShelf::trace_now(const std::string& id) {
  const std::uint64_t revision = pool_.story_revision();
  std::shared_ptr<StoryFile> file;
  const auto known =
      in_state_of(id, [&](Store& store, const StoryState& now) -> Result<StoryFilePtr> {
        if (now.members.empty()) return nullptr;
        StoryFilePtr held = files_.find(id);
        if (held && now.is_of(*held->page)) return held;  // By another just now.
        auto made = make_file(store, id, now.members, now.corrections, now.log->merges);
        if (!made) return tl::unexpected(made.error());
        file = std::move(*made);
        return file;
      });
  if (!known || !file) return known;
  keep(file);
  hold(file->page, revision);
  const StoryParts parts = parts_of(*file);
  if (const auto put = index_.put(id, file->key, parts); !put) return tl::unexpected(put.error());
  keeper_.keep_later(*file->page, parts);
  return file;
}

Result<void> StoryShelf::index(const std::string& id) {
  std::optional<std::string> form;
  std::string key;
  const auto known = in_state_of(id, [&](Store& store, const StoryState& now) -> Result<bool> {
    if (now.members.empty()) return false;
    key = now.key;
    form = keeper_.find(store, id, key);
    const auto page = form ? decode_page(*form) : std::nullopt;
    if (!page || !now.is_of(*page)) form.reset();
    return true;
  });
  if (!known) return tl::unexpected(known.error());
  if (!*known) return {};
  if (form) {
    if (const auto parts = decode_parts(*form)) return index_.put(id, key, *parts);
  }
  // Not in its turn: whoever waits for an answer would wait for one who is behind everybody.
  const auto file = trace_now(id);
  return file ? Result<void>() : tl::unexpected(file.error());
}

Result<void> StoryShelf::doubt_merged() {
  const auto log = corrections_.now();
  return log ? index_.doubt((*log)->merges) : tl::unexpected(log.error());
}

void StoryShelf::write_kept() {
  const auto log = corrections_.now();
  if (!log) return;
  keeper_.write([&](Store& store, const KeptDossier& one) {
    const auto now = state_of_story(store, *log, *resources_, one.story);
    return now && now->key == one.key;
  });
}

}  // namespace sourcier
