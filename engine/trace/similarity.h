// Similarity: how far two passages say the same, and what forbids it.
#pragma once

#include <cstdint>

#include "engine/trace/terms.h"

namespace sourcier {

struct Similarity {
  std::uint32_t likeness = 0;  // In thousandths: half of what the shorter shares, half of both.
  std::uint32_t dice = 0;      // In thousandths: what both share of both.
  std::uint32_t shared = 0;    // Terms in common.
  bool opposed = false;        // Negation, numbers, days or modality differ.
  bool negates = false;        // What both say the one says is not so.
  bool apart = false;          // Each says of it what the other does not.
};

// Linear in the terms, but for what is left over after exact matches, which is compared pair by
// pair.
Similarity compare(const Terms& first, const Terms& second);

// The same without regard to negation and modality: what a denial has in common with what it
// denies.
Similarity compare_topic(const Terms& first, const Terms& second);

}  // namespace sourcier
