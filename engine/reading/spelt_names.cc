#include "engine/reading/spelt_names.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "engine/reading/name_candidates.h"

namespace sourcier {
namespace {

constexpr std::size_t kShortestAcronym = 3;  // Of letters; fewer are anyone's.
constexpr std::size_t kLongestAcronym = 10;
constexpr std::size_t kMostLent = 4;  // Letters of one word: "Synacor" of "Syndicat national …".

std::string without_blanks(std::string_view folded) {
  std::string letters(folded);
  std::erase(letters, ' ');
  return letters;
}

// What stands in the brackets at `open`: "(Symar)", or "(Africa CDC)" behind "Africa Centres for
// …". Words [begin, end) are it, and the last of them the acronym; empty where it is none.
struct Bracketed {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool repeats_first = false;  // The first word of the name stands in it too.
  bool empty() const { return begin == end; }
};

Bracketed bracketed(std::span<const NameWord> words, std::size_t open, std::size_t name) {
  const auto closes = [&](std::size_t at) { return at < words.size() && words[at].mark == U')'; };
  const bool repeats = closes(open + 3) && words[open + 1].folded == words[name].folded;
  if (!repeats && !closes(open + 2)) return {};
  const std::size_t at = open + (repeats ? 2 : 1);
  const std::size_t size = without_blanks(words[at].folded).size();
  const bool fits = words[at].has_capital() && size >= kShortestAcronym && size <= kLongestAcronym;
  return fits ? Bracketed{open + 1, at + 1, repeats} : Bracketed{};
}

// A name of several words right before an acronym in capitals that stands for it in another
// language: "Service national de protection des frontières (VSAT)".
bool is_translated(std::span<const NameWord> words, const TypedName& name, std::size_t open) {
  constexpr std::size_t kFewest = 4;
  return name.type == EntityType::kOrganisation && name.end == open &&
         name.end - name.begin >= kFewest && words[open + 1].shape == WordShape::kAcronym;
}

// Where the bracket behind the name stands: behind words that go on with it, and no mark.
std::optional<std::size_t> bracket_behind(std::span<const NameWord> words, const TypedName& name) {
  const std::size_t end = std::min(words.size(), name.begin + kLongestName);
  for (std::size_t at = name.end; at < end; ++at) {
    if (words[at].sentence != words[name.begin].sentence) return std::nullopt;
    if (words[at].mark == U'(') return at;
    if (words[at].shape == WordShape::kPunctuation && words[at].mark != U',') return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

bool spells_acronym(std::span<const NameWord> words, std::string_view acronym) {
  // Bit n: the words so far may have lent n letters.
  std::uint32_t reached = 1;
  for (std::size_t i = 0; i < words.size(); ++i) {
    bool is_first = i == 0;
    for (std::string_view rest = words[i].folded; !rest.empty();) {
      const std::size_t blank = std::min(rest.find(' '), rest.size());  // "haut commissariat"
      const std::string_view part = rest.substr(0, blank);
      std::uint32_t next = is_first ? 0 : reached;
      for (std::size_t from = 0; from < acronym.size(); ++from) {
        if ((reached >> from & 1U) == 0) continue;
        for (std::size_t lent = 1; lent <= std::min(kMostLent, part.size()); ++lent) {
          if (from + lent > acronym.size() || part[lent - 1] != acronym[from + lent - 1]) break;
          next |= 1U << (from + lent);
        }
      }
      reached = next;
      is_first = false;
      rest.remove_prefix(std::min(blank + 1, rest.size()));
    }
  }
  const std::size_t size = acronym.size();
  return (reached >> size & 1U) != 0 ||
         (size > kShortestAcronym && (reached >> (size - 1) & 1U) != 0);
}

std::vector<TypedName> with_spelt_names(std::string_view text, std::span<const NameWord> words,
                                        std::span<const RolePhrase> roles,
                                        std::vector<TypedName> names, const NameLexicon& lexicon) {
  const auto organisation = [&](std::size_t begin, std::size_t end) {
    return name_of(text, words, roles, lexicon, begin, end, EntityType::kOrganisation);
  };
  std::vector<TypedName> spelt;
  std::map<std::string, std::string, std::less<>> meanings;  // Of acronyms: what is referred to.
  for (TypedName& name : names) {
    // The acronym of the name before has been taken, and what lies in that name is part of it.
    if (!spelt.empty() && name.begin < spelt.back().end) continue;
    const auto open = bracket_behind(words, name);
    const Bracketed acronym = open ? bracketed(words, *open, name.begin) : Bracketed{};
    const std::size_t begin = name.begin + (acronym.repeats_first ? 1 : 0);
    const bool is_spelt = !acronym.empty() && name.type != EntityType::kPlace &&
                          (is_translated(words, name, *open) ||
                           spells_acronym(words.subspan(begin, *open - begin),
                                          without_blanks(words[acronym.end - 1].folded)));
    if (!is_spelt) {
      spelt.push_back(std::move(name));
      continue;
    }
    const bool is_known = !name.reference.empty() && name.end == *open;
    spelt.push_back(is_known ? std::move(name) : organisation(name.begin, *open));
    const std::string reference = spelt.back().reference;
    spelt.push_back(organisation(acronym.begin, acronym.end));
    meanings.try_emplace(spelt.back().folded, reference);
  }
  // Whatever else has the acronym: in this article it is what the brackets say.
  for (TypedName& name : spelt) {
    const auto meaning = meanings.find(name.folded);
    if (meaning == meanings.end()) continue;
    name = organisation(name.begin, name.end);
    name.reference = meaning->second;
  }
  return spelt;
}

}  // namespace sourcier
