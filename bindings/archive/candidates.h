// Candidates: which prints may be copies, or parts of one story, found by many machines: each step
// is a function of bytes to bytes, and a cluster carries them between the steps by the share or the
// block they name. The candidates are those of find_copies and near_pairs, whatever the shares and
// blocks.
//
// A print is known by its place in time (by_day.h over all prints, counted from 0).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/story/print.h"

namespace sourcier::archive {

enum class Candidacy : std::uint8_t { kCopies, kStories };

// The most places: one bit of a number says whether a text is short.
inline constexpr std::uint32_t kMostPlaces = std::uint32_t{1} << 31;

// Step 1, over any prints, each text once for copies: who has which key, by the share of the key.
void add_postings(Candidacy candidacy, const Print& print, std::uint32_t place,
                  std::vector<std::string>& shares);

// Step 2, over all postings of one share: for each print those that have a key in common and stand
// behind it, by the block of its place.
std::map<std::uint32_t, std::string> find_behind(std::string_view postings, Candidacy candidacy,
                                                 std::uint32_t block_size);

// Step 3, over all that was found of one block: the pairs with enough keys in common, by the block
// of the second, and the places that they name.
struct BlockPairs {
  std::string pairs;
  std::vector<std::uint32_t> places;  // Sorted, each once.
};
std::map<std::uint32_t, BlockPairs> find_candidates(std::string_view behind, Candidacy candidacy,
                                                    std::uint32_t block_size);

}  // namespace sourcier::archive
