// trace: from the groups and their documents to the dossier.
#pragma once

#include <span>
#include <string>

#include "engine/reading/language.h"
#include "engine/story/groups.h"
#include "engine/trace/claims.h"
#include "engine/trace/dossier.h"
#include "engine/trace/entity_corrections.h"
#include "engine/trace/parts.h"

namespace sourcier {

// Every statement followed to its origin, every figure beside its rivals. Total. The same for any
// order of the documents, all of which `groups` names.
Dossier trace(const Groups& groups, std::span<const Document> documents, const Languages& languages,
              const EntityCorrections& corrections = {});

// The same for one part of what trace takes; join_dossiers makes the whole of it. `readers` may be
// shared by parts on one thread: they only save time.
PartDossier trace_part(const TracePart& part, const Languages& languages, TermReaders& readers,
                       const EntityCorrections& corrections);

}  // namespace sourcier
