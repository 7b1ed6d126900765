#include "engine/api/corrected.h"

#include "engine/api/entity_names.h"
#include "engine/trace/coverage.h"
#include "engine/trace/view.h"

namespace sourcier {
namespace {

// What was corrected may be another fact.
void renew_coverage(const Groups& groups, const std::vector<Document>& documents,
                    const Resources& resources, Dossier& dossier) {
  TraceView view = view_of(groups, documents, resources.languages);
  for (std::size_t d = 0; d < view.documents.size(); ++d) {
    const auto date = parse_date(dossier.articles[d].published);
    if (date) view.documents[d].published = day_range(*date);
  }
  dossier.facts.clear();
  dossier.coverage.clear();
  add_coverage(dossier, view);
}

}  // namespace

CorrectedDossier trace_corrected(Groups& groups, std::vector<Document>& documents,
                                 const Resources& resources, const RunOptions& options,
                                 std::span<const Correction> corrections,
                                 const MergedEntities& merges) {
  CorrectedDossier corrected;
  corrected.lost = correct_groups(corrections, groups, documents);
  const EntityCorrections names{split_entities(corrections), &merges};
  corrected.dossier = trace_documents(groups, documents, resources, options, names);
  corrected.lost.merge(correct_dossier(corrections, groups, documents, corrected.dossier));
  if (!corrections.empty()) renew_coverage(groups, documents, resources, corrected.dossier);
  return corrected;
}

}  // namespace sourcier
