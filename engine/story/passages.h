// Passages: what two articles share, as spans of both texts.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/story/groups.h"

namespace sourcier {

// A text made ready to be aligned with others: its words, hashed, with their places.
struct HashedText {
  std::string_view text;  // Must outlive this.
  std::vector<std::uint32_t> hashes;
  std::vector<Span> spans;
};

HashedText hash_text(std::string_view text);

// The passages of both, in the order of the first; with the signs that close them. Lightly changed
// words inside a passage belong to it.
std::vector<Passage> shared_passages(const HashedText& first, const HashedText& second);

}  // namespace sourcier
