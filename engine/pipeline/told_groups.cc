#include "engine/pipeline/told_groups.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/pipeline/portions.h"
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

// Fills in what stays; gives what does not: whole stories, and copies.
Portion keep_known(Groups& groups, const Known& known) {
  Portion stale;
  for (Copy& copy : groups.copies) {
    if (const Copy* same = known.same(copy)) {
      copy.passages = same->passages;
    } else {
      stale.copies.push_back(&copy);
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
        stale.events.push_back(&event);
      }
    }
    if (same != nullptr) {
      story = *same;
    } else {
      stale.stories.push_back(&story);
    }
  }
  return stale;
}

std::vector<std::string> articles_of(const Portion& portion) {
  std::set<std::string> articles;
  for (const Event* event : portion.events)
    articles.insert(event->articles.begin(), event->articles.end());
  for (const Copy* copy : portion.copies) articles.insert({copy->first, copy->second});
  return {articles.begin(), articles.end()};
}

// The documents as they are kept: passages of copies need the texts alone.
Result<std::vector<Document>> texts_of(Store& store, std::span<const std::string> ids) {
  auto stored = store.documents(ids);
  if (!stored) return tl::unexpected(stored.error());
  std::vector<Document> documents;
  for (StoredDocument& one : *stored) documents.push_back(std::move(one.document));
  return documents;
}

template <typename Value>
std::vector<Value> take(const std::vector<Value*>& places) {
  std::vector<Value> values;
  for (Value* place : places) values.push_back(std::move(*place));
  return values;
}

template <typename Value>
void put_back(const std::vector<Value*>& places, std::vector<Value>& values) {
  for (std::size_t i = 0; i < places.size(); ++i) *places[i] = std::move(values[i]);
}

void tell(const Portion& portion, std::span<const Document> documents) {
  Groups groups{.articles = {},
                .copies = take(portion.copies),
                .events = take(portion.events),
                .stories = take(portion.stories)};
  describe(groups, documents);
  put_back(portion.copies, groups.copies);
  put_back(portion.events, groups.events);
  put_back(portion.stories, groups.stories);
}

}  // namespace

Result<Told> tell_groups(Store& store, const Groups& known, std::span<const Print> changed,
                         Groups& groups, const Resources& resources, const RunOptions& options,
                         std::size_t at_once) {
  const Portion stale = keep_known(groups, Known(known, changed));
  Told told{.stories = stale.stories.size(), .documents = 0};
  for (const Portion& portion : portions_of(stale, at_once)) {
    const std::vector<std::string> ids = articles_of(portion);
    const auto documents = portion.stories.empty()
                               ? texts_of(store, ids)
                               : stored_documents(store, ids, resources, options.jobs);
    if (!documents) return tl::unexpected(documents.error());
    tell(portion, *documents);
    told.documents += documents->size();
  }
  return told;
}

}  // namespace sourcier
