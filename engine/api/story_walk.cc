#include "engine/api/story_walk.h"

#include <exception>

#include "engine/base/background.h"

namespace sourcier {
namespace {

constexpr std::chrono::seconds kWalkStep{2};         // Between two looks of the walker,
constexpr std::chrono::milliseconds kListStep{200};  // and of the lister.
constexpr int kBehind = 15;  // Its priority: whoever waits for an answer is first.

// What went wrong in the background, memory that is not there included, shows where it is asked
// for; here it is tried again.
template <typename Work>
void try_once(const Work& work) {
  try {
    work();
  } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): see above.
  }
}

}  // namespace

StoryWalk::~StoryWalk() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  wake_.notify_all();
  for (std::thread* thread : {&lister_, &walker_}) {
    if (thread->joinable()) thread->join();
  }
}

void StoryWalk::start() {
  lister_ = std::thread([this] { list_forever(); });
  walker_ = std::thread([this] { walk_forever(); });
}

bool StoryWalk::is_ending() {
  const std::lock_guard lock(mutex_);
  return is_ending_;
}

void StoryWalk::wake() {
  {
    const std::lock_guard lock(mutex_);
    ++wakes_;
  }
  wake_.notify_all();
}

Result<void> StoryWalk::go_through() {
  const auto now = list_.now();
  return now ? go_through(*now) : tl::unexpected(now.error());
}

Result<void> StoryWalk::go_through(const StoryList::Listed& listed) {
  const std::lock_guard one(walking_);
  if (const auto doubted = shelf_.doubt_merged(); !doubted) return doubted;
  const std::vector<RankedStory>& stories = *listed.stories;
  std::vector<std::string> ids;
  for (const RankedStory& story : stories) ids.push_back(story.id);
  if (const auto kept = index_.keep_only(ids); !kept) return kept;
  for (const RankedStory& story : stories) {
    if (is_ending()) return {};
    const auto known = index_.has(story.id, story.key);
    if (!known) return tl::unexpected(known.error());
    if (*known) continue;
    if (const auto done = shelf_.index(story.id); !done) return done;
    if (keeper_.has_enough()) shelf_.write_kept();
  }
  return {};
}

void StoryWalk::tell_walked(std::uint64_t revision) {
  {
    const std::lock_guard lock(mutex_);
    walked_ = revision;
  }
  wake_.notify_all();
}

void StoryWalk::wait_for(std::uint64_t revision, std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  wake_.wait_for(lock, patience, [&] { return is_ending_ || walked_ == revision; });
}

void StoryWalk::list_forever() {
  std::uint64_t told = 0;
  while (!is_ending()) {
    try_once([&] { (void)list_.renew_if_due(); });
    if (const auto now = list_.held(); now && now->revision != told) {
      told = now->revision;
      wake();
    }
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, kListStep, [&] { return is_ending_; });
  }
}

void StoryWalk::walk_forever() {
  step_back(kBehind);
  std::uint64_t done = 0, woken = 0;
  while (!is_ending()) {
    try_once([&] {
      // Made by the lister: a list made behind everybody else would hold up who waits for it.
      const auto now = list_.held();
      // A story may be doubted behind the walk that went through this revision.
      const bool is_due = now && (now->revision != done || index_.awaited() > 0);
      if (is_due && go_through(*now)) done = now->revision;
      tell_walked(done);
      shelf_.write_kept();
    });
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, kWalkStep, [&] { return is_ending_ || wakes_ != woken; });
    woken = wakes_;
  }
}

}  // namespace sourcier
