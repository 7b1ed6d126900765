// Nearness: how the actors and dates of two articles speak for or against one event.
#pragma once

#include <cstdint>

#include "engine/story/print.h"

namespace sourcier {

// `similarity` as it counts for one event, after who acts in both and how far apart they were
// published. Articles that lack either are left to their content.
std::uint32_t similarity_as_event(const Print& a, const Print& b, std::uint32_t similarity);

// The same for one story, which may run for months.
std::uint32_t similarity_as_story(const Print& a, const Print& b, std::uint32_t similarity);

}  // namespace sourcier
