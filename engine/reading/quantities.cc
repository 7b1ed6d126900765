#include "engine/reading/quantities.h"

namespace sourcier {

std::vector<Quantity> find_quantities(const Article&, std::span<const Span>, std::span<const Token>,
                                      std::span<const TimeExpression>, const Language&) {
  return {};
}

}  // namespace sourcier
