#include "engine/pipeline/live_stories.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "engine/store/story_joins.h"
#include "engine/story/group.h"

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
    if (group_of(a)->story == group_of(b)->story) {
      look_at(a);
    } else {
      come_.emplace_back(a, b);
    }
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
  for (const auto& [a, b] : come_)
    if (!is_looked_at(a) && !is_looked_at(b))
      stories.insert({group_of(a)->story, group_of(b)->story});
  return stories;
}

// What tells the families of some stories apart.
std::string LiveStories::family_of(const std::string& article) {
  const auto known = family_of_.find(article);
  if (known != family_of_.end()) return known->second;
  const ArticleGroup* group = group_of(article);
  return group != nullptr ? group->family : kNewFamily + article;
}

const Print& LiveStories::print_of(const std::string& article) {
  static const Print none;
  const Print* print = tables_.print(article);
  return print != nullptr ? *print : none;
}

void LiveStories::add_known(Region& region,
                            const std::vector<std::pair<std::string, Ids>>& around) {
  for (const auto& [story, members] : around) {
    const std::vector<StoryJoin> joins = tables_.story_joins(story);
    if (joins.size() + 1 != members.size()) return tables_.find_damaged();
    std::vector<std::uint32_t> items;
    for (const std::string& article : members) items.push_back(region.index_of.at(article));
    region.known.joins.push_back(joins_of_items(joins, items, region.found.families));
  }
}

void LiveStories::add_inside(Region& region, const Ids& inside) {
  std::unordered_map<std::string, std::uint32_t> first_of;  // By family.
  for (const std::string& article : inside) {
    const std::uint32_t i = region.index_of.at(article);
    region.is_inside[i] = true;
    region.known.is_known[i] = false;
    region.found.prints[i] = &print_of(article);
    region.found.families[i] = first_of.try_emplace(family_of(article), i).first->second;
  }
}

void LiveStories::add_near(Region& region) {
  const auto add = [&](std::uint32_t i, const NearArticle& one) {
    const auto other = region.index_of.find(one.article);
    if (other == region.index_of.end()) return;
    const auto [a, b] = std::minmax(i, other->second);
    region.near.push_back({a, b, one.similarity});
  };
  for (std::uint32_t i = 0; i < region.articles.size(); ++i)
    if (region.is_inside[i])
      for (const NearArticle& one : near_.of(region.articles[i])) add(i, one);
  for (const auto& [a, b] : come_) {
    const auto known = region.index_of.find(a);
    if (known == region.index_of.end()) continue;
    for (const NearArticle& one : near_.of(a))
      if (one.article == b) add(known->second, one);
  }
  std::ranges::sort(region.near);
  region.near.erase(std::unique(region.near.begin(), region.near.end()), region.near.end());
}

LiveStories::Region LiveStories::region_of(const Ids& inside) {
  Region region;
  region.articles = inside;
  std::vector<std::pair<std::string, Ids>> around;
  for (const std::string& story : stories_around(inside)) {
    around.emplace_back(story, groups_.members(story));
    const Ids& members = around.back().second;
    region.articles.insert(region.articles.end(), members.begin(), members.end());
  }
  std::ranges::sort(region.articles);
  const std::size_t size = region.articles.size();
  for (std::uint32_t i = 0; i < size; ++i) {
    region.index_of.emplace(region.articles[i], i);
    region.found.families.push_back(i);
  }
  region.is_inside.resize(size);
  region.found.prints.resize(size);
  region.known.is_known.assign(size, true);
  region.known.print = [this, articles = region.articles](std::uint32_t i) -> const Print& {
    return print_of(articles[i]);
  };
  add_known(region, around);
  add_inside(region, inside);
  add_near(region);
  return region;
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
Grouping LiveStories::changed_of(const Region& region) {
  const Grouping& found = region.found;
  std::map<std::uint32_t, std::vector<std::uint32_t>> stories;
  for (std::uint32_t i = 0; i < region.articles.size(); ++i)
    if (region.is_inside[i]) stories[found.stories.labels[i]].push_back(i);
  std::vector<std::uint32_t> kept;
  for (const auto& [label, members] : stories) {
    Ids story;
    for (const std::uint32_t i : members) story.push_back(region.articles[i]);
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

// A story may be as it was and have been joined another way.
void LiveStories::keep_joins(const Region& region, const Groups& changed) {
  for (const std::string& story : changed_stories_) tables_.set_story_joins(story, {});
  std::unordered_map<std::string, std::string> story_of;
  for (const ArticleGroup& article : changed.articles)
    story_of.emplace(article.article, article.story);
  for (const auto& [label, joins] : joins_by_story(region.found.families, region.found.stories)) {
    if (!region.is_inside[label]) continue;
    const std::string& first = region.articles[label];
    const auto now = story_of.find(first);
    if (now != story_of.end()) {
      tables_.set_story_joins(now->second, joins);
    } else if (const ArticleGroup* group = group_of(first)) {  // As it was.
      tables_.set_story_joins(group->story, joins);
    }
  }
}

Groups LiveStories::link(unsigned jobs) {
  for (;;) {
    Region region = region_of(articles_inside());
    linked_articles_ += region.articles.size();
    if (tables_.failure() || groups_.failure()) return {};
    LinkedBeside linked = link_beside(region.found.prints, region.found.families, region.near,
                                      region.known, kStoryThreshold);
    if (tables_.failure()) return {};
    if (linked.joined) {
      for (const std::uint32_t i : {linked.joined->first, linked.joined->second})
        look_at(region.articles[i]);
      continue;
    }
    region.found.stories = std::move(linked.stories);
    Grouping changed = changed_of(region);
    find_events(changed, jobs);
    Groups groups = sourcier::groups_of(changed);
    keep_joins(region, groups);
    return groups;
  }
}

}  // namespace sourcier
