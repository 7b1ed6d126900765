// Nearness: how the actors and the days of two articles speak for or against one event.
#pragma once

#include <cstdint>

#include "engine/story/print.h"

namespace sourcier {

// `similarity` as it counts for one event, after who acts in both and what the days say: days of
// publication where both have one, else the days that the texts state. Articles without any are
// left to their content.
std::uint32_t similarity_as_event(const Print& a, const Print& b, std::uint32_t similarity);

// The same for one story, which may run for months.
std::uint32_t similarity_as_story(const Print& a, const Print& b, std::uint32_t similarity);

}  // namespace sourcier
