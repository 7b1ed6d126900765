// Units: the stretches of text inside which an attribution is looked for.
//
// A unit is a sentence, or several that one quoted passage holds together.
#pragma once

#include <vector>

#include "engine/reading/clause_words.h"

namespace sourcier {

struct Unit {
  Span span;
  std::vector<ClauseWord> words;
  std::size_t paragraph = 0;
};

// Every sentence of the article is in exactly one unit, in order. A unit of too many words is cut,
// so that whatever looks to and fro inside one stays linear in the text.
std::vector<Unit> make_units(const Article& article, const std::vector<Span>& sentences,
                             const std::vector<Quoted>& quoted, const WordScanner& scanner);

}  // namespace sourcier
