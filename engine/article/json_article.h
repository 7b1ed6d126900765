// JSON articles: what `extract` prints, or any object with a text, read back.
#pragma once

#include <string_view>

#include "engine/article/article.h"

namespace sourcier {

// The text is kept to the byte, a given id too; "date" and "lang" stand for "published" and
// "language", which is "" where it is given as no code of one. Unknown keys and values of another
// type are passed over. An empty article for what is no object.
Article read_json_article(std::string_view json);

}  // namespace sourcier
