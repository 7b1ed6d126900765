// Shared text: which prints may share a passage, found without comparing all with all.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/story/print.h"

namespace sourcier {

// Pairs (a < b) of prints that share enough n-grams to be worth aligning, in order. Any passage of
// kGram + kWindow - 1 words that two prints share puts at least one gram in both. The prints are
// best given in the order of days: those that share text are then near each other in memory.
std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_with_shared_text(
    std::span<const Print* const> prints, unsigned jobs = 1);

// Its steps, for machines that share the work. A pair is worth aligning from so many grams on, or
// from one on where a text is short. What more distinct texts have than kStandingText is standing
// text ("follow us on …") or one text that goes round everywhere: of its gram each is paired with
// the first that has it alone.
inline constexpr std::size_t kStandingText = 1024;
inline constexpr std::uint32_t kSharedGrams = 2;
bool is_short_text(const Print& print);

// The grams that are kept of a print, sorted, each once.
std::vector<std::uint32_t> grams_of(const Print& print);

}  // namespace sourcier
