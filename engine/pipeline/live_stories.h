// Live stories: the stories around what changed, linked anew.
//
// A story is linked anew where a pair or a family inside it changed, while the stories that have a
// pair with it go the way that they went (link_beside, story_link.h). Where one of these and it
// become one, that one is taken in, and what is next to it looked at; else they are as they were:
// all articles of some stories, linked by themselves, are the same stories again, and a first join
// between two sets of stories is the same whatever else there is.
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/pipeline/live_near.h"
#include "engine/store/near_groups.h"
#include "engine/story/grouping.h"
#include "engine/story/story_link.h"

namespace sourcier {

class LiveStories {
 public:
  LiveStories(LiveTables& tables, LiveNear& near, NearGroups& groups)
      : tables_(tables), near_(near), groups_(groups) {}

  // Families that may be others now (LiveCopies::families). Those that are change their articles.
  void know_families(const std::vector<std::vector<std::string>>& families);
  // An article that came or changed; a story of which an article went.
  void change(const std::string& article);
  void change_story(const std::string& story);
  // After these. A pair that is gone and was of two stories joined nothing, and its being gone
  // changes nothing.
  void change_pairs(const LiveNear::Changes& changes);

  // The groups of the stories that changed, but for copies. Writes how those that were linked were
  // joined.
  Groups link(unsigned jobs);

  // What the store called the stories that are others now.
  const std::set<std::string>& changed_stories() const { return changed_stories_; }
  // How many articles were linked for it, or of stories that went their way beside; an article as
  // often as it was.
  std::size_t linked_articles() const { return linked_articles_; }

 private:
  using Ids = std::vector<std::string>;

  // What is linked, and the known stories beside.
  struct Region {
    Ids articles;  // By id.
    std::unordered_map<std::string, std::uint32_t> index_of;
    std::vector<bool> is_inside;  // Linked.
    Grouping found;               // Prints of what is linked alone.
    std::vector<Edge> near;
    KnownStories known;
  };

  void look_at(const std::string& article);
  bool is_looked_at(const std::string& article);
  const ArticleGroup* group_of(const std::string& article);
  std::string family_of(const std::string& article);
  Ids articles_inside();
  std::set<std::string> stories_around(const Ids& inside);
  Region region_of(const Ids& inside);
  void add_known(Region& region, const std::vector<std::pair<std::string, Ids>>& around);
  void add_inside(Region& region, const Ids& inside);
  void add_near(Region& region);
  const Print& print_of(const std::string& article);
  bool is_as_it_was(const Ids& story);
  Grouping changed_of(const Region& region);
  void keep_joins(const Region& region, const Groups& changed);

  LiveTables& tables_;
  LiveNear& near_;
  NearGroups& groups_;
  std::set<std::string> stories_;  // Linked anew.
  std::set<std::string> new_;      // Articles of no story yet.
  std::set<std::string> changed_;  // Articles whose print or family changed.
  std::set<std::string> changed_stories_;
  std::vector<LiveNear::Pair> come_;  // Pairs that came between two stories.
  std::size_t linked_articles_ = 0;
  std::unordered_map<std::string, std::optional<ArticleGroup>> group_of_;
  std::unordered_map<std::string, std::string> family_of_;  // That are not as the store has them.
};

}  // namespace sourcier
