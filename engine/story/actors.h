// Actors: the persons of an article's first sentences, by whom events of one story are told apart.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/reading/reading.h"
#include "engine/story/print.h"

namespace sourcier {

// The persons named before byte `lead_end`, as Print::actors keeps them, in the order of the text.
std::vector<std::uint16_t> actors_of(const Reading& reading, std::uint32_t lead_end);

// How far the actors of two articles can be those of one event.
enum class ActorMatch : std::uint8_t {
  kUnknown,  // One of them names fewer than two.
  kSame,     // All of the one are among those of the other.
  kSome,
  kNone,
};
ActorMatch match_actors(const Print& a, const Print& b);

}  // namespace sourcier
