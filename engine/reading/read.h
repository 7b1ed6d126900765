// read: from an article to its reading.
#pragma once

#include "engine/reading/language.h"
#include "engine/reading/reading.h"

namespace sourcier {

// Everything that `language` lets one find in the article. Total; linear in the text.
// Dates are resolved against the article's date of publication, or left with what the text says.
Reading read(const Article& article, const Language& language);

}  // namespace sourcier
