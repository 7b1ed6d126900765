// Whose figure each quantity is: the source of the narrowest report around it.
#include "engine/reading/speech.h"

namespace sourcier {

void attribute_quantities(const std::vector<Attribution>& attributions,
                          std::vector<Quantity>& quantities) {
  for (Quantity& quantity : quantities) {
    const Attribution* best = nullptr;
    visit_reports_around(attributions, quantity.span, [&](const Attribution& report) {
      if (report.chain.empty()) return;
      if (best == nullptr || report.content.size() < best->content.size()) best = &report;
    });
    if (best == nullptr) continue;
    quantity.according_to = best->chain.back().name;
    quantity.according_entity = best->chain.back().entity;
  }
}

}  // namespace sourcier
