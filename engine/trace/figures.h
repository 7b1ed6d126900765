// Figures: every value that the articles of a story give for one counted thing.
#pragma once

#include <string>
#include <vector>

#include "engine/trace/claims.h"
#include "engine/trace/dossier.h"
#include "engine/trace/entities_across.h"
#include "engine/trace/figure_roles.h"
#include "engine/trace/source_names.h"
#include "engine/trace/view.h"

namespace sourcier {

// One figure for each thing counted in a story: the noun at the head of what is counted, of which
// nation, in which unit. Kept are those that two articles give, that have two values, or whose
// source is stated. By id. Near linear.
std::vector<Figure> find_figures(const TraceView& view, const EntityLinks& links,
                                 TermReaders& readers);

}  // namespace sourcier
