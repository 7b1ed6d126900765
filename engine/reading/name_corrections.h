// Name corrections: the rules' names as the trained model leaves them.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include "engine/reading/name_model.h"
#include "engine/reading/name_types.h"

namespace sourcier {

// A longer sentence is labelled in runs of so many words, so that what is kept of a text without
// full stops stays small.
inline constexpr std::size_t kLongestNameRun = 512;

// Calls visit(begin, end, names) for each sentence, words [begin, end), with the names that lie in
// it; a name across the end of a run lies in none.
template <typename Visit>
void for_each_sentence(std::span<const NameWord> words, std::span<const TypedName> names,
                       const Visit& visit) {
  auto name = names.begin();
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin + 1;
    while (end < words.size() && words[end].sentence == words[begin].sentence &&
           end - begin < kLongestNameRun) {
      ++end;
    }
    while (name != names.end() && name->begin < begin) ++name;
    const auto first = name;
    while (name != names.end() && name->end <= end) ++name;
    visit(begin, end, std::span<const TypedName>(first, name));
    begin = end;
  }
}

// The names that the model finds, knowing the rules' names; those names themselves where the
// language has no model. Linear.
std::vector<TypedName> correct_names(std::string_view text, std::span<const NameWord> words,
                                     std::span<const RolePhrase> roles,
                                     std::vector<TypedName> names, const NameLexicon& lexicon,
                                     const NameModel& model);

}  // namespace sourcier
