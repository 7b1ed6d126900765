#include "engine/api/event_people.h"

#include <gtest/gtest.h>

namespace sourcier {
namespace {

TracedEntity entity(std::string id, EntityType type, std::string name,
                    std::vector<std::string> aliases, std::vector<std::string> articles,
                    std::vector<std::string> made_of = {}) {
  return {std::move(id),     type, std::move(name), {}, std::move(aliases), std::move(articles),
          std::move(made_of)};
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

// One event of the articles a1, a2, a3.
struct Row {
  const char* what;
  std::vector<TracedEntity> entities;
  std::vector<std::string> participants;
  const char* named;
};

constexpr EntityType kPerson = EntityType::kPerson;

const Row kRows[] = {
    {"made one",
     {entity("e1", kPerson, "Ana Roy", {"A. Roi"}, {"a1", "a2"}, {"e1", "e2"})},
     {"A. Roi", "Bo Li", "Ana Roy"},
     "Ana Roy, Bo Li"},
    {"as it is named elsewhere",
     {entity("e1", kPerson, "Ana Roy", {"A. Roi"}, {"a7"}, {"e1", "e2"})},
     {"A. Roi"},
     "A. Roi"},
    {"another has the name itself",
     {entity("e1", kPerson, "Ana Roy", {"Roy"}, {"a1"}, {"e1", "e2"}),
      entity("e3", kPerson, "Roy", {}, {"a1"})},
     {"Roy"},
     "Roy"},
    {"a place of that name",
     {entity("e1", EntityType::kPlace, "Port Roy", {"Roy"}, {"a1"}, {"e1", "e2"})},
     {"Roy"},
     "Roy"},
    {"parted in one article",
     {entity("e1", kPerson, "Kim", {}, {"a2", "a3"}),
      entity("s1", kPerson, "Mr Kim", {"Kim"}, {"a1"})},
     {"Kim", "Bo Li"},
     "Kim, Mr Kim, Bo Li"},
    {"parted in all", {entity("s1", kPerson, "Mr Kim", {"Kim"}, {"a1", "a3"})}, {"Kim"}, "Mr Kim"},
};

TEST(EventPeople, AreCalledWhatCorrectionsCallThem) {
  const MergedEntities merges({{"e1", "Ana Roy", {"e1", "e2"}, {}}});
  const EntityCorrections corrections{{{"s1", "Mr Kim", {{"a1", "Kim"}}}}, &merges};
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.what);
    Dossier dossier;
    dossier.entities = row.entities;
    Event event;
    event.articles = {"a1", "a2", "a3"};
    event.participants = row.participants;
    name_people_of_events(dossier, corrections, std::span(&event, 1));
    EXPECT_EQ(joined(event.participants), row.named);
  }
}

TEST(EventPeople, PlacesFollowToo) {
  const MergedEntities merges({{"e1", "Kyiv", {"e1", "e2"}, {}}});
  Dossier dossier;
  dossier.entities = {entity("e1", EntityType::kPlace, "Kyiv", {"Kiev"}, {"a1"}, {"e1", "e2"})};
  Event event;
  event.articles = {"a1"};
  event.places = {"Kiev", "Lviv", "Kyiv"};
  name_people_of_events(dossier, {{}, &merges}, std::span(&event, 1));
  EXPECT_EQ(joined(event.places), "Kyiv, Lviv");
}

TEST(EventPeople, StayWithoutCorrections) {
  Dossier dossier;
  dossier.entities = {entity("e1", kPerson, "Ana Roy", {"A. Roi"}, {"a1"}, {"e1", "e2"})};
  Event event;
  event.articles = {"a1"};
  event.participants = {"A. Roi"};
  name_people_of_events(dossier, {}, std::span(&event, 1));
  EXPECT_EQ(joined(event.participants), "A. Roi");
}

}  // namespace
}  // namespace sourcier
