// Event date: the day of an event, from what its articles state and when they came out.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "engine/reading/reading.h"

namespace sourcier {

// Of an article, what weighs as its beginning when an event is described.
inline constexpr std::uint32_t kOpeningBytes = 400;

struct EventDate {
  std::string date;   // As Event::date.
  std::string basis;  // As Event::date_basis.
};

// The day that most articles state near their publication; else when the first came out. Undated
// articles tell of the past as well: their event has the day that a third of them open with, or
// none.
EventDate date_event(std::span<const Document* const> documents);

}  // namespace sourcier
