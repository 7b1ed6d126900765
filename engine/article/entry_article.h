// The article of an entry: what a feed, a ninjs object or a press export states of it.
#pragma once

#include "engine/article/article.h"
#include "engine/article/rules.h"
#include "engine/page/entry.h"

namespace sourcier {

// Without id, version and source, which are set for all articles alike.
Article article_of_entry(const Entry& entry, const ExtractionRules::Data& rules);

// What an entry states of authors: names are kept as they stand, agencies become credits, what is
// no name goes.
void take_stated_authors(const std::vector<std::string>& stated, const ExtractionRules::Data& rules,
                         Article& article);

}  // namespace sourcier
