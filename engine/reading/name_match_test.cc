#include "engine/reading/name_match.h"

#include <gtest/gtest.h>

#include "engine/reading/spelling.h"

namespace sourcier {
namespace {

const Language& english() {
  static const Languages all(*Pack::open(SOURCIER_PACK));
  return all.of("en");
}

constexpr EntityType kPerson = EntityType::kPerson;
constexpr EntityType kFirm = EntityType::kOrganisation;
constexpr EntityType kPlace = EntityType::kPlace;

struct MatchCase {
  const char* why;
  EntityType type;
  const char* a;
  const char* b;
  bool is_same;
};

const MatchCase kMatchCases[] = {
    {"accents", kPerson, "Éloïse Tarvél", "Eloise Tarvel", true},
    {"order with a comma", kPerson, "Tarvel, Anna", "Anna Tarvel", true},
    {"a title", kPerson, "Dr. Anna Tarvel", "Anna Tarvel", true},
    {"an initial", kPerson, "A. Tarvel", "Anna Tarvel", true},
    {"another initial", kPerson, "B. Tarvel", "Anna Tarvel", false},
    {"a middle name dropped", kPerson, "Anna Maria Tarvel", "Anna Tarvel", true},
    {"two given names are two people", kPerson, "Anna Tarvel", "Martine Tarvel", false},
    {"two family names", kPerson, "Anna Tarvel", "Anna Brunel", false},
    {"one word says too little", kPerson, "Tarvel", "Anna Tarvel", false},
    {"romanisation", kPerson, "Tchoubine Oleg", "Oleg Chubin", true},
    {"another script", kPerson, "Олег Тарвель", "Oleg Tarvel", true},
    {"words joined", kPerson, "Annatarvel", "Anna Tarvel", true},
    {"a slip", kPerson, "Anna Tarvle", "Anna Tarvel", true},
    {"one legal form in two spellings", kFirm, "Zorbel Limited Liability Company", "Zorbel LLC",
     true},
    {"two legal forms", kFirm, "Zorbel AG", "Zorbel GmbH", false},
    {"a legal form left out", kFirm, "Zorbel", "Zorbel S.A.", true},
    {"that it is a company says little", kFirm, "Zorbel Corp.", "Zorbel Corporation", true},
    {"an acronym", kFirm, "ZAQ", "Zorbel Armeva Quorum", true},
    {"not its acronym", kFirm, "ZAB", "Zorbel Armeva Quorum", false},
    {"and", kFirm, "Zorbel & Armeva", "Zorbel and Armeva", true},
    {"another number", kFirm, "Zorbel Trust 2006", "Zorbel Trust 2007", false},
    {"another word", kFirm, "Zorbel Systems", "Zorbel Bank", false},
    {"nothing but marks", kFirm, "...", "!!!", false},
    {"spellings of a place", kPlace, "Qarvel", "Karvel", true},
};

TEST(IsSameName, Cases) {
  for (const MatchCase& c : kMatchCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(is_same_name(c.a, c.b, c.type, english()), c.is_same);
    EXPECT_EQ(is_same_name(c.b, c.a, c.type, english()), c.is_same);
  }
}

TEST(Spelling, LongAndBrokenNamesEnd) {
  const std::string junk(100'000, 'x');
  EXPECT_TRUE(is_same_name(junk, junk, kPerson, english()));
  std::string words;
  for (int i = 0; i < 5'000; ++i) words += "a" + std::to_string(i) + " ";
  EXPECT_TRUE(is_same_name(words, words, kFirm, english()));
  EXPECT_FALSE(is_same_name("\xFF\xC3", "Anna Tarvel", kPerson, english()));
  EXPECT_FALSE(is_same_name("", "", kPerson, english()));
}

TEST(Spelling, DistanceIsThatOfWhatIsConfused) {
  EXPECT_EQ(spelling_distance("tarvel", "tarvel"), 0);
  EXPECT_LT(spelling_distance("tarvel", "tarwel"), spelling_distance("tarvel", "tarxel"));
  EXPECT_EQ(spelling_distance("tarvel", "travel"), 10);
  EXPECT_EQ(spelling_distance("", "abc"), spelling_distance("abc", ""));
  EXPECT_EQ(latin_letters("O.A.O. “Zorbel” & Cie."), "oao zorbel and cie");
}

}  // namespace
}  // namespace sourcier
