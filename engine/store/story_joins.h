// Story joins: how stories were joined, as the store keeps it (live_tables.h).
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "engine/store/live_tables.h"
#include "engine/story/cluster.h"

namespace sourcier {

// By the label of each story of more than one article. Items are in the order of their ids.
std::map<std::uint32_t, std::vector<StoryJoin>> joins_by_story(
    std::span<const std::uint32_t> families, const Clustering& stories);

// The same, of one story whose members are `items`, by item. `families` gets what its copies are.
std::vector<Join> joins_of_items(const std::vector<StoryJoin>& joins,
                                 std::span<const std::uint32_t> items,
                                 std::span<std::uint32_t> families);

}  // namespace sourcier
