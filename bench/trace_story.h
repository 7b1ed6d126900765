// An invented story as large as asked for, as a newsroom's search for one happening gives it: forty
// people in French and English, what they say in many wordings, through six agencies or none, tolls
// that are revised day by day, and a third of the articles printing another's text. The same
// articles for the same number, whatever the machine.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/reading/read.h"
#include "engine/story/groups.h"

namespace sourcier {

struct InventedStory {
  std::vector<Document> documents;
  Groups groups;
};

InventedStory invented_story(std::size_t articles, const Languages& languages);

}  // namespace sourcier
