// Parts: groups of articles that have neither a story nor text in common with any other. What is
// told of the articles of one part depends on no other, so that parts are traced side by side, by
// threads as by machines.
#pragma once

#include <vector>

#include "engine/story/groups.h"

namespace sourcier {

// The groups of each part, by the smallest id of its articles; each in the order of Groups. What
// names no article of `groups.articles` is in none. Linear.
std::vector<Groups> cut_parts(Groups groups);

}  // namespace sourcier
