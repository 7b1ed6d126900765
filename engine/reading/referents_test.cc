// Whom a pronoun, an office or a description means, text by text.
#include <gtest/gtest.h>

#include <string>

#include "engine/reading/read_text.h"

namespace sourcier {
namespace {

struct Case {
  const char* language;
  const char* text;
  const char* wanted;  // The source of the last attribution; "" where it has none.
};

std::string last_source(const Case& c) {
  const Reading reading = read_text(c.language, c.text);
  if (reading.attributions.empty()) return "";
  const std::vector<Hop>& chain = reading.attributions.back().chain;
  return chain.empty() ? "" : chain.back().name;
}

constexpr Case kPronouns[] = {
    {"fr", "La mère du petit Mohamed a été entendue. Elle a ajouté que l'enfant était malade.",
     "mère du petit Mohamed"},
    {"fr", "La sœur de Jacques Martin a été entendue. Elle a ajouté que le pont était fermé.",
     "sœur de Jacques Martin"},
    {"fr", "Un pompier a été blessé. « Le toit s'est effondré », raconte-t-il.", "pompier"},
    {"fr", "Quant aux faits de fraude, la suspecte se défend. Elle affirme avoir tout payé.",
     "suspecte"},
    {"fr", "Les deux hommes ont été arrêtés. Ils affirment avoir agi seuls.", "deux hommes"},
    {"fr", "Le ministre a reçu la présidente de la région. Elle a indiqué que le pont rouvrirait.",
     "présidente de la région"},
    {"en", "A firefighter was hurt. \"The roof came down,\" he said.", "firefighter"},
    {"en", "The minister met the governor. She said the budget was spent.", "minister"},
    {"en", "The article mentions a man who runs the site. He said the crab was driftwood.", "man"},
};

constexpr Case kOffices[] = {
    {"fr", "Selon Karine Bardel, le maire mentirait. « On verra », a déclaré le procureur.",
     "procureur"},
    {"fr", "Le président Émile Bardel est à Lyon. Le chef de l'État a affirmé que tout irait bien.",
     "Émile Bardel"},
    {"fr", "Paul Bardel, président du club, est venu. Le chef de l'État a dit que tout irait bien.",
     "chef de l'État"},
    {"fr",
     "L'avocat de la famille, Me Paul Bardel, a fait appel. « C'est injuste », dit le pénaliste.",
     "Paul Bardel"},
    {"fr",
     "Le chanteur Émile Bardel annule tout. L'artiste de 38 ans a dit que sa santé faiblissait.",
     "Émile Bardel"},
    {"fr", "Le groupe chimique assure que le site rouvrira.", "groupe chimique"},
    {"en", "Mary Smith, average age 62, took part. The researchers found that eggs were harmless.",
     "researchers"},
    {"en", "The family's lawyer, Paul Harvey, has appealed. \"It is unjust,\" the barrister said.",
     "Paul Harvey"},
    {"en", "Premier Paul Harvey met the press. The president said the euro would come.",
     "president"},
    {"en", "Mary Smith spoke outside. \"We will never forget,\" the mother of three said.",
     "Mary Smith"},
};

constexpr Case kBodies[] = {
    {"fr", "Le syndicat a publié un communiqué. Il affirme que le port est dangereux.", "syndicat"},
    {"fr", "L'entreprise emploie 300 salariés. Elle a annoncé que le port fermerait.",
     "entreprise"},
    {"fr", "La CGT a manifesté mardi. Elle a annoncé que le port fermerait.", "CGT"},
    {"fr", "Les dockers ont manifesté mardi. « Nous ne céderons pas », ont-ils prévenu.",
     "dockers"},
    {"fr", "Les pompiers ont quitté le port. Ils ont indiqué que le feu était éteint.", "pompiers"},
    {"en", "The company employs 300 people. It said the port would close.", "company"},
    {"en", "The CGT marched on Tuesday. It said the port would close.", "CGT"},
    // Not where the sentence is about a person as well, or the gender is another's.
    {"fr", "Paul Martin a parlé. La CGT a reçu Paul Martin. Il a annoncé que le port fermerait.",
     "Paul Martin"},
    {"fr", "Paul Martin a dit oui. La CGT a manifesté. Il a annoncé que le port fermerait.",
     "Paul Martin"},
};

constexpr Case kLatters[] = {
    {"fr", "La ministre Anne Holm a vu Lucie Tarbel. Celle-ci a répondu que le port fermerait.",
     "Lucie Tarbel"},
    {"fr", "La ministre Anne Holm a vu Lucie Tarbel. Cette dernière a répondu que tout va bien.",
     "Lucie Tarbel"},
    {"fr", "Le maire Paul Renaud a reçu Jean Morel. Ce dernier a promis que le port rouvrirait.",
     "Jean Morel"},
    {"en", "Anne Holm met Paul Renner. According to him, the port will close.", "Paul Renner"},
    {"en", "Anne Holm met Paul Renner. According to her, the port will close.", "Anne Holm"},
    {"en", "Paul Renner met Anne Holm. According to her, the port will close.", "Anne Holm"},
};

constexpr Case kCounted[] = {
    {"fr", "L'un d'eux a affirmé que la porte était fermée.", "un d'eux"},
    {"fr", "Plusieurs affirment avoir été menacés.", "Plusieurs"},
    {"en", "One of them said the door was shut.", "One of them"},
    {"en", "Two of the four said they were tired.", "Two of the four"},
    {"en", "One in three said they were tired.", "One in three"},
    {"en", "Another said the door was shut.", "Another"},
    {"en", "No one likes getting bills.", ""},
};

constexpr Case kDocuments[] = {
    {"fr", "Le pont était fermé, selon la version de l'avocat.", "avocat"},
    {"fr", "Le pont était fermé, selon la version des faits connue alors.",
     "version des faits connue"},
};

TEST(Referents, Pronouns) {
  for (const Case& c : kPronouns) EXPECT_EQ(last_source(c), c.wanted) << c.text;
}

TEST(Referents, Offices) {
  for (const Case& c : kOffices) EXPECT_EQ(last_source(c), c.wanted) << c.text;
}

TEST(Referents, BodiesThatOpenedTheLastSentence) {
  for (const Case& c : kBodies) EXPECT_EQ(last_source(c), c.wanted) << c.text;
}

TEST(Referents, TheLatter) {
  for (const Case& c : kLatters) EXPECT_EQ(last_source(c), c.wanted) << c.text;
}

TEST(Referents, WhoIsCounted) {
  for (const Case& c : kCounted) EXPECT_EQ(last_source(c), c.wanted) << c.text;
}

TEST(Referents, WhoseDocument) {
  for (const Case& c : kDocuments) EXPECT_EQ(last_source(c), c.wanted) << c.text;
}

}  // namespace
}  // namespace sourcier
