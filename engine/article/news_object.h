// News objects: ninjs and schema.org's NewsArticle as JSON, as what an entry states.
#pragma once

#include <string_view>

#include "engine/page/entry.h"

namespace sourcier {

// A JSON object of either standard; an empty entry for what is neither.
// https://iptc.org/standards/ninjs/ versions 1, 2 and 3; https://schema.org/NewsArticle
Entry entry_of_news_object(std::string_view json);

}  // namespace sourcier
