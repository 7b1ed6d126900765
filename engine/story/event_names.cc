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
// From so many articles on, one alone is not enough for a name.
constexpr std::size_t kSeveral = 4;

constexpr std::string_view kAgency = "agency:";

struct Named {
  EntityType type = EntityType::kOther;
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
    ++named.articles;
    named.weight += weight;
    named.forms[entity.name] += weight;
  }
}

// Most named first, each form once.
std::vector<std::string> top(const AllNamed& names, std::size_t most) {
  std::vector<const Named*> ranked;
  for (const auto& [key, named] : names) ranked.push_back(&named);
  std::ranges::stable_sort(ranked, [](const Named* a, const Named* b) {
    return a->articles != b->articles ? a->articles > b->articles : a->weight > b->weight;
  });
  std::vector<std::string> result;
  for (const Named* named : ranked) {
    std::string form = named->commonest();
    if (result.size() < most && std::ranges::find(result, form) == result.end())
      result.push_back(std::move(form));
  }
  return result;
}

// Whether it is how a person is called whom many of the articles name.
bool is_family_name(const Named& place, const AllNamed& people) {
  const std::string form = fold(place.commonest());
  return std::ranges::any_of(people, [&](const auto& entry) {
    const Named& person = entry.second;
    if (person.type != EntityType::kPerson || 2 * person.articles < place.articles) return false;
    const std::string name = person.commonest();
    const auto words = scan_words(name);
    return words.size() > 1 && words.back().folded == form;
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
  }
  std::erase_if(places, [&](const auto& entry) { return is_family_name(entry.second, people); });
  return {.places = top(places, kMostPlaces), .participants = top(people, kMostParticipants)};
}

}  // namespace sourcier
