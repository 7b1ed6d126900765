#include "engine/story/actors.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "engine/story/words.h"

namespace sourcier {
namespace {

// One person alone acts in all events of a story about them, and tells none apart.
constexpr std::size_t kFewestActors = 2;
// Words that two names must share, where both have as many: a family name alone may be another's.
constexpr std::size_t kSharedWords = 2;

using Name = std::vector<std::uint16_t>;

// The key that tells a person by sound: "person:ivan petrov", "family:petrov".
std::string_view sounds_in_keys(const Entity& entity) {
  for (const std::string_view prefix : {"person:", "family:"}) {
    for (const std::string_view key : entity.keys)
      if (key.starts_with(prefix)) return key.substr(prefix.size());
  }
  return entity.name;
}

std::vector<Name> names_in(const std::vector<std::uint16_t>& actors) {
  std::vector<Name> names(1);
  for (const std::uint16_t word : actors) {
    if (word == 0) {
      names.emplace_back();
    } else {
      names.back().push_back(word);
    }
  }
  names.pop_back();
  return names;
}

bool is_same_name(const Name& a, const Name& b) {
  std::size_t shared = 0;
  for (const std::uint16_t word : a)
    if (std::ranges::find(b, word) != b.end()) ++shared;
  return shared >= std::min({kSharedWords, a.size(), b.size()});
}

}  // namespace

std::vector<std::uint16_t> actors_of(const Reading& reading, std::uint32_t lead_end) {
  std::vector<std::uint16_t> actors;
  std::set<EntityIndex> seen;
  for (const Mention& mention : reading.mentions) {
    if (mention.span.begin >= lead_end || mention.entity >= reading.entities.size()) continue;
    const Entity& entity = reading.entities[mention.entity];
    if (entity.type != EntityType::kPerson || !seen.insert(mention.entity).second) continue;
    Name name;
    for (const Word& word : scan_words(sounds_in_keys(entity)))
      name.push_back(static_cast<std::uint16_t>(word_hash(word.folded) | 1U));
    if (name.empty() || actors.size() + name.size() + 1 > kMostActorWords) continue;
    actors.insert(actors.end(), name.begin(), name.end());
    actors.push_back(0);
  }
  return actors;
}

ActorMatch match_actors(const Print& a, const Print& b) {
  const std::vector<Name> of_a = names_in(a.actors);
  const std::vector<Name> of_b = names_in(b.actors);
  if (of_a.size() < kFewestActors || of_b.size() < kFewestActors) return ActorMatch::kUnknown;
  const auto& fewer = of_a.size() <= of_b.size() ? of_a : of_b;
  const auto& more = of_a.size() <= of_b.size() ? of_b : of_a;
  const auto shared = std::ranges::count_if(fewer, [&](const Name& name) {
    return std::ranges::any_of(more, [&](const Name& other) { return is_same_name(name, other); });
  });
  if (shared == 0) return ActorMatch::kNone;
  return static_cast<std::size_t>(shared) == fewer.size() ? ActorMatch::kSame : ActorMatch::kSome;
}

}  // namespace sourcier
