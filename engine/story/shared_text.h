// Shared text: which prints may share a passage, found without comparing all with all.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/story/print.h"

namespace sourcier {

// Pairs (a < b) of prints that share enough n-grams to be worth aligning, in order. Any passage of
// kGram + kWindow - 1 words that two prints share puts at least one gram in both.
std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_with_shared_text(
    std::span<const Print* const> prints);

}  // namespace sourcier
