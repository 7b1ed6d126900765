// Whose figure each quantity is: the source of the narrowest report around it.
#include <algorithm>

#include "engine/reading/speech.h"

namespace sourcier {

void attribute_quantities(const std::vector<Attribution>& attributions,
                          std::vector<Quantity>& quantities) {
  // Attributions are by content: the last that begins before a quantity and reaches behind it is
  // the narrowest. Only the near ones are looked at, for contents are sentences.
  constexpr std::size_t kMostLookedAt = 64;
  for (Quantity& quantity : quantities) {
    const auto behind =
        std::ranges::upper_bound(attributions, quantity.span.begin, {},
                                 [](const Attribution& a) { return a.content.begin; });
    const Attribution* best = nullptr;
    std::size_t looked = 0;
    for (auto it = behind; it != attributions.begin() && looked < kMostLookedAt; ++looked) {
      --it;
      if (!it->content.contains(quantity.span) || it->chain.empty()) continue;
      if (best == nullptr || it->content.size() < best->content.size()) best = &*it;
    }
    if (best == nullptr) continue;
    quantity.according_to = best->chain.back().name;
    quantity.according_entity = best->chain.back().entity;
  }
}

}  // namespace sourcier
