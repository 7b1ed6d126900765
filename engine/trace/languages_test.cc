// One statement in two languages, by a speaker who has no name.
#include <gtest/gtest.h>

#include "engine/trace/drafts.h"

namespace sourcier {
namespace {

struct Case {
  const char* french;
  const char* english;
};

TEST(TwoLanguages, AnUnnamedSpeakerIsOneOrigin) {
  constexpr Case kCases[] = {
      {"Selon les pompiers, le pont est fermé depuis lundi matin.",
       "According to firefighters, the bridge has been closed since Monday morning."},
      {"Selon l'armateur, le pont est fermé depuis lundi matin.",
       "According to the shipowner, the bridge has been closed since Monday morning."},
      {"Le maire a indiqué que le pont était fermé depuis lundi matin.",
       "The mayor said the bridge had been closed since Monday morning."},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.french);
    const Dossier dossier = traced({read_as("a", "fr", c.french), read_as("b", "en", c.english)});
    ASSERT_EQ(dossier.statements.size(), 1U);
    EXPECT_EQ(dossier.statements[0].counts.articles, 2U);
    EXPECT_LE(dossier.statements[0].counts.origins, 1U);
  }
}

TEST(TwoLanguages, OtherSpeakersStayTwo) {
  const Dossier dossier = traced(
      {read_as("a", "fr", "Selon les pompiers, le pont est fermé depuis lundi matin."),
       read_as("b", "en", "According to dockers, the bridge has been closed since Monday.")});
  EXPECT_EQ(dossier.statements.size(), 2U);
}

}  // namespace
}  // namespace sourcier
