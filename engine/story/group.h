// group: from prints to copies, events and stories.
#pragma once

#include <span>

#include "engine/reading/reading.h"
#include "engine/story/grouping.h"
#include "engine/story/groups.h"
#include "engine/story/print.h"

namespace sourcier {

// The same for any order of the prints and any number of jobs. Titles, places, participants and
// passages are still empty: they need the texts (describe).
Groups group(std::span<const Print> prints, unsigned jobs = 1);

// What was found, by ids.
Groups groups_of(const Grouping& found);
Copy copy_of(const CopyEdge& edge, std::span<const Print* const> prints);

// The groups with what only the texts tell: the passages of copies, the titles, dates, places and
// participants of events, the titles of stories. Documents that the groups do not name are ignored.
void describe(Groups& groups, std::span<const Document> documents);

}  // namespace sourcier
