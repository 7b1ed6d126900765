// By day: the order in time in which articles of much-used words look for each other.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/story/print.h"

namespace sourcier {

// The prints' indices by day of publication, those without one first, then by index.
std::vector<std::uint32_t> by_day(std::span<const Print* const> prints);

}  // namespace sourcier
