// Entities: who and what an article names, and which names mean the same.
//
// Three steps, each a file, so that another finder can take the place of one: name_candidates.h
// (where a name may stand), name_types.h (what it names), linking.h (which names are one thing).
#pragma once

#include <span>
#include <vector>

#include "engine/article/article.h"
#include "engine/reading/language.h"
#include "engine/reading/reading.h"

namespace sourcier {

struct Named {
  std::vector<Entity> entities;   // In the order of their first mention.
  std::vector<Mention> mentions;  // By span, disjoint.
};

// The named mentions of the article's text, and the things they name. Linear in the text.
Named find_entities(const Article& article, std::span<const Span> sentences,
                    std::span<const Token> tokens, const Language& language);

}  // namespace sourcier
