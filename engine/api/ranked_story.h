// RankedStory: one line of the list of all stories.
#pragma once

#include <compare>
#include <memory>
#include <string>
#include <vector>

namespace sourcier {

struct RankedStory {
  std::string rank;  // As StoryFile::rank.
  std::string id;
  std::string key;  // Of its page, when the list was made.

  auto operator<=>(const RankedStory&) const = default;
};
using RankedStories = std::shared_ptr<const std::vector<RankedStory>>;

}  // namespace sourcier
