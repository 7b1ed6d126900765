#include "engine/reading/own_outlet.h"

#include <algorithm>
#include <iterator>

#include "engine/text/unicode.h"

namespace sourcier {
namespace {

// The word behind the outlet's name, to the letter, at word `begin`; `begin` where it is not there.
std::size_t behind_outlet(std::string_view text, std::span<const NameWord> words,
                          std::string_view outlet, std::size_t begin) {
  const std::uint32_t at = words[begin].span.begin;
  if (!text.substr(at).starts_with(outlet)) return begin;
  std::size_t end = begin;
  while (end < words.size() && words[end].span.end < at + outlet.size()) ++end;
  return end < words.size() && words[end].span.end == at + outlet.size() ? end + 1 : begin;
}

// Adds what names of common words leave out ("Evening Tide has learned that"); a longer name that
// holds the outlet's is left alone.
void add_own_outlet(std::string_view text, std::span<const NameWord> words, std::string_view outlet,
                    std::vector<TypedName>& names) {
  std::vector<TypedName> added;
  std::size_t next = 0;  // The first name that does not end before the word.
  for (std::size_t i = 0; i < words.size(); ++i) {
    while (next < names.size() && names[next].end <= i) ++next;
    if (!words[i].has_capital()) continue;
    const std::size_t end = behind_outlet(text, words, outlet, i);
    const auto capitals = std::ranges::count_if(words.subspan(i, end - i), &NameWord::has_capital);
    const bool is_held = next < names.size() && names[next].begin <= i && names[next].end >= end;
    if (capitals < 2 || is_held) continue;
    TypedName name;
    name.begin = i;
    name.end = end;
    name.span = {words[i].span.begin, words[end - 1].span.end};
    name.type = EntityType::kOrganisation;
    name.folded = fold(outlet);
    added.push_back(std::move(name));
    i = end - 1;
  }
  auto over = added.begin();
  std::erase_if(names, [&](const TypedName& name) {
    while (over != added.end() && over->end <= name.begin) ++over;
    return over != added.end() && over->begin < name.end;
  });
  const auto middle = static_cast<std::ptrdiff_t>(names.size());
  std::ranges::move(added, std::back_inserter(names));
  std::ranges::inplace_merge(names, names.begin() + middle, {}, &TypedName::begin);
}

}  // namespace

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
  add_own_outlet(text, words, outlet, names);
}

}  // namespace sourcier
