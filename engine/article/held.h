// Held: what blocks add to the sums over a page.
#pragma once

#include <cstdint>

#include "engine/article/shape.h"

namespace sourcier {

// A block counts for so many bytes and words at most in every sum: one endless line must not make
// the article beside it look like nothing. Few paragraphs are longer.
inline constexpr std::uint32_t kMostOfBlock = 2048;
inline constexpr std::uint32_t kMostWordsOfBlock = kMostOfBlock / 6;

Held held_by(const Block& block, bool is_prose);

Held operator+(const Held& one, const Held& other);

}  // namespace sourcier
