#include "engine/store/facets.h"

#include <algorithm>

#include "engine/base/date.h"

namespace sourcier {

std::vector<std::string> people_in(const Document& document) {
  std::vector<std::string> people;
  for (const Entity& entity : document.reading.entities) {
    if (entity.type == EntityType::kPerson && people.size() < kMostPeople)
      people.push_back(entity.name);
  }
  std::ranges::sort(people);
  const auto repeated = std::ranges::unique(people);
  people.erase(repeated.begin(), repeated.end());
  return people;
}

std::int64_t day_key(std::string_view date) {
  const Date parsed = parse_date(date).value_or(Date{});
  return (static_cast<std::int64_t>(parsed.year) * 100 + parsed.month) * 100 + parsed.day;
}

std::string pack_labels(const std::vector<std::int64_t>& labels) {
  std::string packed;
  for (std::int64_t label : labels) {
    for (; label >= 0x80; label >>= 7) packed += static_cast<char>((label & 0x7F) | 0x80);
    packed += static_cast<char>(label);
  }
  return packed;
}

}  // namespace sourcier
