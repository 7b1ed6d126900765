// Live rows: what the tables of neighbours (live_tables.h) hold, by what grouping found: who fills
// them writes these, and who checks them holds them against these.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/store/live_tables.h"
#include "engine/story/cluster.h"
#include "engine/story/grouping.h"

namespace sourcier {

// A row of `posting`: a key and who has it, by index.
using TakePosting = std::function<void(std::uint32_t key, std::uint32_t article)>;

// In the order of their keys, then of time: so they are written several times as fast.
void for_each_posting(std::span<const Print* const> prints, PostingKind kind,
                      const TakePosting& take);

// A row of `near` for each article; empty where it has none.
std::vector<std::vector<NearArticle>> near_rows(std::span<const Print* const> prints,
                                                std::span<const Edge> near);

}  // namespace sourcier
