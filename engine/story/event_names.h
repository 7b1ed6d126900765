// Event names: where an event is and who takes part, by what its articles name.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/reading/reading.h"

namespace sourcier {

struct EventNames {
  std::vector<std::string> places;        // Most named first.
  std::vector<std::string> participants;  // Persons and organisations, most named first.
};

// Agencies report events and take no part in them. Where there are several articles, a name that
// one alone has is a detail of its own or misread. A place that is a person's name ("Foley") is not
// one. Who is called by more or less of one name takes part once.
EventNames name_event(std::span<const Document* const> documents);

}  // namespace sourcier
