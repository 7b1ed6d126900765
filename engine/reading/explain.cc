#include "engine/reading/explain.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/reading/explain_parts.h"

namespace sourcier {

std::string_view name_of(FindingKind kind) {
  constexpr std::array<std::string_view, 6> kNames{"entity", "quotation", "attribution",
                                                   "hop",    "time",      "quantity"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::vector<Explained> explain_reading(const Article& article, const Reading& reading,
                                       const Language& language) {
  std::vector<Explained> found;
  explain_entities(article, reading, language, found);
  explain_speech(article, reading, language, found);
  explain_times(article, reading, language, found);
  explain_quantities(article, reading, language, found);
  return found;
}

}  // namespace sourcier
