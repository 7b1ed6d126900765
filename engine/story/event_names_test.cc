// Who takes part in an event, and where it is.
#include "engine/story/event_names.h"

#include <gtest/gtest.h>

#include <vector>

namespace sourcier {
namespace {

struct Thing {
  EntityType type;
  const char* name;
  const char* reference;
};

Document naming(const std::vector<Thing>& things) {
  Document document;
  for (const Thing& thing : things) {
    Entity entity;
    entity.type = thing.type;
    entity.name = thing.name;
    entity.reference = thing.reference;
    document.reading.mentions.push_back(
        {.span = span_at(document.reading.mentions.size() * 10, 5),
         .type = thing.type,
         .entity = static_cast<EntityIndex>(document.reading.entities.size())});
    document.reading.entities.push_back(entity);
  }
  return document;
}

EventNames of(const std::vector<Document>& documents) {
  std::vector<const Document*> pointers;
  for (const Document& document : documents) pointers.push_back(&document);
  return name_event(pointers);
}

using Names = std::vector<std::string>;

const Thing kMayor{EntityType::kPerson, "Maëlle Corvizier", ""};
const Thing kTown{EntityType::kPlace, "Brannoc", ""};
const Thing kAgency{EntityType::kOrganisation, "Halyard", "agency:halyard"};
const Thing kOther{EntityType::kPlace, "Trez", ""};
const Thing kMisread{EntityType::kPlace, "Corvizier", ""};

TEST(NameEvent, AgenciesTakeNoPart) {
  const EventNames names = of({naming({kMayor, kTown, kAgency})});
  EXPECT_EQ(names.participants, Names{"Maëlle Corvizier"});
  EXPECT_EQ(names.places, Names{"Brannoc"});
}

TEST(NameEvent, APersonsNameIsNoPlace) {
  EXPECT_EQ(of({naming({kMayor, kTown, kMisread})}).places, Names{"Brannoc"});
  EXPECT_EQ(of({naming({kTown, kMisread})}).places, (Names{"Brannoc", "Corvizier"}));
}

TEST(NameEvent, WhoeverIsCalledByMoreOrLessOfANameTakesPartOnce) {
  const Thing family{EntityType::kPerson, "Corvizier", ""};
  const Thing office{EntityType::kPerson, "Capitaine Maëlle Corvizier", ""};
  const Thing sister{EntityType::kPerson, "Yuna Corvizier", ""};
  const Thing company{EntityType::kOrganisation, "Corvizier", ""};
  const Document both = naming({family, kMayor});
  EXPECT_EQ(of({both, both, naming({family, office})}).participants, Names{"Maëlle Corvizier"});
  EXPECT_EQ(of({naming({kMayor, sister, company})}).participants,
            (Names{"Corvizier", "Maëlle Corvizier", "Yuna Corvizier"}));
}

TEST(NameEvent, APlaceOrAParticipantIsWhatMoreArticlesTakeItFor) {
  const Thing team{EntityType::kOrganisation, "Trez", ""};
  EXPECT_EQ(of({naming({team}), naming({team}), naming({kOther})}).places, Names{});
  EXPECT_EQ(of({naming({team}), naming({kOther}), naming({kOther})}).participants, Names{});
  EXPECT_EQ(of({naming({team}), naming({kOther})}).places, Names{"Trez"});
}

TEST(NameEvent, APlaceThatNobodyKnowsMustBeNamedByMany) {
  const Thing known{EntityType::kPlace, "Lannost", "place:1"};
  std::vector<Document> documents(12, naming({kTown}));
  for (int i = 0; i < 2; ++i) documents[i] = naming({kTown, known, kOther});
  EXPECT_EQ(of(documents).places, (Names{"Brannoc", "Lannost"}));
  documents[2] = naming({kTown, kOther});
  EXPECT_EQ(of(documents).places, (Names{"Brannoc", "Trez", "Lannost"}));
}

TEST(NameEvent, OfSeveralArticlesOneAloneIsNotEnough) {
  const Document both = naming({kMayor, kTown});
  EXPECT_EQ(of({both, both, naming({kTown, kOther})}).places, (Names{"Brannoc", "Trez"}));
  EXPECT_EQ(of({both, both, both, naming({kTown, kOther})}).places, Names{"Brannoc"});
}

}  // namespace
}  // namespace sourcier
