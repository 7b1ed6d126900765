#include "engine/pipeline/live_stories.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "engine/story/group.h"
#include "engine/story/story_link.h"

namespace sourcier {
namespace {

// Before the first article of a family that the store does not know: no id begins with it.
constexpr char kNewFamily = ' ';

}  // namespace

const ArticleGroup* LiveStories::group_of(const std::string& article) {
  const auto [entry, added] = group_of_.try_emplace(article);
  if (added) entry->second = groups_.group_of(article);
  return entry->second ? &*entry->second : nullptr;
}

void LiveStories::look_at(const std::string& article) {
  if (const ArticleGroup* group = group_of(article)) {
    stories_.insert(group->story);
  } else {
    new_.insert(article);
  }
}

bool LiveStories::is_looked_at(const std::string& article) {
  const ArticleGroup* group = group_of(article);
  return group == nullptr || stories_.contains(group->story);
}

void LiveStories::change_pairs(const LiveNear::Changes& changes) {
  for (const auto& [a, b] : changes.gone) {
    if (is_looked_at(a) || is_looked_at(b)) continue;
    if (group_of(a)->story == group_of(b)->story) look_at(a);
  }
  for (const auto& [a, b] : changes.come) {
    if (is_looked_at(a) || is_looked_at(b)) continue;
    look_at(a);
    look_at(b);
  }
}

void LiveStories::change(const std::string& article) {
  changed_.insert(article);
  look_at(article);
}

void LiveStories::change_story(const std::string& story) {
  stories_.insert(story);
  changed_stories_.insert(story);
}

void LiveStories::know_families(const std::vector<std::vector<std::string>>& families) {
  std::map<std::string, std::size_t> sizes;  // Of the families as they were.
  for (const Ids& family : families)
    for (const std::string& article : family)
      if (const ArticleGroup* group = group_of(article)) ++sizes[group->family];
  for (const Ids& family : families) {
    const ArticleGroup* first = group_of(family.front());
    const bool is_same = std::ranges::all_of(family, [&](const std::string& article) {
      const ArticleGroup* group = group_of(article);
      return first != nullptr && group != nullptr && group->family == first->family;
    });
    const bool is_whole = is_same && sizes.at(first->family) == family.size();
    for (const std::string& article : family) {
      family_of_[article] = kNewFamily + family.front();
      if (!is_whole) change(article);
    }
  }
}

LiveStories::Ids LiveStories::articles_inside() {
  std::set<std::string> inside = new_;
  for (const std::string& story : stories_) {
    const Ids members = groups_.members(story);
    inside.insert(members.begin(), members.end());
  }
  return {inside.begin(), inside.end()};
}

std::set<std::string> LiveStories::stories_around(const Ids& inside) {
  std::set<std::string> stories;
  for (const std::string& article : inside) {
    for (const NearArticle& near : near_.of(article)) {
      const ArticleGroup* group = group_of(near.article);
      if (group != nullptr && !stories_.contains(group->story)) stories.insert(group->story);
    }
  }
  return stories;
}

// What tells the families of some stories apart.
std::string LiveStories::family_of(const std::string& article) {
  const auto known = family_of_.find(article);
  if (known != family_of_.end()) return known->second;
  const ArticleGroup* group = group_of(article);
  return group != nullptr ? group->family : kNewFamily + article;
}

// The articles are in the order of their ids.
Grouping LiveStories::linked(const Ids& articles) {
  Grouping found;
  std::unordered_map<std::string, std::uint32_t> index_of;
  std::unordered_map<std::string, std::uint32_t> first_of;  // By family.
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    const std::string& article = articles[i];
    const Print* print = tables_.print(article);
    if (print == nullptr) return {};
    found.prints.push_back(print);
    index_of.emplace(article, i);
    found.families.push_back(first_of.try_emplace(family_of(article), i).first->second);
  }
  std::vector<Edge> near;
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    for (const NearArticle& one : near_.of(articles[i])) {
      const auto other = index_of.find(one.article);
      if (other != index_of.end() && i < other->second)
        near.push_back({i, other->second, one.similarity});
    }
  }
  std::ranges::sort(near);
  found.stories = link_stories(found.prints, found.families, near, kStoryThreshold);
  return found;
}

// The stories around that have become one with some inside.
std::set<std::string> LiveStories::stories_joined(const Ids& inside, const Ids& region,
                                                  const Grouping& found) {
  std::set<std::uint32_t> labels;
  for (std::uint32_t i = 0; i < region.size(); ++i)
    if (std::ranges::binary_search(inside, region[i])) labels.insert(found.stories.labels[i]);
  std::set<std::string> joined;
  for (std::uint32_t i = 0; i < region.size(); ++i) {
    const ArticleGroup* group = group_of(region[i]);
    if (group != nullptr && labels.contains(found.stories.labels[i]) &&
        !std::ranges::binary_search(inside, region[i]))
      joined.insert(group->story);
  }
  return joined;
}

// Whether these were a story before, with the same prints and families.
bool LiveStories::is_as_it_was(const Ids& story) {
  const ArticleGroup* first = group_of(story.front());
  if (first == nullptr || changed_stories_.contains(first->story)) return false;
  const bool is_of_one = std::ranges::all_of(story, [&](const std::string& article) {
    const ArticleGroup* group = group_of(article);
    return group != nullptr && group->story == first->story && !changed_.contains(article);
  });
  return is_of_one && groups_.members(first->story).size() == story.size();
}

// The stories inside that are not as they were.
Grouping LiveStories::changed_of(const Ids& inside, const Ids& region, const Grouping& found) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> stories;
  for (std::uint32_t i = 0; i < region.size(); ++i)
    if (std::ranges::binary_search(inside, region[i]))
      stories[found.stories.labels[i]].push_back(i);
  std::vector<std::uint32_t> kept;
  for (const auto& [label, members] : stories) {
    Ids story;
    for (const std::uint32_t i : members) story.push_back(region[i]);
    if (is_as_it_was(story)) continue;
    kept.insert(kept.end(), members.begin(), members.end());
    for (const std::string& article : story)
      if (const ArticleGroup* group = group_of(article)) changed_stories_.insert(group->story);
  }
  std::ranges::sort(kept);
  // Named by their smallest members, as they were in the region.
  Grouping changed;
  const auto place_of = [&](std::uint32_t i) {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(kept, i) - kept.begin());
  };
  for (const std::uint32_t i : kept) {
    changed.prints.push_back(found.prints[i]);
    changed.families.push_back(place_of(found.families[i]));
    changed.stories.labels.push_back(place_of(found.stories.labels[i]));
  }
  return changed;
}

Groups LiveStories::link(unsigned jobs) {
  for (;;) {
    const Ids inside = articles_inside();
    std::set<std::string> articles(inside.begin(), inside.end());
    for (const std::string& story : stories_around(inside)) {
      const Ids members = groups_.members(story);
      articles.insert(members.begin(), members.end());
    }
    const Ids region(articles.begin(), articles.end());
    const Grouping found = linked(region);
    if (tables_.failure() || groups_.failure()) return {};
    const std::set<std::string> joined = stories_joined(inside, region, found);
    stories_.insert(joined.begin(), joined.end());
    if (!joined.empty()) continue;
    Grouping changed = changed_of(inside, region, found);
    find_events(changed, jobs);
    return sourcier::groups_of(changed);
  }
}

}  // namespace sourcier
