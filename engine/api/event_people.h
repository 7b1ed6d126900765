// Event people: participants and places of events, which grouping names as articles do, called what
// corrections of entities call them.
#pragma once

#include <span>

#include "engine/story/groups.h"
#include "engine/trace/dossier.h"
#include "engine/trace/entity_corrections.h"

namespace sourcier {

// `dossier` was traced with `corrections`. A name that they leave alone stays as it is; one that
// means several entities in the event's articles becomes all of them, of most articles first.
void name_people_of_events(const Dossier& dossier, const EntityCorrections& corrections,
                           std::span<Event> events);

}  // namespace sourcier
