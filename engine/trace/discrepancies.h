// Discrepancies: days and places that articles on one event give differently for one happening.
#pragma once

#include <vector>

#include "engine/trace/claims.h"
#include "engine/trace/dossier.h"
#include "engine/trace/entities_across.h"
#include "engine/trace/view.h"

namespace sourcier {

// Sentences that bear one day, or one place of a gazetteer, and beside it say the same. Told with
// care: an article that gives both tells of a change or of two happenings and is left out; so is a
// day that is as far from its article's own ("on Monday" in each Monday's report), and a place
// that the other article names elsewhere, which may lie in it or hold it.
//
// By id. Linear in the sentences of an event, each compared with those few that share its rarest
// terms.
std::vector<Discrepancy> find_discrepancies(const TraceView& view, const EntityLinks& links,
                                            TermReaders& readers);

}  // namespace sourcier
