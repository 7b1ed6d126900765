// Outlets: what a set of articles shows of each outlet: how much is its own, whom it has it from,
// how soon it is there, what only it tells.
#pragma once

#include "engine/trace/dossier.h"
#include "engine/trace/source_names.h"
#include "engine/trace/view.h"

namespace sourcier {

// Fills `outlets` of the dossier, whose coverage must be there. Articles without the name of an
// outlet are in no profile. Linear in articles, passages and cells of the coverage.
void add_outlets(Dossier& dossier, const TraceView& view, const Groups& groups,
                 const SourceNames& names);

}  // namespace sourcier
