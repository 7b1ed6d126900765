// Differences: which words of a wording its sister wordings do not have.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/text/span.h"

namespace sourcier::report {

// Of each text the parts, in order, that the first text of the list does not share in the same
// order; of the first those that none of the others shares. Case, accents and punctuation do not
// count. Texts of another language than the first's should not be given. A text longer than a
// quotation ever is has no parts marked; cost is bounded by that length squared for each text.
std::vector<std::vector<Span>> differences(const std::vector<std::string_view>& texts);

}  // namespace sourcier::report
