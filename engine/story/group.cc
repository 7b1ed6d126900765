#include "engine/story/group.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/story/group_ids.h"
#include "engine/story/grouping.h"

namespace sourcier {
namespace {

using Labels = std::vector<std::uint32_t>;
using Prints = std::vector<const Print*>;

// The id of each cluster's members: of the one published first (undated ones last), then of the
// smallest id, so that an id stays while later articles join.
std::vector<std::string> ids_of(const Labels& labels, const Prints& prints,
                                std::string_view prefix) {
  const auto is_before = [&](std::uint32_t i, std::uint32_t j) {
    const bool dated_i = prints[i]->published.year != 0;
    const bool dated_j = prints[j]->published.year != 0;
    if (dated_i != dated_j) return dated_i;
    if (prints[i]->published != prints[j]->published)
      return prints[i]->published < prints[j]->published;
    return i < j;
  };
  std::map<std::uint32_t, std::uint32_t> earliest;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    const auto [entry, added] = earliest.try_emplace(labels[i], i);
    if (!added && is_before(i, entry->second)) entry->second = i;
  }
  std::vector<std::string> ids(labels.size());
  for (std::uint32_t i = 0; i < labels.size(); ++i)
    ids[i] = group_id(prefix, prints[earliest.at(labels[i])]->article);
  return ids;
}

void fill_events_and_stories(Groups& groups) {
  std::map<std::string, Event> events;
  std::map<std::string, std::set<std::string>> stories;
  for (const ArticleGroup& article : groups.articles) {
    Event& event = events[article.event];
    event.id = article.event;
    event.articles.push_back(article.article);
    stories[article.story].insert(article.event);
  }
  for (auto& [id, event] : events) groups.events.push_back(std::move(event));
  for (const auto& [id, members] : stories)
    groups.stories.push_back({.id = id, .title = {}, .events = {members.begin(), members.end()}});
}

}  // namespace

Copy copy_of(const CopyEdge& edge, std::span<const Print* const> prints) {
  return {.first = prints[edge.first]->article,
          .second = prints[edge.second]->article,
          .type = edge.type,
          .containment_of_first = edge.containment_of_first,
          .containment_of_second = edge.containment_of_second,
          .direction = edge.direction,
          .passages = {}};
}

Groups groups_of(const Grouping& found) {
  const Prints& prints = found.prints;

  const auto family_ids = ids_of(found.families, prints, kFamilyPrefix);
  const auto event_ids = ids_of(found.events, prints, kEventPrefix);
  const auto story_ids = ids_of(found.stories.labels, prints, kStoryPrefix);
  Groups groups;
  for (std::uint32_t i = 0; i < prints.size(); ++i) {
    ArticleGroup article{.article = prints[i]->article,
                         .event = event_ids[i],
                         .story = story_ids[i],
                         .family = family_ids[i],
                         .events_mentioned = {}};
    for (const std::uint32_t event : found.mentions[i])
      article.events_mentioned.push_back(event_ids[event]);
    std::ranges::sort(article.events_mentioned);
    groups.articles.push_back(std::move(article));
  }
  for (const CopyEdge& copy : found.copies) groups.copies.push_back(copy_of(copy, prints));
  fill_events_and_stories(groups);
  return groups;
}

Groups group(std::span<const Print> prints, unsigned jobs) {
  return groups_of(find_grouping(prints, jobs));
}

}  // namespace sourcier
