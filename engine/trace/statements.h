// Statements: what one speaker said on one occasion, in all its wordings.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/trace/claims.h"
#include "engine/trace/dossier.h"
#include "engine/trace/entities_across.h"
#include "engine/trace/view.h"

namespace sourcier {

// Claims that are one statement: indices into the claims, ascending.
using ClaimGroup = std::vector<std::size_t>;

// Joins claims of one speaker in one story whose content is close: on one event where it is close,
// on events near in time where it is closer, on others where it is nearly the same words. Claims
// must be by document and span. Near linear: compares only what shares an uncommon term.
std::vector<ClaimGroup> join_claims(const TraceView& view, const std::vector<Claim>& claims,
                                    const EntityLinks& links, TermReaders& readers);

// For each group, the groups that deny it: of the same story, whose denial speaks of the same.
std::vector<std::vector<std::size_t>> find_denials(const TraceView& view,
                                                   const std::vector<Claim>& claims,
                                                   const std::vector<ClaimGroup>& groups);

}  // namespace sourcier
