// Figures, names and days of stories made by hand, and what holds of every dossier.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "engine/trace/drafts.h"

namespace sourcier {
namespace {

using testing::ElementsAre;

TEST(Dossier, FiguresOfOneThingStandTogether) {
  const std::vector<Document> documents = {
      Draft("a", "fr", "240 dockers sont sans travail")
          .dated("2031-03-17")
          .count("240", "dockers", 240, "la préfecture"),
      Draft("b", "en", "400 dockers are out of work")
          .dated("2031-03-18")
          .count("400", "dockers", 400, "the union"),
      Draft("c", "fr", "280 dockers sont sans travail")
          .dated("2031-03-20")
          .count("280", "dockers", 280, "la préfecture"),
  };
  const Dossier dossier = traced(documents);
  ASSERT_EQ(dossier.figures.size(), 1u);
  EXPECT_EQ(dossier.figures[0].values.size(), 3u);
  EXPECT_EQ(dossier.figures[0].relation, FigureRelation::kDiffer);
  const Dossier revised = traced({documents[0], documents[2]});
  ASSERT_EQ(revised.figures.size(), 1u);
  EXPECT_EQ(revised.figures[0].relation, FigureRelation::kRevised);
}

// Each row: two sentences that count the same noun, and whether they contradict each other.
TEST(Dossier, OnlyFiguresOfOneRoleDiffer) {
  struct Row {
    const char* first;
    const char* second;
    bool differ;
  };
  const Row rows[] = {
      {"La grue a blessé 7 dockers", "La grue a blessé 9 dockers", true},
      {"La grue a blessé 7 dockers", "L'arrêt prive d'activité 90 dockers", false},
      {"L'arrêt prive d'activité 70 dockers", "La fermeture laisse 90 dockers sans travail", true},
      {"La fermeture laisse 70 dockers sans travail", "The closure leaves 90 dockers idle", true},
      {"Des 70 dockers", "La grue a blessé 90 dockers", false},
      {"70 dockers pourraient être blessés", "90 dockers ont été blessés", false},
      {"En 2029, 70 dockers ont été blessés", "90 dockers ont été blessés en 2030", false},
  };
  const auto draft = [](const char* id, const std::string& text, const char* source) {
    const std::size_t at = text.find_first_of("79", text.find("En 2029") + 1 == 0 ? 0 : 8);
    const std::string number = text.substr(at, text.find(' ', at) - at);
    const bool english = text.starts_with("The ");
    Draft out(id, english ? "en" : "fr", text);
    out.dated("2031-03-18").count(number, "dockers", std::stod(number), source);
    for (const char* year : {"2029", "2030"}) {
      if (text.find(year) != std::string::npos) out.time(year, year);
    }
    return out;
  };
  for (const Row& row : rows) {
    const Dossier dossier =
        traced({draft("a", row.first, "le port"), draft("b", row.second, "le syndicat")});
    const bool differ = std::ranges::any_of(dossier.figures, [](const Figure& figure) {
      return figure.relation == FigureRelation::kDiffer;
    });
    EXPECT_EQ(differ, row.differ) << row.first << " / " << row.second;
  }
}

// The dossier's entities of one name as "type:articles", in the order of their ids.
std::vector<std::string> types_of(const Dossier& dossier, std::string_view name) {
  std::vector<std::string> types;
  for (const TracedEntity& entity : dossier.entities) {
    if (entity.name != name) continue;
    types.push_back(std::to_string(static_cast<int>(entity.type)) + ":" +
                    std::to_string(entity.articles.size()));
  }
  std::ranges::sort(types);
  return types;
}

TEST(Dossier, OneFullNameIsOneThingOfOneType) {
  const auto draft = [](const char* id, EntityType type, const char* name) {
    return Draft(id, "fr", std::string(name) + " se tait.")
        .entity(type, name, "name:" + fold(name))
        .mention(name);
  };
  const EntityType person = EntityType::kPerson;
  const EntityType place = EntityType::kPlace;
  const EntityType organisation = EntityType::kOrganisation;
  // The majority.
  EXPECT_THAT(
      types_of(traced({draft("a", person, "Armor Levage"), draft("b", organisation, "Armor Levage"),
                       draft("c", organisation, "Armor Levage")}),
               "Armor Levage"),
      ElementsAre("1:3"));
  // What signs an article is no place.
  EXPECT_THAT(types_of(traced({draft("a", place, "Quai Neuf"), draft("b", person, "Quai Neuf"),
                               draft("c", place, "Quai Neuf").outlet("quaineuf.example")}),
                       "Quai Neuf"),
              ElementsAre("1:3"));
  // The gazetteer outweighs the majority.
  EXPECT_THAT(types_of(traced({draft("a", person, "Port Amer"), draft("b", person, "Port Amer"),
                               draft("c", place, "Port Amer").known_as("place:1")}),
                       "Port Amer"),
              ElementsAre("2:3"));
  // Two things that it knows stay two, and so do a family and its town.
  EXPECT_THAT(types_of(traced({draft("a", person, "Port Amer").known_as("person:1"),
                               draft("c", place, "Port Amer").known_as("place:1")}),
                       "Port Amer"),
              ElementsAre("0:1", "2:1"));
  EXPECT_THAT(
      types_of(traced({draft("a", person, "Lindqvar"), draft("c", place, "Lindqvar")}), "Lindqvar"),
      ElementsAre("0:1", "2:1"));
}

// What the short and the full description of a speaker become, without or with a rival.
TEST(Dossier, AShortDescriptionIsTheFullerOneAtItsEvent) {
  const auto draft = [](const char* id, const char* who, const char* what) {
    const std::string text = "Selon " + std::string(who) + ", " + what + ".";
    Document document = Draft(id, "fr", text);
    Attribution attribution;
    attribution.cue = find(document, "Selon");
    attribution.content = find(document, what);
    attribution.chain = {{who, HopRole::kSource, SourceKind::kOrganisation, {}, {}, false}};
    document.reading.attributions = {attribution};
    return document;
  };
  const char* said = "le quai rouvrira en avril après contrôle des grues";
  const Document brief = draft("a", "direction", said);
  const Document full = draft("b", "direction du port", said);
  const Document fullest = draft("c", "direction du port de Vaubrec", said);
  const Document rival = draft("d", "direction du chantier", "les grues seront vendues en mai");

  const Dossier united = traced({brief, full, fullest});
  ASSERT_EQ(united.statements.size(), 1u);
  EXPECT_EQ(united.statements[0].speaker, "direction du port de Vaubrec");
  EXPECT_EQ(united.statements[0].counts.origins, 1u);
  std::vector<std::string> speakers;
  for (const Statement& statement : traced({brief, full, fullest, rival}).statements) {
    speakers.push_back(statement.speaker);
  }
  EXPECT_THAT(speakers, testing::UnorderedElementsAre("direction", "direction du port de Vaubrec",
                                                      "direction du chantier"));
}

// By which name the relay of one quotation is the origin of it; "" for none.
TEST(Dossier, ThePressIsNoOriginAndAShortNameIsItsOutlet) {
  const auto origin = [](const char* relay, SourceKind kind) {
    const std::string words = "Nous ne rouvrirons pas le quai avant la fin de l'enquête";
    Document document = speech("a", "fr", words)
                            .entity(EntityType::kOther, relay, "name:" + fold(relay))
                            .quote(words, QuotationKind::kDirect, {2});
    document.reading.quotations[0].chain[0].kind = kind;
    const Document other = Draft("b", "fr", "Le quai est fermé.").outlet("Le Phare de Vaubrec");
    const Dossier dossier = traced({document, other});
    const auto& origins = dossier.statements.at(0).origins;
    return origins.empty() ? std::string() : origins[0].name;
  };
  EXPECT_EQ(origin("presse", SourceKind::kNewspaper), "");
  EXPECT_EQ(origin("Phare", SourceKind::kNewspaper), "Le Phare de Vaubrec");
  EXPECT_EQ(origin("Le Phare", SourceKind::kNewspaper), "Le Phare de Vaubrec");
  EXPECT_EQ(origin("Vaubrec", SourceKind::kPerson), "");
}

// The year of an undated article by what it says beside what a dated one says.
TEST(Dossier, AFactThatOthersDateGivesTheYear) {
  const auto year = [](const char* text, const char* words) {
    const Document other =
        Draft("a", "fr", "Les deux ports voisins ont signé un pacte de secours en 2030.")
            .time("2030", "2030")
            .dated("2031-03-17");
    const std::vector<Document> documents = {other, Draft("b", "fr", text).time(words, "")};
    Groups groups = one_event(documents);
    groups.events.clear();
    for (auto& placed : groups.articles) placed.event = placed.article;
    return trace(groups, documents, languages()).articles[1].published;
  };
  EXPECT_EQ(year("Les deux ports voisins ont signé cet été un pacte de secours.", "cet été"),
            "2030");
  EXPECT_EQ(year("Les ports voisins ont signé l'an dernier un pacte de secours.", "l'an dernier"),
            "2031");
  EXPECT_EQ(year("Le quai a été repeint cet été.", "cet été"), "");
}

TEST(Dossier, AProportionIsNoCount) {
  Document document = Draft("a", "fr", "9 dockers sur 10 ont suivi le mouvement")
                          .count("9", "dockers", 9, "le syndicat")
                          .count("10", "10", 10, "");
  document.reading.quantities[1].counted.reset();
  EXPECT_TRUE(traced({document}).figures.empty());
}

TEST(Dossier, AnUndatedArticleTakesItsDateFromItsEvent) {
  const Document document = Draft("a", "fr", "Le quai 4 est fermé depuis ce matin.");
  const Dossier dossier = traced({document});
  EXPECT_EQ(dossier.articles[0].published, "2031-03");
  EXPECT_EQ(dossier.articles[0].published_basis, DateBasis::kInferred);
  ASSERT_TRUE(dossier.articles[0].date_inferred);
  EXPECT_EQ(dossier.articles[0].date_inferred->earliest, "2031-03-17");
  EXPECT_EQ(dossier.articles[0].date_inferred->reason, "raconte l’événement du 17 mars 2031");
  EXPECT_EQ(traced({Draft("a", "en", "The quay is closed.")}).articles[0].date_inferred->reason,
            "tells of the event of 17 March 2031");
}

TEST(Dossier, TheWeekdayOfTheReportIsTheDayOfAnUndatedArticle) {
  const std::string text = "Le quai 4 est fermé, a indiqué mardi le port.";
  const Document said =
      speech("a", "fr", text).time("mardi", "").says("a indiqué", "Le quai 4 est fermé", {});
  EXPECT_EQ(traced({said}).articles[0].published, "2031-03-18");
  const Document unsaid = Draft("a", "fr", "Le quai 4 rouvre mardi.").time("mardi", "");
  EXPECT_EQ(traced({unsaid}).articles[0].published, "2031-03");
}

std::vector<Document> several() {
  const char* french = "nous ne rouvrirons pas le quai avant la fin de l'enquête";
  const char* english = "we will not reopen the quay until the inquiry ends";
  return {
      speech("a", "fr", french).quote(french, QuotationKind::kDirect, {1}).dated("2031-03-17"),
      speech("b", "en", english).quote(english, QuotationKind::kDirect, {}).credit("Meridian"),
      speech("c", "fr", "240 dockers sont sans travail").count("240", "dockers", 240, "le port"),
      speech("d", "fr", french).quote(french, QuotationKind::kDirect, {}).dated("2031-03-18"),
  };
}

TEST(Dossier, SpansLieInsideAndCountsRecompute) {
  const std::vector<Document> documents = several();
  const Dossier dossier = traced(documents);
  const auto text_of = [&](const std::string& id) -> std::string_view {
    return std::ranges::find(documents, id, [](const Document& d) { return d.article.id; })
        ->article.text;
  };
  ASSERT_FALSE(dossier.statements.empty());
  for (const Statement& statement : dossier.statements) {
    std::set<std::string> articles;
    for (const Wording& wording : statement.wordings) {
      articles.insert(wording.article);
      EXPECT_EQ(slice(text_of(wording.article), wording.span), wording.text);
    }
    EXPECT_EQ(statement.counts.articles, articles.size());
    EXPECT_EQ(statement.counts.origins, statement.origins.size());
  }
  for (const Figure& figure : dossier.figures) {
    for (const FigureValue& value : figure.values) {
      EXPECT_EQ(slice(text_of(value.article), value.span), value.text);
    }
  }
}

// Quantities are the reading's: "more than 300" and "less than 300" are no one statement.
TEST(Dossier, ABoundFromTheOtherSideIsAnotherStatement) {
  const auto said = [](const char* id, const std::string& bound, bool is_least) {
    Document document =
        speech(id, "fr", bound + " 300 salariés du port partiront cet été")
            .count("300", "salariés", 300, "")
            .quote(bound + " 300 salariés du port partiront cet été", QuotationKind::kDirect, {1});
    std::optional<double>& open =
        is_least ? document.reading.quantities[0].high : document.reading.quantities[0].low;
    open.reset();
    return document;
  };
  const Document more = said("a", "plus de", true);
  const Document less = said("b", "moins de", false);
  EXPECT_EQ(traced({more, said("c", "plus de", true)}).statements.size(), 1u);
  EXPECT_EQ(traced({more, less}).statements.size(), 2u);
}

// "Trois des cinq dockers" and "cinq dockers" differ in nothing.
TEST(Dossier, SomeOfThemAreNotAllOfThem) {
  const std::vector<Document> documents = {
      speech("a", "fr", "Trois des cinq dockers sont libres.")
          .count("Trois", "dockers", 3, "")
          .count("cinq", "dockers", 5, ""),
      speech("b", "fr", "Les cinq dockers sont libres.").count("cinq", "dockers", 5, ""),
      speech("c", "fr", "Les quatre dockers sont libres.").count("quatre", "dockers", 4, ""),
  };
  const Dossier dossier = traced(documents);
  for (const Figure& figure : dossier.figures) {
    for (const FigureValue& value : figure.values)
      EXPECT_TRUE(value.low != 3 || figure.values.size() == 1);
  }
}

TEST(Dossier, WhatAnUnreadArticleLeavesOutIsUnknown) {
  const std::string words = "le quai restera fermé tout l'hiver";
  const std::vector<Document> documents = {
      speech("a", "fr", words).dated("2031-03-17").quote(words, QuotationKind::kDirect, {1}),
      speech("b", "fr", "La mairie se tait.").dated("2031-03-17"),
      speech("c", "pt", "O cais está fechado.").dated("2031-03-17"),
      speech("d", "fr", "").dated("2031-03-17"),
      speech("e", "pt", "O cais está aberto.").dated("2031-03-16"),
  };
  Dossier dossier = traced(documents);
  ASSERT_EQ(dossier.facts.size(), 1u);
  const std::string& fact = dossier.facts[0].id;
  EXPECT_EQ(dossier.coverage["a"].at(fact), Covers::kReports);
  EXPECT_EQ(dossier.coverage["b"].at(fact), Covers::kOmits);
  EXPECT_FALSE(dossier.coverage["c"].contains(fact));
  EXPECT_FALSE(dossier.coverage["d"].contains(fact));
  EXPECT_EQ(dossier.coverage["e"].at(fact), Covers::kPrecedes);
}

std::vector<std::string> summary(const Dossier& dossier) {
  std::vector<std::string> lines;
  for (const Statement& s : dossier.statements) {
    lines.push_back(s.id + " " + std::to_string(s.wordings.size()) + s.wordings[0].article);
  }
  for (const TracedEntity& e : dossier.entities) lines.push_back(e.id + " " + e.name);
  for (const Figure& f : dossier.figures) lines.push_back(f.id);
  for (const SourceEdge& e : dossier.source_edges) lines.push_back(e.from + e.to + e.article);
  for (const Fact& f : dossier.facts) lines.push_back(f.id + f.text);
  return lines;
}

TEST(Dossier, TheOrderOfDocumentsDoesNotMatter) {
  std::vector<Document> documents = several();
  const Groups groups = one_event(documents);
  const std::vector<std::string> wanted = summary(trace(groups, documents, languages()));
  std::ranges::sort(documents, {}, [](const Document& d) { return d.article.id; });
  do {
    EXPECT_EQ(summary(trace(groups, documents, languages())), wanted);
  } while (std::next_permutation(
      documents.begin(), documents.end(),
      [](const Document& a, const Document& b) { return a.article.id < b.article.id; }));
}

}  // namespace
}  // namespace sourcier
