#include "engine/article/names.h"

#include <gtest/gtest.h>

#include "engine/article/rules.h"

namespace sourcier {
namespace {

const ExtractionRules::Data& rules() {
  static const ExtractionRules loaded(*Pack::open(SOURCIER_PACK));
  return loaded.data();
}

struct BylineCase {
  const char* name;
  const char* line;
  std::vector<std::string> authors;
};

const BylineCase kBylines[] = {
    {"French", "Par Solène Guivarch", {"Solène Guivarch"}},
    {"two", "Par Ana Ruiz et Léo Blin", {"Ana Ruiz", "Léo Blin"}},
    {"an article in the name",
     "Par Ana Le Goff et Marine Le Pen",
     {"Ana Le Goff", "Marine Le Pen"}},
    {"an article behind the name", "Par Ana Ruiz Le 4 mars 2031", {"Ana Ruiz"}},
    {"a weekday behind the name", "Par Ana Ruiz Le Lundi 4 mars", {"Ana Ruiz"}},
    {"a place behind the name", "Par Ana Ruiz, à Vaucelin", {"Ana Ruiz"}},
    {"with a date", "Par Léo Blin, publié le 4 mars 2031", {"Léo Blin"}},
    {"English with a role", "By Sam Hill, Staff Writer", {"Sam Hill"}},
    {"an agency", "Par AFP", {}},
    {"the newsroom", "Par la rédaction", {}},
    {"a name of a site", "by Nouvelles", {}},
    {"a sentence", "Par ailleurs, le ministre a quitté la salle.", {}},
    {"no byline", "Le port ferme", {}},
};

TEST(AuthorsInByline, Cases) {
  for (const BylineCase& c : kBylines) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(read_byline(c.line, rules()).authors, c.authors);
  }
}

struct CreditCase {
  const char* name;
  const char* line;
  bool in_figure;
  std::vector<std::string> names;
  CreditOf of;
};

const CreditCase kCredits[] = {
    {"tag", "(AFP)", false, {"AFP"}, CreditOf::kText},
    {"with an agency", "avec AFP", false, {"AFP"}, CreditOf::kText},
    {"outlet with agencies",
     "Le Fanal avec AFP et Reuters",
     false,
     {"AFP", "Reuters"},
     CreditOf::kText},
    {"sources", "Sources additionnelles • AP", false, {"AP"}, CreditOf::kText},
    {"contributed", "Reuters contributed to this report.", false, {"Reuters"}, CreditOf::kText},
    {"unknown agency",
     "La rédaction, avec Agence Cadran",
     false,
     {"Agence Cadran"},
     CreditOf::kText},
    {"photo", "Photo : Ana Ruiz/AFP", false, {"Ana Ruiz", "AFP"}, CreditOf::kPhoto},
    {"rights", "Tous droits réservés Ana Ruiz/AP", false, {"Ana Ruiz", "AP"}, CreditOf::kPhoto},
    {"credit", "Crédit photo : La Digue", false, {"La Digue"}, CreditOf::kPhoto},
    {"slash at a picture", "Ana Ruiz/Halyard", true, {"Ana Ruiz", "Halyard"}, CreditOf::kPhoto},
    {"licence",
     "Ville.example, CC BY 4.0, via Wikimedia Commons",
     false,
     {"Ville.example", "CC BY 4.0", "Wikimedia Commons"},
     CreditOf::kPhoto},
    {"prose", "Avec elle, trois dockers ont quitté le quai.", false, {}, CreditOf::kText},
    {"photo in prose", "Photo prise lundi au port de Vaucelin", false, {}, CreditOf::kPhoto},
};

TEST(CreditsInLine, Cases) {
  for (const CreditCase& c : kCredits) {
    SCOPED_TRACE(c.name);
    std::vector<std::string> names;
    for (const Credit& credit : credits_in_line(c.line, c.in_figure, rules())) {
      names.push_back(credit.name);
      EXPECT_EQ(credit.of, c.of);
    }
    EXPECT_EQ(names, c.names);
  }
}

struct CaptionCase {
  const char* name;
  const char* caption;
  const char* prose;
  std::vector<std::string> names;
};

const CaptionCase kCaptions[] = {
    {"slash", "Deux grues à l'arrêt. Ana Ruiz/AP", "Deux grues à l'arrêt.", {"Ana Ruiz", "AP"}},
    {"phrase", "Deux grues à l'arrêt. Photo : Ana Ruiz", "Deux grues à l'arrêt.", {"Ana Ruiz"}},
    {"capitals", "The gates on Monday. HALYARD", "The gates on Monday.", {"HALYARD"}},
    {"copyright", "The gates on Monday © Ana Ruiz", "The gates on Monday", {"Ana Ruiz"}},
    {"a dash", "The gates on Monday. – Ana Ruiz", "The gates on Monday.", {"Ana Ruiz"}},
    {"no gap",
     "The gates on Monday.Ana Ruiz/Halyard",
     "The gates on Monday.",
     {"Ana Ruiz", "Halyard"}},
    {"an agency's photo",
     "The gates on Monday. AP Photo/Ana Ruiz",
     "The gates on Monday.",
     {"AP", "Ana Ruiz"}},
    {"by leave", "The gates on Monday. Courtesy of Ana Ruiz", "The gates on Monday.", {"Ana Ruiz"}},
    {"a dash in prose", "The gates. – Nobody knew why.", "The gates. – Nobody knew why.", {}},
    {"only prose", "Deux grues à l'arrêt, lundi.", "Deux grues à l'arrêt, lundi.", {}},
    {"only a credit", "Photo : Ana Ruiz", "", {"Ana Ruiz"}},
};

TEST(PartCaption, Cases) {
  for (const CaptionCase& c : kCaptions) {
    SCOPED_TRACE(c.name);
    const CaptionParts parts = part_caption(c.caption, rules());
    EXPECT_EQ(std::string_view(c.caption).substr(0, parts.prose), c.prose);
    std::vector<std::string> names;
    for (const Credit& credit : parts.credits) names.push_back(credit.name);
    EXPECT_EQ(names, c.names);
  }
}

TEST(DatelineAgency, Cases) {
  EXPECT_EQ(dateline_agency("PARIS (AFP) — Le port ferme.", rules()), "AFP");
  EXPECT_EQ(dateline_agency("LONDON, March 4 (Reuters) - The port", rules()), "Reuters");
  EXPECT_EQ(dateline_agency("Le port ferme lundi. (AFP)", rules()), "AFP");
  EXPECT_EQ(dateline_agency("Le syndicat (SDO) réclame", rules()), "");
  EXPECT_EQ(dateline_agency("", rules()), "");
}

}  // namespace
}  // namespace sourcier
