// Source graph: who quotes, relays, credits and copies whom, with the passage that says so.
#pragma once

#include <string>
#include <string_view>

#include "engine/story/groups.h"
#include "engine/trace/claims.h"
#include "engine/trace/dossier.h"
#include "engine/trace/source_names.h"
#include "engine/trace/view.h"

namespace sourcier {

// The id of the node of a source, from the key of its name.
std::string source_id(std::string_view key);

// Fills the nodes and edges of the dossier. An edge runs from the one that tells to the one it has
// it from: the outlet relays its agency, the agency quotes the speaker; one edge for each article,
// with its first passage.
void add_source_graph(Dossier& dossier, const TraceView& view, const Groups& groups,
                      const SourceNames& names);

}  // namespace sourcier
