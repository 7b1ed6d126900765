// Story groups: the groups of one story out of a store, at the cost of the story alone.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/store/store.h"

namespace sourcier {

// An article of a story: whatever of these changes may change what is traced of the story.
struct StoryMember {
  std::string article;
  std::string version;
  std::string event;
  std::string family;
};

// Every story with its members, by article; stories in the order of their ids. `last` is the latest
// date of publication that its articles state, "" for none.
using TakeStory = std::function<void(const std::string& id, const std::string& last,
                                     const std::vector<StoryMember>& members)>;
Result<void> each_story(Store& store, const TakeStory& take);

// By article; empty for an id that no story has.
Result<std::vector<StoryMember>> story_members(Store& store, const std::string& story);

// As Store::groups() has them, but for copies of articles outside.
Result<Groups> groups_of_story(Store& store, const std::string& story);

// The story of an article or an event; "" where there is none such.
Result<std::string> story_of_article(Store& store, const std::string& article);
Result<std::string> story_of_event(Store& store, const std::string& event);

// The story that holds today what a family, an event or a story once had this id by (group_ids.h);
// "" for an id that nothing ever had. Walks the ids of all articles: ask when all else is asked.
Result<std::string> story_once_called(Store& store, const std::string& id);

}  // namespace sourcier
