// Quote marks: finds passages between quotation marks.
//
// Which marks a language uses is data (data/languages/<tag>/quote_marks.tsv).
#pragma once

#include <string_view>
#include <vector>

#include "engine/reading/language.h"
#include "engine/text/span.h"

namespace sourcier {

struct Quoted {
  Span inside;  // Unpadded; never empty.
  Span marks;   // With its marks.

  bool operator==(const Quoted&) const = default;
};

// The outermost quoted passages of `text`, in order and disjoint. A quotation that goes on in the
// next paragraph under a repeated opening mark is one passage. A mark left open reaches nowhere:
// it is stepped over, for one stray mark must not swallow the article. Linear time.
std::vector<Quoted> find_quoted(std::string_view text, const Language& language);

}  // namespace sourcier
