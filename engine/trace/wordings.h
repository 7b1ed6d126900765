// Wordings: from joined claims to statements with their origins and counts.
#pragma once

#include <vector>

#include "engine/story/groups.h"
#include "engine/trace/claims.h"
#include "engine/trace/dossier.h"
#include "engine/trace/entities_across.h"
#include "engine/trace/source_names.h"
#include "engine/trace/statements.h"
#include "engine/trace/view.h"

namespace sourcier {

// The statements of the claim groups, in their order, without denials. The origin of a wording is
// what its own chain states, else what another wording of the statement in the same article states,
// else that of an article it copies, else the one agency that its article credits.
std::vector<Statement> make_statements(const TraceView& view, const Groups& groups,
                                       const std::vector<Claim>& claims,
                                       const std::vector<ClaimGroup>& claim_groups,
                                       const EntityLinks& links, const SourceNames& names);

}  // namespace sourcier
