// Credits leave the text: from lines and captions into the article's list of credits.
#pragma once

#include "engine/article/article.h"
#include "engine/article/compose.h"
#include "engine/article/rules.h"

namespace sourcier {

// Adds a credit once; the number of credits is bounded.
void add_credit(const Credit& credit, Article& article);

// Parts the credits of a caption from its prose; a line that is a credit and no more loses its
// text.
void take_credits(Piece& piece, const ExtractionRules::Data& rules, Article& article);

}  // namespace sourcier
