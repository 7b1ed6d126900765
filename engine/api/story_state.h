// What a story's page is made of, and the key that names it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/api/correction_book.h"
#include "engine/api/story_page.h"
#include "engine/pipeline/pipeline.h"
#include "engine/store/snapshot.h"
#include "engine/store/story_groups.h"

namespace sourcier {

// Those that hold, of the story that has these members.
std::vector<Correction> corrections_on(std::span<const Correction> corrections,
                                       const std::vector<StoryMember>& members);

// Names the program with its data, the members and the corrections on them: while it is the same,
// and merges make the same of the story's entities, so is the page.
std::string page_key(const std::vector<StoryMember>& members,
                     std::span<const Correction> corrections, const Resources& resources);

// One story in the store, as one snapshot sees it.
struct StoryState {
  std::vector<StoryMember> members;     // Empty where there is no such story.
  std::vector<Correction> corrections;  // On them.
  CorrectionLogPtr log;                 // Of all stories.
  std::string key;

  // Whether the page is what it would be if it were made now.
  bool is_of(const StoryPage& page) const;
};
Result<StoryState> state_of_story(Store& store, const CorrectionLogPtr& log,
                                  const Resources& resources, const std::string& id);

}  // namespace sourcier
