// Words, phrases and the standing of lines.
#include <gtest/gtest.h>

#include "engine/article/rules.h"
#include "engine/article/standing.h"

namespace sourcier {
namespace {

const ExtractionRules& rules() {
  static const ExtractionRules loaded(*Pack::open(SOURCIER_PACK));
  return loaded;
}

TEST(LineWords, FoldsAndKeepsPlaces) {
  const std::string line = "D’autres « Élèves » : 3-4.";
  const LineWords words(line);
  std::vector<std::string> found;
  for (std::size_t i = 0; i < words.size(); ++i)
    found.push_back(std::string(words[i]) + "=" + std::string(slice(line, words.span(i))));
  EXPECT_EQ(found,
            (std::vector<std::string>{"d=D", "autres=autres", "eleves=Élèves", "3=3", "4=4"}));
}

struct Case {
  const char* name;
  const char* line;
  Standing standing;
};

const Case kCases[] = {
    {"share bar", "Partager cet article", Standing::kLine},
    {"networks", "Facebook Twitter WhatsApp 12", Standing::kLine},
    {"hashtags", "#Port #grève #Ormaie", Standing::kLine},
    {"teaser", "Lire aussi :", Standing::kTeaser},
    {"teaser with its headline", "Lire aussi : Les grues tournent de nouveau", Standing::kTeaser},
    {"teaser with a long headline",
     "See also: The cranes of the harbour turn again after a strike of three weeks that nobody on "
     "the quays had thought would last so long",
     Standing::kTeaser},
    {"a short line, however it goes on", "Lea también Los estibadores vuelven al puerto",
     Standing::kTeaser},
    {"tail", "You may also like", Standing::kTail},
    {"comments with a number", "Commentaires (7)", Standing::kTail},
    {"a sentence that begins so",
     "Lire aussi souvent que possible est un plaisir que les enfants "
     "de ce village découvrent chaque mercredi grâce au bibliobus de la vallée.",
     Standing::kNone},
    {"comments in prose", "Comments by the minister upset many of his own party on Monday.",
     Standing::kNone},
    {"one word in a sentence", "Watch the harbour long enough and you will see a seal.",
     Standing::kNone},
    {"networks in prose",
     "She wrote on Facebook and Twitter that the harbour would stay closed for a week.",
     Standing::kNone},
    {"what is said of a matter", "À ce sujet, le maire a promis une réponse avant la fin du mois.",
     Standing::kNone},
    {"no words", "• • •", Standing::kLine},
};

TEST(StandingOf, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(standing_of(c.line, rules().data().boilerplate), c.standing);
  }
}

}  // namespace
}  // namespace sourcier
