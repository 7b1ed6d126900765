// Coverage: which article reports which fact, which leaves it out, and which could not know it.
#pragma once

#include "engine/trace/dossier.h"
#include "engine/trace/view.h"

namespace sourcier {

// Fills `facts` and `coverage` from the statements and figures of the dossier. A fact is a
// statement or a figure. An article is held against the facts of its own story; one that is older
// than the first article with the fact precedes it. What an article without a text, or in a
// language that is not read, leaves out is unknown: it has no cell for it. Tables over kMostCells
// keep the facts that most articles carry.
void add_coverage(Dossier& dossier, const TraceView& view);

}  // namespace sourcier
