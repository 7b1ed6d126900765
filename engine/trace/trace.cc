#include "engine/trace/trace.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "engine/trace/claims.h"
#include "engine/trace/coverage.h"
#include "engine/trace/dates.h"
#include "engine/trace/discrepancies.h"
#include "engine/trace/entities_across.h"
#include "engine/trace/figures.h"
#include "engine/trace/origins.h"
#include "engine/trace/outlets.h"
#include "engine/trace/source_graph.h"
#include "engine/trace/source_names.h"
#include "engine/trace/statements.h"
#include "engine/trace/view.h"
#include "engine/trace/wordings.h"
#include "engine/trace/year_dates.h"

namespace sourcier {
namespace {

// The press that speaks bears the name by which the story's sources know it, a speaker who is only
// described the fullest description at the event.
void name_speaker(Claim& claim, const SourceNames& names) {
  if (!claim.chain.empty() && claim.chain.back().name == claim.speaker) {
    SourceName source = names.of(claim.document, claim.chain.back());
    if (is_outlet(source.kind)) {
      claim.speaker = std::move(source.name);
      if (source.entity) claim.entity = source.entity;
    }
  }
  if (claim.entity) return;
  if (auto full = names.fuller(claim.document, claim.speaker)) {
    claim.speaker = std::move(full->name);
    claim.entity = full->entity;
  }
}

void add_statements(Dossier& dossier, const TraceView& view, const Groups& groups,
                    const EntityLinks& links, const SourceNames& names, TermReaders& readers) {
  std::vector<Claim> claims;
  for (std::size_t d = 0; d < view.documents.size(); ++d) {
    std::ranges::move(claims_of(view, d, links, readers), std::back_inserter(claims));
  }
  for (Claim& claim : claims) name_speaker(claim, names);
  const std::vector<ClaimGroup> joined = join_claims(view, claims, links, readers);
  dossier.statements = make_statements(view, groups, claims, joined, links, names);
  const auto denied_by = find_denials(view, claims, joined);
  for (std::size_t s = 0; s < joined.size(); ++s) {
    for (const std::size_t denial : denied_by[s]) {
      dossier.statements[s].denied_by.push_back(dossier.statements[denial].id);
    }
    std::ranges::sort(dossier.statements[s].denied_by);
  }
  std::ranges::sort(dossier.statements, is_earlier);
}

void add_articles(Dossier& dossier, const TraceView& view, const Groups& groups,
                  const SourceNames& names,
                  const std::vector<std::optional<InferredDate>>& inferred) {
  std::vector<std::vector<ArticleOrigin>> origins = article_origins(view, groups, names);
  for (std::size_t d = 0; d < view.documents.size(); ++d) {
    const Article& article = view.documents[d].article();
    TracedArticle traced;
    traced.id = article.id;
    traced.published = article.published;
    traced.published_basis = article.published_basis;
    if (inferred[d]) {
      traced.date_inferred = inferred[d]->interval;
      if (traced.published.empty() && !inferred[d]->published.empty()) {
        traced.published = inferred[d]->published;
        traced.published_basis = DateBasis::kInferred;
      }
    }
    traced.origins = std::move(origins[d]);
    dossier.articles.push_back(std::move(traced));
  }
}

// What was inferred orders wordings and tells what an article could not know.
void set_published(TraceView& view, const std::vector<std::optional<InferredDate>>& inferred) {
  for (std::size_t d = 0; d < view.documents.size(); ++d) {
    if (!inferred[d]) continue;
    const auto earliest = parse_date(inferred[d]->interval.earliest);
    const auto latest = parse_date(inferred[d]->interval.latest);
    if (earliest && latest) {
      view.documents[d].published = {day_range(*earliest).first, day_range(*latest).last};
    }
  }
}

}  // namespace

PartDossier trace_part(const TracePart& part, const Languages& languages, TermReaders& readers,
                       const EntityCorrections& corrections) {
  TraceView view = view_of(part.groups, part.documents, languages);
  std::vector<std::optional<InferredDate>> inferred = infer_dates(view);
  set_published(view, inferred);
  EntityLinks links = link_entities(view);
  correct_entities(corrections, view, links);
  add_year_dates(view, links, readers, inferred);
  set_published(view, inferred);
  const SourceNames names(view, links, readers);

  PartDossier told;
  Dossier& dossier = told.dossier;
  add_articles(dossier, view, part.groups, names, inferred);
  add_statements(dossier, view, part.groups, links, names, readers);
  for (Statement& statement : dossier.statements) rename_hops(view, links, statement.wordings);
  dossier.figures = find_figures(view, links, readers);
  dossier.discrepancies = find_discrepancies(view, links, readers);
  add_source_graph(dossier, view, part.groups, names);
  add_coverage(dossier, view);
  told.outlets = tally_outlets(dossier, view, part.groups, names);
  dossier.entities = std::move(links.entities);
  return told;
}

Dossier trace(const Groups& groups, std::span<const Document> documents, const Languages& languages,
              const EntityCorrections& corrections) {
  TermReaders readers;
  std::vector<PartDossier> told;
  for (const TracePart& part : parts_of(groups, documents))
    told.push_back(trace_part(part, languages, readers, corrections));
  return join_dossiers(std::move(told));
}

}  // namespace sourcier
