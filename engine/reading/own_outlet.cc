#include "engine/reading/own_outlet.h"

#include "engine/text/unicode.h"

namespace sourcier {

void type_own_outlet(std::string_view text, std::span<const NameWord> words,
                     std::string_view outlet, std::vector<TypedName>& names) {
  if (outlet.empty()) return;
  const std::string folded = fold(outlet);
  std::size_t last_end = 0;
  for (TypedName& name : names) {
    const std::size_t after = last_end;
    last_end = name.end;
    if (!folded.ends_with(name.folded)) continue;
    const bool whole = folded.size() == name.folded.size();
    if (!whole) {
      // "La" may belong to the name before, or to the sentence: only what the outlet is called
      // with counts.
      if (name.begin == after || !words[name.begin - 1].has_capital()) continue;
      const Span span{words[name.begin - 1].span.begin, name.span.end};
      if (fold(slice(text, span)) != folded) continue;
      --name.begin;
      name.span = span;
      name.folded = folded;
    }
    if (name.type == EntityType::kOrganisation) continue;
    name.type = EntityType::kOrganisation;
    name.reference.clear();
    name.gender = Gender::kUnknown;
    name.role.clear();
  }
}

}  // namespace sourcier
