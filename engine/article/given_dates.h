// Dates that a JSON article gives in the words of whoever made it.
#pragma once

#include "engine/article/article.h"
#include "engine/article/rules.h"

namespace sourcier {

// Published and modified in ISO 8601: as they stand where they are, with a "T" before the time;
// else as feeds write them ("March 4, 2031", "04/03/2031"), in the order of the article's language.
// One that cannot be read is taken out, with a note.
void settle_given_dates(const ExtractionRules::Data& rules, Article& article);

}  // namespace sourcier
