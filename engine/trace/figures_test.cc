// Which figures of one event contradict each other, read from sentences.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/trace/drafts.h"

namespace sourcier {
namespace {

struct Case {
  const char* language;
  const char* first;
  const char* second;
  bool differ;
};

constexpr Case kCases[] = {
    {"fr", "Le défilé a réuni 204 délégations.", "Le défilé a réuni 205 délégations.", true},
    {"fr", "Le séisme a détruit sept villages.", "Le séisme a détruit quatre villages.", true},
    // Of a number that is not told.
    {"fr", "La libération des 15 otages est annoncée.",
     "La libération de 9 autres otages est annoncée.", false},
    {"fr", "La mère a eu cinq enfants.", "La mère a eu ses quatre premiers enfants.", false},
    {"en", "He played 11 seasons for Tarvel.", "He played his first 7 seasons for Tarvel.", false},
    // Far from each other, and of nobody.
    {"fr", "La région compte 2 000 lits identifiés.", "La région compte 200 lits identifiés.",
     false},
    {"fr", "La région compte 2 000 lits, selon la mairie.",
     "La région compte 200 lits, selon le préfet.", true},
    // One article tells them apart.
    {"fr", "Le taux augmentera de 50 points de base, et de 70 points de base en mai.",
     "Le taux augmentera de 60 points de base.", false},
    {"fr", "Aucune des 123 délégations n'a défilé. La cérémonie a vu défiler 205 délégations.",
     "La cérémonie a vu défiler 204 délégations.", true},
    // Numbers of names.
    {"en", "The eggs hold omega-3 fatty acids.", "The eggs hold omega-6 fatty acids.", false},
    {"en", "She hosted the 2012 galas in Tarvel.", "She hosted the 2014 galas in Tarvel.", false},
    // Of other people.
    {"en", "Yesterday Paul Harvey scored 20 points.", "Yesterday Mark Smith scored 23 points.",
     false},
    {"en", "The quake hit on Sunday, killing 10 people and injuring 80.",
     "The quake hit on Sunday, injuring 80 people.", false},
    {"en", "The quake hit on Sunday, killing 10 people and injuring 80.",
     "The quake hit on Sunday, injuring 12 people.", true},
    {"en", "The nine pro-death jurors spoke.", "The man killed four jurors.", false},
};

TEST(Figures, OnlyWhatCountsOneThingDiffers) {
  for (const Case& c : kCases) {
    const Dossier dossier =
        traced({read_as("a", c.language, c.first), read_as("b", c.language, c.second)});
    const bool differ = std::ranges::any_of(dossier.figures, [](const Figure& figure) {
      return figure.relation == FigureRelation::kDiffer;
    });
    EXPECT_EQ(differ, c.differ) << c.first << " / " << c.second;
  }
}

}  // namespace
}  // namespace sourcier
