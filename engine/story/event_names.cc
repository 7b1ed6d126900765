#include "engine/story/event_names.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "engine/story/event_date.h"
#include "engine/story/words.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

// Names listed for an event; the rest are in its articles.
constexpr std::size_t kMostPlaces = 6;
constexpr std::size_t kMostParticipants = 12;
// What the beginning of an article says weighs so many times the rest.
constexpr std::uint32_t kLeadWeight = 3;
// From so many articles on, one alone is not enough for a name; and for a place
// that no gazetteer knows one in so many is wanted: else it is a street, or
// misread.
constexpr std::size_t kSeveral = 4;
constexpr std::size_t kShareOfUnknown = 4;

constexpr std::string_view kAgency = "agency:";

struct Named {
  EntityType type = EntityType::kOther;
  bool is_known = false;  // To a gazetteer.
  std::uint32_t articles = 0;
  std::uint32_t weight = 0;
  std::map<std::string, std::uint32_t> forms;

  std::string commonest() const {
    return std::ranges::max_element(
               forms, [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  }
};

// By what a thing has in common across articles.
using AllNamed = std::map<std::string, Named>;

std::string key_of(const Entity& entity) {
  if (!entity.reference.empty()) return entity.reference;
  return entity.keys.empty() ? fold(entity.name) : entity.keys.front();
}

bool can_take_part(const Entity& entity) {
  return (entity.type == EntityType::kPerson || entity.type == EntityType::kOrganisation) &&
         !entity.reference.starts_with(kAgency);
}

void add(AllNamed& names, const Document& document, bool places) {
  const Reading& reading = document.reading;
  std::map<EntityIndex, std::uint32_t> weights;
  for (const Mention& mention : reading.mentions)
    if (mention.entity < reading.entities.size())
      weights[mention.entity] += mention.span.begin < kOpeningBytes ? kLeadWeight : 1;
  for (const auto& [index, weight] : weights) {
    const Entity& entity = reading.entities[index];
    if (places ? entity.type != EntityType::kPlace : !can_take_part(entity)) continue;
    Named& named = names[key_of(entity)];
    named.type = entity.type;
    named.is_known = !entity.reference.empty();
    ++named.articles;
    named.weight += weight;
    named.forms[entity.name] += weight;
  }
}

using Words = std::vector<std::string>;

Words words_of(const std::string& name) {
  Words words;
  for (const Word& word : scan_words(name)) words.push_back(word.folded);
  return words;
}

bool is_within(const Words& part, const Words& whole) {
  return !part.empty() && !std::ranges::search(whole, part).empty();
}

bool is_end_of(const Words& part, const Words& whole) {
  return part.size() <= whole.size() &&
         std::ranges::equal(part, std::span(whole).last(part.size()));
}

// "Corvizier" after "Maëlle Corvizier", "Captain Maëlle Corvizier" after either. Of organisations
// only what ends alike is one: a parliament is not that of Europe.
bool is_same(EntityType type, const Words& a, const Words& b) {
  if (a.empty() || b.empty()) return a == b;
  if (type == EntityType::kPerson) return is_within(a, b) || is_within(b, a);
  return is_end_of(a, b) || is_end_of(b, a);
}

std::vector<const Named*> ranked(const AllNamed& names) {
  std::vector<const Named*> ranked;
  for (const auto& [key, named] : names) ranked.push_back(&named);
  std::ranges::stable_sort(ranked, [](const Named* a, const Named* b) {
    return a->articles != b->articles ? a->articles > b->articles : a->weight > b->weight;
  });
  return ranked;
}

// Most named first, each form once.
std::vector<std::string> top_places(const AllNamed& names) {
  std::vector<std::string> result;
  for (const Named* named : ranked(names)) {
    std::string form = named->commonest();
    if (result.size() < kMostPlaces && std::ranges::find(result, form) == result.end())
      result.push_back(std::move(form));
  }
  return result;
}

// Most named first, each person and organisation once, however much of the name
// is said.
std::vector<std::string> top_participants(const AllNamed& names) {
  struct Taken {
    EntityType type = EntityType::kOther;
    std::string form;
    Words words;
  };
  std::vector<Taken> taken;
  for (const Named* named : ranked(names)) {
    Taken next{.type = named->type, .form = named->commonest(), .words = {}};
    next.words = words_of(next.form);
    const auto same = std::ranges::find_if(taken, [&](const Taken& other) {
      return other.type == next.type && is_same(next.type, other.words, next.words);
    });
    if (same == taken.end()) {
      taken.push_back(std::move(next));
    } else if (same->words.size() == 1 && next.words.size() > 1) {
      *same = std::move(next);  // A single word gives way to the name in full.
    }
  }
  std::vector<std::string> result;
  for (Taken& each : taken) {
    if (result.size() < kMostParticipants && std::ranges::find(result, each.form) == result.end())
      result.push_back(std::move(each.form));
  }
  return result;
}

// Whether it is a person whom many of the articles name, or a part of the name.
bool is_name_of_person(const Named& place, const AllNamed& people) {
  const Words words = words_of(place.commonest());
  return std::ranges::any_of(people, [&](const auto& entry) {
    const Named& person = entry.second;
    if (person.type != EntityType::kPerson || 2 * person.articles < place.articles) return false;
    const Words name = words_of(person.commonest());
    return name.size() > 1 && (is_within(words, name) || is_within(name, words));
  });
}

// By folded name, how many articles have it.
std::map<std::string, std::uint32_t> counts_of(const AllNamed& names) {
  std::map<std::string, std::uint32_t> counts;
  for (const auto& [key, named] : names) counts[fold(named.commonest())] = named.articles;
  return counts;
}

// What some take for a place and some for a person or an organisation is what more take it for;
// both where as many do.
void part_names(AllNamed& places, AllNamed& people) {
  const auto as_people = counts_of(people);
  const auto as_places = counts_of(places);
  const auto count_in = [](const auto& counts, const auto& entry) {
    const auto found = counts.find(fold(entry.second.commonest()));
    return found == counts.end() ? 0 : found->second;
  };
  std::erase_if(places, [&](const auto& entry) {
    return count_in(as_people, entry) > entry.second.articles;
  });
  std::erase_if(people, [&](const auto& entry) {
    return count_in(as_places, entry) > entry.second.articles;
  });
}

}  // namespace

EventNames name_event(std::span<const Document* const> documents) {
  AllNamed places;
  AllNamed people;
  for (const Document* document : documents) {
    add(places, *document, true);
    add(people, *document, false);
  }
  if (documents.size() >= kSeveral) {
    for (AllNamed* names : {&places, &people})
      std::erase_if(*names, [](const auto& entry) { return entry.second.articles < 2; });
    std::erase_if(places, [&](const auto& entry) {
      return !entry.second.is_known && kShareOfUnknown * entry.second.articles < documents.size();
    });
  }
  part_names(places, people);
  std::erase_if(places, [&](const auto& entry) { return is_name_of_person(entry.second, people); });
  return {.places = top_places(places), .participants = top_participants(people)};
}

}  // namespace sourcier
