// Speech: the quotations of an article with their speakers, and its attributions with their chains.
#pragma once

#include <vector>

#include "engine/article/article.h"
#include "engine/reading/language.h"
#include "engine/reading/reading.h"

namespace sourcier {

struct Speech {
  std::vector<Quotation> quotations;      // By span.
  std::vector<Attribution> attributions;  // By content, then cue.
};

// Reads sentences, tokens, entities and mentions of `reading`; nothing else of it. Linear in the
// text.
Speech find_speech(const Article& article, const Reading& reading, const Language& language);

// Gives each quantity the source of the narrowest attribution that covers it, and its status where
// that source estimates or plans.
void attribute_quantities(const std::vector<Attribution>& attributions,
                          std::vector<Quantity>& quantities);

}  // namespace sourcier
