// Headline: the title by which an event or a story is shown.
#pragma once

#include <string>
#include <vector>

#include "engine/reading/reading.h"

namespace sourcier {

// The headline whose words most of the articles have, of the earliest among equals; where no
// article has a title, the beginning of the most typical text, cut at a word. "" for none.
std::string headline_of(const std::vector<const Document*>& documents);

}  // namespace sourcier
