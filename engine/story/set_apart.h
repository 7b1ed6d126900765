// Set apart: the parts of an article that outlets share without copying each other.
#pragma once

#include <vector>

#include "engine/reading/reading.h"

namespace sourcier {

// The spans of quotations in marks, captions and embedded quotes; in order, disjoint. All else is
// reporting text, the article's own.
std::vector<Span> set_apart_spans(const Document& document);

}  // namespace sourcier
