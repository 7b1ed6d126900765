// Verify: candidates of one pair of blocks, compared by their prints.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/story/cluster.h"
#include "engine/story/copies.h"
#include "engine/story/print.h"

namespace sourcier::archive {

// A print with its number, which is its rank by id among all.
struct NumberedPrint {
  std::uint32_t number = 0;
  Print print;
};

// The prints at one place: for copies all of one text, else one.
struct PlacedPrints {
  std::uint32_t place = 0;
  std::vector<NumberedPrint> prints;  // By number.
};

// Copies by number. `pairs` are of find_candidates; a place with itself gives the copies there.
std::vector<CopyEdge> verify_copies(std::string_view pairs,
                                    const std::vector<PlacedPrints>& placed);

// A print, one that is near to it, and how near.
struct NearPrint {
  std::uint32_t number = 0;
  std::uint32_t other = 0;
  std::uint32_t similarity = 0;
};

// For each print the nearest of those in `pairs`, as near as a story asks: of all blocks together
// the nearest are those of near_pairs.
std::vector<NearPrint> verify_near(std::string_view pairs, const std::vector<PlacedPrints>& placed);

}  // namespace sourcier::archive
