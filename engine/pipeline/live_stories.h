// Live stories: the stories around what changed, linked anew.
//
// A story is linked anew where a pair or a family inside it changed, together with the stories that
// have a pair with it. Where one of these and it become one, that one is taken in, and
// what is next to it looked at; else they are as they were (story_link.h: all articles of some
// stories, linked by themselves, are the same stories again, and a first join between two sets of
// stories is the same whatever else there is).
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/pipeline/live_near.h"
#include "engine/store/near_groups.h"
#include "engine/story/grouping.h"

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

  // The groups of the stories that changed, but for copies.
  Groups link(unsigned jobs);

  // What the store called the stories that are others now.
  const std::set<std::string>& changed_stories() const { return changed_stories_; }

 private:
  using Ids = std::vector<std::string>;

  void look_at(const std::string& article);
  bool is_looked_at(const std::string& article);
  const ArticleGroup* group_of(const std::string& article);
  std::string family_of(const std::string& article);
  Ids articles_inside();
  std::set<std::string> stories_around(const Ids& inside);
  Grouping linked(const Ids& articles);
  std::set<std::string> stories_joined(const Ids& inside, const Ids& region, const Grouping& found);
  bool is_as_it_was(const Ids& story);
  Grouping changed_of(const Ids& inside, const Ids& region, const Grouping& found);

  LiveTables& tables_;
  LiveNear& near_;
  NearGroups& groups_;
  std::set<std::string> stories_;  // Linked anew.
  std::set<std::string> new_;      // Articles of no story yet.
  std::set<std::string> changed_;  // Articles whose print or family changed.
  std::set<std::string> changed_stories_;
  std::unordered_map<std::string, std::optional<ArticleGroup>> group_of_;
  std::unordered_map<std::string, std::string> family_of_;  // That are not as the store has them.
};

}  // namespace sourcier
