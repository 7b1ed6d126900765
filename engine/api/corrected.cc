#include "engine/api/corrected.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "engine/api/entity_names.h"
#include "engine/api/event_people.h"
#include "engine/base/digest.h"
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
  name_people_of_events(corrected.dossier, names, groups.events);
  corrected.lost.merge(correct_dossier(corrections, groups, documents, corrected.dossier));
  if (!corrections.empty()) renew_coverage(groups, documents, resources, corrected.dossier);
  return corrected;
}

LostCorrections lost_merges(std::span<const Correction> corrections, const Dossier& all) {
  const std::vector<std::uint64_t> entities = entity_numbers(all);
  LostCorrections lost;
  for (const Correction& correction : corrections) {
    if (correction.is_undone || correction.kind != CorrectionKind::kMergeEntities) continue;
    std::set<std::string_view> there;
    for (const CorrectionEvidence& evidence : correction.of) {
      const bool is_there = evidence.entity.empty() ||
                            std::ranges::binary_search(entities, stable_hash(evidence.entity));
      if (is_there) there.insert(evidence.entity.empty() ? evidence.name : evidence.entity);
    }
    if (there.size() < 2) lost.insert(correction.id);
  }
  return lost;
}

}  // namespace sourcier
