// Year dates: the year of an undated article, from a fact that it places by its own year and that
// a dated article of its story dates.
#pragma once

#include <optional>
#include <vector>

#include "engine/trace/claims.h"
#include "engine/trace/dates.h"
#include "engine/trace/entities_across.h"
#include "engine/trace/view.h"

namespace sourcier {

// Adds to `dates` the years of articles that have no date yet: "signed a pact this summer" beside
// "the pact signed in 2024". Only where all such facts of an article agree. At most kMostFacts
// sentences of a story are compared.
void add_year_dates(const TraceView& view, const EntityLinks& links, TermReaders& readers,
                    std::vector<std::optional<InferredDate>>& dates);

}  // namespace sourcier
