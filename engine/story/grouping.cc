#include "engine/story/grouping.h"

#include <algorithm>
#include <unordered_map>

#include "engine/base/parallel.h"
#include "engine/story/similarity.h"
#include "engine/story/story_link.h"

namespace sourcier {
namespace {

using Indices = std::vector<std::uint32_t>;

std::vector<const Print*> by_id(std::span<const Print> prints) {
  std::vector<const Print*> sorted;
  sorted.reserve(prints.size());
  for (const Print& print : prints) sorted.push_back(&print);
  std::ranges::sort(sorted, [](const Print* a, const Print* b) {
    return a->article != b->article ? a->article < b->article : a->text < b->text;
  });
  const auto same = [](const Print* a, const Print* b) { return a->article == b->article; };
  sorted.erase(std::unique(sorted.begin(), sorted.end(), same), sorted.end());
  return sorted;
}

// The members of each story, which its first names.
std::vector<Indices> members_of(const Indices& stories) {
  std::vector<Indices> members(stories.size());
  for (std::uint32_t i = 0; i < stories.size(); ++i) members[stories[i]].push_back(i);
  std::erase_if(members, [](const Indices& list) { return list.empty(); });
  return members;
}

// Their families by the places in `members`: a family is all in one story.
Indices families_within(const Indices& members, const Indices& families) {
  std::unordered_map<std::uint32_t, std::uint32_t> place_of;
  Indices local;
  for (std::uint32_t place = 0; place < members.size(); ++place)
    local.push_back(place_of.try_emplace(families[members[place]], place).first->second);
  return local;
}

OneStory look_into(const Grouping& found, Indices members) {
  std::vector<const Print*> prints;
  for (const std::uint32_t i : members) prints.push_back(found.prints[i]);
  OneStory story;
  story.families = families_within(members, found.families);
  story.events = find_story_events(prints, story.families);
  story.members = std::move(members);
  return story;
}

}  // namespace

void find_events(Grouping& found, unsigned jobs) {
  const std::vector<Indices> stories = members_of(found.stories.labels);
  found.events.resize(found.prints.size());
  found.mentions.resize(found.prints.size());
  parallel_for(jobs, stories.size(), [&](std::size_t number) {
    const OneStory story = look_into(found, stories[number]);
    for (std::size_t place = 0; place < story.members.size(); ++place) {
      const std::uint32_t i = story.members[place];
      found.events[i] = story.members[story.events.events.labels[place]];
      for (const std::uint32_t event : story.events.mentions[place])
        found.mentions[i].push_back(story.members[event]);
    }
  });
}

void join_stories(Grouping& found, std::span<const Edge> near) {
  found.families = families_of(found.prints.size(), found.copies);
  found.stories = link_stories(found.prints, found.families, near, kStoryThreshold);
}

Grouping find_grouping(std::span<const Print> prints, unsigned jobs, std::vector<Edge>* near) {
  Grouping found;
  found.prints = by_id(prints);
  found.copies = find_copies(found.prints, jobs);
  std::vector<Edge> pairs = near_pairs(found.prints, kStoryThreshold, jobs);
  join_stories(found, pairs);
  if (near != nullptr) *near = std::move(pairs);
  pairs = {};
  find_events(found, jobs);
  return found;
}

OneStory look_into_story(const Grouping& found, std::uint32_t story) {
  Indices members;
  for (std::uint32_t i = 0; i < found.prints.size(); ++i)
    if (found.stories.labels[i] == story) members.push_back(i);
  return look_into(found, std::move(members));
}

}  // namespace sourcier
