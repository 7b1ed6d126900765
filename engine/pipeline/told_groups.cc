#include "engine/pipeline/told_groups.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "engine/pipeline/stored.h"
#include "engine/story/group.h"

namespace sourcier {
namespace {

using IdSet = std::unordered_set<std::string>;

// What the store tells of groups that stay as they are.
class Known {
 public:
  Known(const Groups& groups, std::span<const Print> changed) {
    for (const Event& event : groups.events) events_.emplace(event.id, &event);
    for (const Story& story : groups.stories) stories_.emplace(story.id, &story);
    for (const Copy& copy : groups.copies) copies_.emplace(copy.first + ' ' + copy.second, &copy);
    for (const Print& print : changed) changed_.insert(print.article);
  }

  // The event or story with the same members, none of them changed; else null.
  const Event* same(const Event& event) const {
    const auto found = events_.find(event.id);
    if (found == events_.end() || found->second->articles != event.articles) return nullptr;
    const bool is_changed = std::ranges::any_of(
        event.articles, [&](const std::string& id) { return changed_.contains(id); });
    return is_changed ? nullptr : found->second;
  }
  const Story* same(const Story& story) const {
    const auto found = stories_.find(story.id);
    if (found == stories_.end()) return nullptr;
    return std::ranges::is_permutation(found->second->events, story.events) ? found->second
                                                                            : nullptr;
  }
  const Copy* same(const Copy& copy) const {
    const auto found = copies_.find(copy.first + ' ' + copy.second);
    if (found == copies_.end() || changed_.contains(copy.first) || changed_.contains(copy.second))
      return nullptr;
    const auto form = [](const Copy& c) {
      return std::tie(c.type, c.containment_of_first, c.containment_of_second, c.direction);
    };
    return form(*found->second) == form(copy) ? found->second : nullptr;
  }

 private:
  std::unordered_map<std::string, const Event*> events_;
  std::unordered_map<std::string, const Story*> stories_;
  std::unordered_map<std::string, const Copy*> copies_;
  IdSet changed_;
};

// What must be described anew: whole stories, and copies.
struct Stale {
  Groups groups;
  std::set<std::string> articles;  // Whose texts that takes.
};

// Fills in what stays; gives what does not.
Stale keep_known(Groups& groups, const Known& known) {
  Stale stale;
  for (Copy& copy : groups.copies) {
    if (const Copy* same = known.same(copy)) {
      copy.passages = same->passages;
    } else {
      stale.groups.copies.push_back(copy);
      stale.articles.insert({copy.first, copy.second});
    }
  }
  std::unordered_map<std::string, Event*> events;
  for (Event& event : groups.events) events.emplace(event.id, &event);
  for (Story& story : groups.stories) {
    const Story* same = known.same(story);
    for (const std::string& id : story.events)
      if (known.same(*events.at(id)) == nullptr) same = nullptr;
    for (const std::string& id : story.events) {
      Event& event = *events.at(id);
      if (same != nullptr) {
        event = *known.same(event);
      } else {
        stale.groups.events.push_back(event);
        stale.articles.insert(event.articles.begin(), event.articles.end());
      }
    }
    if (same != nullptr) {
      story = *same;
    } else {
      stale.groups.stories.push_back(story);
    }
  }
  return stale;
}

// Puts values that are some of `all` in their places.
template <typename Value, typename Key>
void put_back(std::vector<Value>& all, std::vector<Value>& some, const Key& key) {
  std::ranges::sort(some, {}, key);
  auto next = some.begin();
  for (Value& value : all) {
    if (next == some.end()) return;
    if (key(value) == key(*next)) value = std::move(*next++);
  }
}

void put_back(Groups& groups, Groups&& described) {
  put_back(groups.copies, described.copies,
           [](const Copy& copy) { return std::tie(copy.first, copy.second); });
  put_back(groups.events, described.events, [](const Event& event) { return event.id; });
  put_back(groups.stories, described.stories, [](const Story& story) { return story.id; });
}

}  // namespace

Result<Told> tell_groups(Store& store, const Groups& known, std::span<const Print> changed,
                         Groups& groups, const Resources& resources, const RunOptions& options) {
  Stale stale = keep_known(groups, Known(known, changed));
  const std::vector<std::string> touched(stale.articles.begin(), stale.articles.end());
  const auto documents = stored_documents(store, touched, resources, options.jobs);
  if (!documents) return tl::unexpected(documents.error());
  describe(stale.groups, *documents);
  const Told told{.stories = stale.groups.stories.size(), .documents = documents->size()};
  put_back(groups, std::move(stale.groups));
  return told;
}

}  // namespace sourcier
