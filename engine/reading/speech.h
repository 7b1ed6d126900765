// Speech: the quotations of an article with their speakers, and its attributions with their chains.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "engine/article/article.h"
#include "engine/reading/language.h"
#include "engine/reading/reading.h"

namespace sourcier {

struct Speech {
  std::vector<Quotation> quotations;      // By span.
  std::vector<Attribution> attributions;  // By content, then cue.
};

// Reads sentences, tokens, entities and mentions of `reading`; nothing else of it. Linear in the
// text.
Speech find_speech(const Article& article, const Reading& reading, const Language& language);

// Calls `visit` with each of the attributions, which are by content, whose content holds the span,
// the last to begin first. Only the near ones are looked at, for contents are sentences.
template <typename Visit>
void visit_reports_around(const std::vector<Attribution>& attributions, Span span,
                          const Visit& visit) {
  constexpr std::size_t kMostLookedAt = 64;
  auto at = std::ranges::upper_bound(attributions, span.begin, {},
                                     [](const Attribution& a) { return a.content.begin; });
  for (std::size_t n = 0; n < kMostLookedAt && at != attributions.begin(); ++n) {
    --at;
    if (at->content.contains(span)) visit(*at);
  }
}

// Gives each quantity the source of the narrowest attribution that covers it, and its status where
// that source estimates or plans.
void attribute_quantities(const std::vector<Attribution>& attributions,
                          std::vector<Quantity>& quantities);

}  // namespace sourcier
