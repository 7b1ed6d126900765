// The dossier of documents with what people put right in it.
#pragma once

#include <span>
#include <vector>

#include "engine/api/corrections.h"
#include "engine/pipeline/pipeline.h"

namespace sourcier {

struct CorrectedDossier {
  Dossier dossier;
  LostCorrections lost;  // Those that did not fit; merges of entities aside.
};

// Corrects the groups and documents too. `merges` are those of all corrections, which need not be
// about these documents.
CorrectedDossier trace_corrected(Groups& groups, std::vector<Document>& documents,
                                 const Resources& resources, const RunOptions& options,
                                 std::span<const Correction> corrections,
                                 const MergedEntities& merges);

// Of the corrections that hold, the merges that make nothing one in a dossier of all stories.
LostCorrections lost_merges(std::span<const Correction> corrections, const Dossier& all);

}  // namespace sourcier
