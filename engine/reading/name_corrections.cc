#include "engine/reading/name_corrections.h"

#include <array>
#include <functional>
#include <map>
#include <set>
#include <utility>

namespace sourcier {
namespace {

struct Found {
  std::size_t begin = 0;
  std::size_t end = 0;
  EntityType type = EntityType::kOther;
};

void append_found(std::span<const NameLabel> labels, std::size_t first, std::vector<Found>& found) {
  for (std::size_t at = 0; at < labels.size();) {
    if (!is_first(labels[at])) {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (end < labels.size() && labels[end] != kNoName && !is_first(labels[end])) ++end;
    found.push_back({first + at, first + end, type_of(labels[at])});
    at = end;
  }
}

// "la Gestapo": whoever has an article before is hardly a person, whatever the model says.
bool is_no_person(const Found& name, std::span<const NameWord> words, const TypedName& rule,
                  const NameLexicon& lexicon) {
  if (name.type != EntityType::kPerson || rule.type == EntityType::kPerson) return false;
  if (rule.begin != name.begin || rule.end != name.end || name.begin == 0) return false;
  std::string_view before = words[name.begin - 1].folded;
  before = before.substr(0, before.find_first_of(" '"));
  return name.end - name.begin == 1 &&
         words[name.begin - 1].sentence == words[name.begin].sentence &&
         lexicon.does(before, WordRole::kArticle);
}

// "le patron de Zorbel | Anna Berg": what the rules part behind an office is two names, though the
// model takes it for one.
bool is_office_and_holder(const Found& name, std::span<const TypedName> rules,
                          std::span<const NameWord> words, std::span<const RolePhrase> roles,
                          const NameLexicon& lexicon) {
  if (rules.size() < 2 || name.begin < 2) return false;
  const TypedName& first = rules[0];
  const TypedName& second = rules[1];
  const bool parts = first.begin == name.begin && first.end == second.begin &&
                     second.end == name.end && first.type != EntityType::kPerson &&
                     second.type == EntityType::kPerson && second.end - second.begin > 1;
  return parts && lexicon.does(words[name.begin - 1].folded, WordRole::kJoiner) &&
         std::ranges::any_of(
             roles, [&](const RolePhrase& role) { return role.own_end == name.begin - 1; });
}

// "le Dr Zorbel": the name begins behind.
bool is_title_alone(const Found& name, std::span<const NameWord> words,
                    const NameLexicon& lexicon) {
  return name.end - name.begin == 1 && lexicon.title(words[name.begin].folded) &&
         name.end < words.size() && words[name.end].has_capital() &&
         words[name.end].sentence == words[name.begin].sentence;
}

// "le chef d'état-major Zorbel": the words of the role are none of the name's.
void part_from_role(Found& name, std::span<const RolePhrase> roles) {
  for (const RolePhrase& role : roles) {
    if (role.begin >= name.begin || role.own_end <= name.begin || role.own_end >= name.end)
      continue;
    name.begin = role.own_end;
    name.type = EntityType::kPerson;
  }
}

// The last words of the names of persons.
std::set<std::string, std::less<>> words_of_persons(std::span<const TypedName> names,
                                                    std::span<const NameWord> words) {
  std::set<std::string, std::less<>> last;
  for (const TypedName& name : names) {
    if (name.type == EntityType::kPerson) last.insert(words[name.end - 1].folded);
  }
  return last;
}

// "la rencontre Barkine-Tarvel": two persons of the article, and no name of its own.
bool is_pair(std::span<const NameWord> name, const std::set<std::string, std::less<>>& persons) {
  const std::string_view folded = name.back().folded;
  const std::size_t space = folded.find(' ');
  return space != std::string_view::npos && persons.contains(folded.substr(0, space)) &&
         persons.contains(folded.substr(space + 1));
}

// Names that are written alike in one article, an article before them or not, are of one type: that
// of most of them, those that the rules know too counting more.
template <typename Retype>
std::vector<TypedName> alike(std::vector<TypedName> names, const std::vector<bool>& held,
                             std::span<const NameWord> words, const NameLexicon& lexicon,
                             const Retype& retype) {
  constexpr int kHeld = 4;
  const auto key = [&](const TypedName& name) {
    const bool is_longer =
        name.end - name.begin == 2 && lexicon.does(words[name.begin].folded, WordRole::kArticle);
    return is_longer ? words[name.begin + 1].folded : name.folded;
  };
  std::map<std::string, std::array<int, 4>> votes;
  for (std::size_t i = 0; i < names.size(); ++i) {
    votes[key(names[i])][static_cast<std::size_t>(names[i].type)] += held[i] ? kHeld : 1;
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto& counts = votes.at(key(names[i]));
    const auto best = std::ranges::max_element(counts);
    const auto own = static_cast<std::size_t>(names[i].type);
    if (held[i] || *best == counts[own]) continue;
    names[i] = retype(names[i], static_cast<EntityType>(best - counts.begin()));
  }
  return names;
}

}  // namespace

std::vector<TypedName> correct_names(std::string_view text, std::span<const NameWord> words,
                                     std::span<const RolePhrase> roles,
                                     std::vector<TypedName> names, const NameLexicon& lexicon,
                                     const NameModel& model) {
  if (model.empty()) return names;
  std::vector<Found> found;
  for_each_sentence(words, names, [&](std::size_t begin, std::size_t end, auto inside) {
    const auto facts = name_facts(text, words.subspan(begin, end - begin), begin, inside, roles,
                                  lexicon, model.clusters());
    append_found(model.label(facts), begin, found);
  });
  const std::set<std::string, std::less<>> persons = words_of_persons(names, words);
  std::vector<TypedName> corrected;
  std::vector<bool> held;  // The rules say so too.
  auto rule = names.begin();
  for (Found& name : found) {
    while (rule != names.end() && rule->begin < name.begin) ++rule;
    if (is_office_and_holder(name, std::span(rule, names.end()), words, roles, lexicon)) {
      for (int n = 0; n < 2; ++n) {
        held.push_back(true);
        corrected.push_back(std::move(*rule++));
      }
      continue;
    }
    if (is_title_alone(name, words, lexicon)) continue;
    part_from_role(name, roles);
    if (is_pair(words.subspan(name.begin, name.end - name.begin), persons)) continue;
    if (rule != names.end() && is_no_person(name, words, *rule, lexicon)) name.type = rule->type;
    const bool agrees = rule != names.end() && rule->begin == name.begin && rule->end == name.end &&
                        rule->type == name.type;
    held.push_back(agrees && rule->strength > 0);
    corrected.push_back(
        agrees ? std::move(*rule)
               : name_of(text, words, roles, lexicon, name.begin, name.end, name.type));
  }
  return alike(std::move(corrected), held, words, lexicon,
               [&](const TypedName& name, EntityType type) {
                 return name_of(text, words, roles, lexicon, name.begin, name.end, type);
               });
}

}  // namespace sourcier
