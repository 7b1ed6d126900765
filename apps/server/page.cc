#include "apps/server/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "apps/server/base64.h"
#include "apps/server/parameters.h"

namespace sourcier::server {
namespace {

// A list that keeps little of many stories answers after this time with what it has so far.
constexpr std::chrono::seconds kListDeadline{2};

// Sorts below every character of a rank, so that a story's items follow it.
constexpr char kSeparator = '\x1F';

std::string rank_of(const std::string& rank, const std::string& id) {
  return rank + kSeparator + id;
}
std::string rank_of(const RankedStory& story) { return rank_of(story.rank, story.id); }

std::string rank_in(const std::string& story, std::size_t index) {
  return story + kSeparator + fmt::format("{:08}", index);
}

}  // namespace

ListPage::ListPage(const Call& call)
    : limit_(kUsualLimit), after_(from_base64url(call.parameter("after")).value_or("")) {
  if (const std::string limit = call.parameter("limit"); !limit.empty())
    limit_ = std::strtoul(limit.c_str(), nullptr, 10);
}

bool ListPage::add(const std::string& rank, Json item) {
  if (items_.size() == limit_) {
    has_more_ = true;
    return false;
  }
  items_.push_back(std::move(item));
  last_ = rank;
  return true;
}

void ListPage::stop_at(const std::string& rank) {
  last_ = rank;
  has_more_ = true;
}

Answer ListPage::answer() {
  return json_answer(
      {{"items", std::move(items_)}, {"next", has_more_ ? Json(to_base64url(last_)) : Json()}});
}

Answer list_over_stories(const Call& call, ListPage& page,
                         const std::function<bool(const StoryPage&, const std::string&)>& add) {
  if (const std::string wanted = call.parameter("story"); !wanted.empty()) {
    const auto story = call.library.page(wanted);
    if (!story) return problem(story.error());
    if (!*story) return problem(Status::kNotFound, "there is no story '" + wanted + "'");
    add(**story, rank_of((*story)->rank, (*story)->id));
    return page.answer();
  }
  const auto start = std::chrono::steady_clock::now();
  const auto listed = call.library.stories();
  if (!listed) return problem(listed.error());
  const std::vector<RankedStory>& stories = **listed;
  // The cursor's story may have items left: it is looked at again.
  const auto first = std::ranges::partition_point(stories, [&](const RankedStory& story) {
    return rank_of(story) < page.after() && !page.after().starts_with(rank_of(story) + kSeparator);
  });
  for (auto story = first; story != stories.end(); ++story) {
    const auto one = call.library.page(story->id);
    if (!one) return problem(one.error());
    if (*one && !add(**one, rank_of(*story))) break;
    if (std::chrono::steady_clock::now() - start < kListDeadline) continue;
    if (std::next(story) != stories.end()) page.stop_at(rank_of(*story) + kSeparator + '~');
    break;
  }
  return page.answer();
}

Answer list_items(const Call& call, const char* array,
                  const std::function<bool(const Json&)>& keep) {
  ListPage page(call);
  return list_over_stories(call, page, [&](const StoryPage& story, const std::string& begin) {
    std::size_t index = 0;
    for (Json& item : part_of(story, array)) {
      const std::string rank = rank_in(begin, index++);
      if (page.wants(rank) && keep(item) && !page.add(rank, std::move(item))) return false;
    }
    return true;
  });
}

namespace {

// What `get` gives of the story that holds what has this id.
template <typename Held>
tl::expected<Held, Answer> held_with(const Call& call, const std::string& id,
                                     Result<Held> (Library::*get)(const std::string&)) {
  const auto refuse = [](Answer answer) { return tl::unexpected<Answer>(std::move(answer)); };
  const auto story = call.library.story_of(id);
  if (!story) return refuse(problem(story.error()));
  if (!story->empty()) {
    const auto held = (call.library.*get)(*story);
    if (!held) return refuse(problem(held.error()));
    if (*held) return *held;
  }
  const auto counts = call.library.counts();
  if (counts && counts->indexed < counts->stories) {
    return refuse(
        problem(Status::kBusy, "'" + id + "' is not known yet: " + std::to_string(counts->indexed) +
                                   " of " + std::to_string(counts->stories) +
                                   " stories have been looked through"));
  }
  return refuse(problem(Status::kNotFound, "there is none of id '" + id + "'"));
}

}  // namespace

tl::expected<StoryPagePtr, Answer> page_with(const Call& call, const std::string& id) {
  return held_with(call, id, &Library::page);
}

tl::expected<StoryFilePtr, Answer> story_with(const Call& call, const std::string& id) {
  return held_with(call, id, &Library::story);
}

Answer one_item(const Call& call, const char* array,
                const std::function<bool(const Json&, const std::string&)>& is_it) {
  const std::string& id = call.ids.front();
  const auto page = page_with(call, id);
  if (!page) return page.error();
  const Json items = part_of(**page, array);
  const auto item = std::ranges::find_if(items, [&](const Json& one) { return is_it(one, id); });
  if (item != items.end()) return json_answer(*item);
  return problem(Status::kNotFound, "there is none of id '" + id + "'");
}

}  // namespace sourcier::server
