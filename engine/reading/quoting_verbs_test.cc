// Verbs that quote by where they stand, and quoted words that begin with their verb.
#include <gtest/gtest.h>

#include <string>

#include "engine/reading/read_text.h"

namespace sourcier {
namespace {

struct Case {
  const char* language;
  const char* text;
  const char* speaker;  // Of the one quotation; nullptr where nobody says it.
};

constexpr Case kCases[] = {
    // A verb that no table has.
    {"fr", "« C'est une honte », s'égosille un élu.", "élu"},
    {"fr", "« C'est une honte », développe le chercheur.", "chercheur"},
    {"fr", "« C'est une honte », s'amuse Paul Durand.", "Paul Durand"},
    {"fr", "Paul Durand est venu. « C'est une honte », a-t-il pesté.", "Paul Durand"},
    {"fr", "L'association rassure : « Les enfants vont bien. »", "association"},
    {"en", "\"It is a disgrace,\" trilled Paul Smith.", "Paul Smith"},
    {"en", "\"It is a disgrace,\" the union boss bellowed on Monday.", "union boss"},
    // And one that tells of something else.
    {"fr", "Le fichier policier « Edvige », provoque un tollé.", nullptr},
    {"fr", "La règle tombe : « On ne fume pas. »", nullptr},
    {"en", "\"Never again,\" the mayor left the room.", nullptr},
    // Behind a colon, with a verb of any kind or none.
    {"fr", "La maire : « Il faut un nouveau port. »", "maire"},
    {"fr", "Anne Dell (maire de Brest) : « Il faut un nouveau port. »", "Anne Dell"},
    {"fr", "La maire est formelle : « Il faut un nouveau port. »", "maire"},
    {"fr", "La maire hausse les épaules : « Il faut un nouveau port. »", "maire"},
    {"fr", "La maire l'a dit : « Il faut un nouveau port. »", "maire"},
    {"fr", "Comme ses voisins, la maire a du mal à y croire : « Il faut un port. »", "maire"},
    {"fr", "Même son de cloche chez Paul Durand : « Il faut un nouveau port. »", "Paul Durand"},
    {"fr", "Un tract prend la défense de Paul Durand : « Il faut un port. »", nullptr},
    {"fr", "La réponse de la maire est claire : « Il faut un nouveau port. »", nullptr},
    {"en", "Anne Mercer, mayor of Leeds: \"The port will close.\"", "Anne Mercer"},
    {"en", "The mayor was blunt: \"The port will close in May.\"", "mayor"},
    {"fr", "« Il faut un nouveau port », dixit la maire.", "maire"},
    {"fr", "La maire juge le port « moribond ».", "maire"},
    // The verb inside the marks.
    {"fr", "Le Quai d'Orsay « condamne avec la plus grande fermeté » ces frappes.", "Quai d'Orsay"},
    {"fr", "La CGT « dénonce une casse sociale » et appelle à la grève.", "CGT"},
    {"en", "The ministry \"strongly condemns this attack\".", "ministry"},
    {"en", "The car \"holds the road very well\".", nullptr},
};

TEST(QuotingVerbs, WhoSpeaks) {
  for (const Case& c : kCases) {
    const Reading reading = read_text(c.language, c.text);
    if (c.speaker == nullptr) {
      EXPECT_TRUE(reading.quotations.empty()) << c.text;
      continue;
    }
    ASSERT_EQ(reading.quotations.size(), 1U) << c.text;
    ASSERT_TRUE(reading.quotations[0].speaker) << c.text;
    EXPECT_EQ(reading.quotations[0].speaker->name, c.speaker) << c.text;
  }
}

}  // namespace
}  // namespace sourcier
