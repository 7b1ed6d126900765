// Origins: who put a statement on record, and where each article has its information from.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/trace/claims.h"
#include "engine/trace/dossier.h"
#include "engine/trace/source_names.h"
#include "engine/trace/view.h"

namespace sourcier {

struct Origin {
  SourceName source;
  OriginBasis basis = OriginBasis::kStated;
};

// The origin that the claim's own chain states: the last relay before the source that is not a
// person; for information without a speaker the source. Nothing where neither is there.
std::optional<Origin> stated_origin(const Claim& claim, const SourceNames& names);

// The agency that alone is credited for the article's text.
std::optional<Origin> credited_origin(const TraceView& view, std::size_t document,
                                      const SourceNames& names);

// For each document, where its information comes from: stated where it opens or closes with it,
// attributes much to it, or takes information from it; credited; or inherited from an article that
// it copies. Press that only passed on a person's words in passing is none.
std::vector<std::vector<ArticleOrigin>> article_origins(const TraceView& view, const Groups& groups,
                                                        const SourceNames& names);

}  // namespace sourcier
