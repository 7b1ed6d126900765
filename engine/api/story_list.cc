#include "engine/api/story_list.h"

#include <algorithm>

#include "engine/api/story_file.h"
#include "engine/api/story_state.h"

namespace sourcier {
namespace {

// A list that costs little is made while one waits for it; a larger one by the lister, which rests
// so many times as long as it took.
constexpr std::chrono::milliseconds kQuick{100};
constexpr int kPause = 10;

}  // namespace

Result<StoryList::Listed> StoryList::make() {
  Listed listed;
  listed.revision = pool_.story_revision();
  const auto log = corrections_.now();
  if (!log) return tl::unexpected(log.error());
  auto store = pool_.read();
  if (!store) return tl::unexpected(store.error());
  const StoreSnapshot snapshot(**store);
  auto stories = std::make_shared<std::vector<RankedStory>>();
  const auto read = each_story(**store, [&](const std::string& id, const std::string& last,
                                            const std::vector<StoryMember>& members) {
    listed.articles += members.size();
    stories->push_back({newest_first(last), id,
                        page_key(members, corrections_on((*log)->all, members), resources_)});
  });
  if (!read) return tl::unexpected(read.error());
  std::ranges::sort(*stories);
  listed.stories = std::move(stories);
  const auto events = (*store)->count("event");
  if (!events) return tl::unexpected(events.error());
  listed.events = static_cast<std::size_t>(*events);
  return listed;
}

std::optional<StoryList::Listed> StoryList::held() {
  const std::lock_guard lock(mutex_);
  return listed_;
}

Result<void> StoryList::renew() {
  const std::lock_guard one(renewing_);
  const auto before = held();
  if (before && before->revision == pool_.story_revision()) return {};
  const auto begin = std::chrono::steady_clock::now();
  auto made = make();
  if (!made) return tl::unexpected(made.error());
  const std::vector<RankedStory> none;
  const auto told = index_.expect(before ? *before->stories : none, *made->stories);
  if (!told) return told;
  const std::lock_guard lock(mutex_);
  listed_ = std::move(*made);
  made_at_ = std::chrono::steady_clock::now();
  cost_ = made_at_ - begin;
  return {};
}

Result<StoryList::Listed> StoryList::now() {
  const std::uint64_t now = pool_.story_revision();
  {
    const std::lock_guard lock(mutex_);
    if (listed_ && listed_->revision == now) return *listed_;
    // The lister is about it.
    if (listed_ && has_renewer_ && cost_ > kQuick) return *listed_;
  }
  if (const auto renewed = renew(); !renewed) return tl::unexpected(renewed.error());
  const std::lock_guard lock(mutex_);
  return *listed_;
}

Result<void> StoryList::renew_if_due() {
  const std::uint64_t now = pool_.story_revision();
  {
    const std::lock_guard lock(mutex_);
    const auto age = std::chrono::steady_clock::now() - made_at_;
    if (listed_ && (listed_->revision == now || age < kPause * cost_)) return {};
  }
  return renew();
}

}  // namespace sourcier
