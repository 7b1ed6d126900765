#include "engine/story/actors.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

Print acting(const std::vector<std::string>& keys) {
  Reading reading;
  for (const std::string& key : keys) {
    const auto index = static_cast<EntityIndex>(reading.entities.size());
    Entity entity;
    entity.type = EntityType::kPerson;
    entity.keys = {key};
    reading.entities.push_back(entity);
    reading.mentions.push_back({.span = {index, index + 1}, .type = entity.type, .entity = index});
  }
  Print print;
  print.actors = actors_of(reading, 100);
  return print;
}

struct Case {
  const char* name;
  std::vector<std::string> first;
  std::vector<std::string> second;
  ActorMatch match;
};

const Case kCases[] = {
    {"nobody", {}, {}, ActorMatch::kUnknown},
    {"one person tells nothing", {"person:ana ruiz"}, {"person:bo lind"}, ActorMatch::kUnknown},
    {"the same two",
     {"person:ana ruiz", "person:bo lind"},
     {"person:bo lind", "person:ana ruiz"},
     ActorMatch::kSame},
    {"a family name alone",
     {"family:ruiz", "person:bo lind"},
     {"person:bo lind", "person:ana ruiz"},
     ActorMatch::kSame},
    {"one of two",
     {"person:ana ruiz", "person:bo lind"},
     {"person:bo lind", "person:carl moe"},
     ActorMatch::kSome},
    {"namesakes",
     {"person:ana ruiz", "person:bo lind"},
     {"person:eva ruiz", "person:carl moe"},
     ActorMatch::kNone},
};

TEST(MatchActors, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(match_actors(acting(c.first), acting(c.second)), c.match);
  }
}

}  // namespace
}  // namespace sourcier
