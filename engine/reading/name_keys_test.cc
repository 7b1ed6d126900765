#include "engine/reading/name_keys.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/reading/romanisation.h"

namespace sourcier {
namespace {

const Language& french() {
  static const Languages all(*Pack::open(SOURCIER_PACK));
  return all.of("fr");
}

Entity person(const std::string& name, const std::string& role, Gender gender) {
  Entity entity;
  entity.type = EntityType::kPerson;
  entity.name = name;
  const std::string sounds = sounds_of(name, french());
  entity.keys.push_back((sounds.find(' ') == std::string::npos ? "family:" : "person:") + sounds);
  if (!role.empty()) entity.keys.push_back("role:" + role);
  entity.gender = gender;
  return entity;
}

struct SoundCase {
  const char* first;
  const char* second;
};

// Spellings of one name under different systems of romanisation, invented and common ones.
const SoundCase kOneSound[] = {
    {"tchekovski", "chekovsky"},
    {"chouvalov", "shuvalov"},
    {"choubine", "shubin"},
    {"serguei", "sergei"},
    {"sergey", "sergei"},
    {"zelenski", "zelenskyy"},
    {"khrouchtchev", "khrushchev"},
    {"mikhail", "mihail"},
    {"alexei", "aleksey"},
    {"evgueni", "yevgeny"},
    {"choe", "chwe"},
    {"hui", "hee"},
    {"abou", "abu"},
    {"gorbatchev", "gorbachev"},
    {"lee", "yi"},
    {"baraei", "barai"},
    {"tsimanova", "timanova"},
    {"barkouskaya", "barkovskaia"},
};

TEST(SoundOf, OneSound) {
  for (const SoundCase& c : kOneSound) {
    SCOPED_TRACE(c.first);
    EXPECT_EQ(sound_of(c.first, french()), sound_of(c.second, french()));
  }
}

const SoundCase kOtherSound[] = {{"martin", "bertin"}, {"ivanov", "petrov"}, {"park", "bang"},
                                 {"jong", "il"},       {"un", "il"},         {"olga", "oleg"}};

// Particles do not count, be they written apart or not; a given name keeps what begins like one.
TEST(SoundsOf, GluedParticles) {
  EXPECT_EQ(sounds_of("Yasmina Ben Khelida", french()), sounds_of("Yasmina Benkhelida", french()));
  EXPECT_EQ(sounds_of("Jean Van Houdre", french()), sounds_of("Jean Vanhoudre", french()));
  EXPECT_NE(sounds_of("Benjamine Khelida", french()), sounds_of("Jamine Khelida", french()));
}

TEST(SoundOf, OtherSound) {
  for (const SoundCase& c : kOtherSound) {
    SCOPED_TRACE(c.first);
    EXPECT_FALSE(is_near_sound(sound_of(c.first, french()), sound_of(c.second, french())));
  }
}

struct PersonCase {
  const char* name;
  const char* first;
  const char* first_role;
  const char* second;
  const char* second_role;
  PersonMatch match;
  Gender first_gender = Gender::kUnknown;
  Gender second_gender = Gender::kUnknown;
};

constexpr PersonMatch kSame = PersonMatch::kSame;
constexpr PersonMatch kPossible = PersonMatch::kPossible;
constexpr PersonMatch kDifferent = PersonMatch::kDifferent;

const PersonCase kPersonCases[] = {
    {"accents", "Sergueï Tchékine", "", "Serguei Tchekine", "", kSame},
    {"romanisation", "Sergueï Choubine", "", "Sergei Shubin", "", kSame},
    {"hyphen", "Park Min-ho", "", "Park Min Ho", "", kSame},
    {"syllables written together", "Park Min-ho", "", "Park Minho", "", kSame},
    {"order of names", "Orbelin Zsolt", "", "Zsolt Orbelin", "", kSame},
    {"initial", "V. Choubine", "", "Vladimir Shubin", "", kSame},
    {"middle initial", "Robert A. Tarvel", "", "Robert Tarvel", "", kSame},
    {"particle", "Dominique de Tarvel", "", "Dominique Tarvel", "", kSame},
    {"one vowel of a long name", "Volodymyr Zarenko", "", "Volodimir Zarenko", "", kSame},
    {"office and near sound", "Pae Son Hui", "minister-foreign:KP", "Pae Song-hee",
     "minister-foreign:KP", kSame},
    {"office and family name", "Shubin", "president:RU", "Oleg Choubine", "president:RU", kSame},
    {"family name alone", "Shubin", "", "Oleg Choubine", "", kPossible},
    {"near sound without office", "Pae Son Hui", "", "Pae Song-hee", "", kDifferent},
    {"office and near sound, other family", "Pae Son Hui", "minister-foreign:KP", "Ro Son Hui",
     "minister-foreign:KP", kDifferent},
    {"successor in office", "Oleg Choubine", "president:RU", "Igor Vatine", "president:RU",
     kDifferent},
    {"father and son", "Park Dae-jung", "leader:KP", "Park Min-ho", "leader:KP", kDifferent},
    {"brothers", "Paul Tarvel", "", "Jean Tarvel", "", kDifferent},
    {"brother and sister", "Paul Tarvel", "", "Paule Tarvel", "", kDifferent, Gender::kMasculine,
     Gender::kFeminine},
    {"other initial", "V. Choubine", "", "Oleg Shubin", "", kDifferent},
    {"same given name", "Oleg Vatine", "", "Oleg Brunel", "", kDifferent},
    {"second given name alone", "Jean Claude Tarvel", "", "Claude Tarvel", "", kPossible},
    {"second given name and office", "Jean Claude Tarvel", "president:RU", "Claude Tarvel",
     "president:RU", kSame},
    {"title opposes", "Tarvel", "", "Anne Tarvel", "", kDifferent, Gender::kMasculine,
     Gender::kFeminine},
    {"other family name", "Vatine", "", "Oleg Choubine", "", kDifferent},
};

TEST(MatchPersons, Cases) {
  for (const PersonCase& c : kPersonCases) {
    SCOPED_TRACE(c.name);
    const Entity first = person(c.first, c.first_role, c.first_gender);
    const Entity second = person(c.second, c.second_role, c.second_gender);
    EXPECT_EQ(match_persons(first, second), c.match);
    EXPECT_EQ(match_persons(second, first), c.match);
    EXPECT_EQ(same_person(first, second), c.match == kSame);
  }
}

// Everyone of the table against everyone: who may be the same is found.
TEST(MeetingKeys, WhoeverMayBeTheSameHasOneInCommon) {
  std::vector<Entity> persons;
  for (const PersonCase& c : kPersonCases) {
    persons.push_back(person(c.first, c.first_role, c.first_gender));
    persons.push_back(person(c.second, c.second_role, c.second_gender));
  }
  std::size_t strangers = 0;
  for (const Entity& a : persons) {
    const std::vector<std::string> keys = meeting_keys(a);
    for (const Entity& b : persons) {
      const std::vector<std::string> others = meeting_keys(b);
      const bool meet = std::ranges::find_first_of(keys, others) != keys.end();
      if (meet) continue;
      EXPECT_EQ(match_persons(a, b), kDifferent) << a.name << " and " << b.name;
      ++strangers;
    }
  }
  EXPECT_GT(strangers, 0U);
}

}  // namespace
}  // namespace sourcier
