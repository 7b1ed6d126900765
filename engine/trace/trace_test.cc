// Traces of stories made by hand: what is joined, whom it comes from, what is kept apart.
#include "engine/trace/trace.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "engine/resource/pack.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

using testing::ElementsAre;

const Languages& languages() {
  static const Languages instance(*Pack::open(SOURCIER_PACK));
  return instance;
}

Span find(const Document& document, std::string_view part) {
  const std::size_t at = document.article.text.find(part);
  EXPECT_NE(at, std::string::npos) << part;
  return at == std::string::npos ? Span{} : span_at(at, part.size());
}

// An article with its entities, quotations and attributions, put together line by line.
class Draft {
 public:
  Draft(std::string id, std::string language, std::string text) {
    document_.article.id = std::move(id);
    document_.article.language = std::move(language);
    document_.article.text = std::move(text);
    document_.reading.sentences = {span_of(0, document_.article.text.size())};
  }

  Draft& outlet(std::string name) {
    document_.article.outlet = std::move(name);
    return *this;
  }
  Draft& dated(std::string date) {
    document_.article.published = std::move(date);
    return *this;
  }
  Draft& credit(std::string name, CreditOf of = CreditOf::kText) {
    document_.article.credits.push_back({name, name, of});
    return *this;
  }
  Draft& entity(EntityType type, std::string name, std::string key) {
    Entity entity;
    entity.type = type;
    entity.name = std::move(name);
    entity.keys = {std::move(key)};
    document_.reading.entities.push_back(std::move(entity));
    return *this;
  }
  // A mention of the last entity.
  Draft& mention(std::string_view part) {
    std::vector<Entity>& entities = document_.reading.entities;
    document_.reading.mentions.push_back({find(document_, part), entities.back().type,
                                          static_cast<EntityIndex>(entities.size() - 1)});
    return *this;
  }
  // What the gazetteer knows of the last entity.
  Draft& known_as(std::string reference) {
    document_.reading.entities.back().reference = std::move(reference);
    return *this;
  }
  // Relays are names of entities; the speaker is entity 0.
  Draft& quote(std::string_view part, QuotationKind kind, std::vector<EntityIndex> relays) {
    Quotation quotation;
    quotation.span = find(document_, part);
    quotation.kind = kind;
    quotation.speaker = Speaker{document_.reading.entities[0].name, EntityIndex{0}, {}};
    quotation.chain = chain(relays);
    document_.reading.quotations.push_back(std::move(quotation));
    return *this;
  }
  Draft& says(std::string_view cue, std::string_view content, std::vector<EntityIndex> relays,
              Stance stance = Stance::kAsserts) {
    document_.reading.attributions.push_back(
        {find(document_, cue), find(document_, content), chain(relays), stance});
    return *this;
  }
  Draft& count(std::string_view number, std::string_view counted, double value,
               std::string according_to) {
    Quantity quantity;
    quantity.span = find(document_, number);
    quantity.counted = find(document_, counted);
    quantity.low = quantity.high = value;
    quantity.according_to = std::move(according_to);
    document_.reading.quantities.push_back(std::move(quantity));
    return *this;
  }
  Draft& time(std::string_view words, std::string value) {
    document_.reading.times.push_back(
        {find(document_, words), TimeType::kDate, std::move(value), ""});
    return *this;
  }
  operator Document() const { return document_; }  // NOLINT(google-explicit-constructor)

 private:
  std::vector<Hop> chain(const std::vector<EntityIndex>& relays) const {
    std::vector<Hop> hops;
    for (const EntityIndex relay : relays) {
      hops.push_back({document_.reading.entities[relay].name,
                      HopRole::kRelay,
                      SourceKind::kAgency,
                      {},
                      relay,
                      false});
    }
    hops.push_back({document_.reading.entities[0].name,
                    HopRole::kSource,
                    SourceKind::kPerson,
                    {},
                    EntityIndex{0},
                    false});
    return hops;
  }

  Document document_;
};

Draft speech(std::string id, std::string language, std::string text) {
  return Draft(std::move(id), std::move(language), std::move(text))
      .entity(EntityType::kPerson, "Anna Lindqvar", "person:anna lindqvar")
      .entity(EntityType::kOrganisation, "Agence Littorale", "name:agence littorale");
}

Groups one_event(const std::vector<Document>& documents) {
  Groups groups;
  for (const Document& document : documents) {
    groups.articles.push_back({document.article.id, "ev1", "st1", "cf" + document.article.id, {}});
  }
  groups.events.push_back({"ev1", "", "2031-03-17", "stated", {}, {}, {}});
  return groups;
}

Dossier traced(const std::vector<Document>& documents) {
  return trace(one_event(documents), documents, languages());
}

struct PairCase {
  const char* name;
  const char* first_language;
  const char* first;
  const char* second_language;
  const char* second;
  bool joined;
};

const PairCase kPairs[] = {
    {"the same words", "fr", "le quai restera fermé tout l'hiver", "fr",
     "le quai restera fermé tout l'hiver", true},
    {"synonyms", "fr", "nous voulons soutenir sans condition tous les pêcheurs du port", "fr",
     "la région veut appuyer sans réserve tous les pêcheurs du port", true},
    {"other order and words left out", "fr",
     "avant l'été, le conseil municipal financera la construction d'une nouvelle école", "fr",
     "une nouvelle école sera construite, financée par le conseil", true},
    {"a translation", "fr", "nous ne rouvrirons pas le quai avant la fin de l'enquête", "en",
     "we will not reopen the quay until the inquiry ends", true},
    {"an idiom translated", "fr", "nous irons jusqu'au bout de cette bataille", "en",
     "we will go all the way in this fight", true},
    {"English reworded", "en", "the company will pay full compensation to every family", "en",
     "families will be fully compensated by the firm", true},
    {"negated", "fr", "nous rouvrirons le quai avant la fin de l'enquête", "fr",
     "nous ne rouvrirons pas le quai avant la fin de l'enquête", false},
    {"negated in the other language", "fr", "nous rouvrirons le quai avant la fin de l'enquête",
     "en", "we will not reopen the quay before the end of the inquiry", false},
    {"another number", "en", "the firm will cut 300 jobs at the plant", "en",
     "the firm will cut 450 jobs at the plant", false},
    {"another day", "fr", "les négociations reprendront lundi au ministère", "fr",
     "les négociations reprendront jeudi au ministère", false},
    {"only possible", "en", "the bridge might close in the autumn", "en",
     "the bridge will close in the autumn", false},
    {"the same subject, another thing said", "fr",
     "le port a retrouvé son activité après la tempête", "fr",
     "le port recrutera des apprentis dans les lycées de la région", false},
};

TEST(Trace, JoinsWordingsOfOneStatement) {
  for (const PairCase& c : kPairs) {
    SCOPED_TRACE(c.name);
    const std::vector<Document> documents = {
        speech("a", c.first_language, c.first).quote(c.first, QuotationKind::kDirect, {1}),
        speech("b", c.second_language, c.second).quote(c.second, QuotationKind::kDirect, {1}),
    };
    EXPECT_EQ(traced(documents).statements.size(), c.joined ? 1u : 2u);
  }
}

TEST(Trace, CountsArticlesTextsOriginsAndWhatIsNotStated) {
  const char* words = "nous garderons le phare allumé toute la nuit";
  std::vector<Document> documents = {
      speech("a", "fr", words).quote(words, QuotationKind::kDirect, {1}),
      speech("b", "fr", words).quote(words, QuotationKind::kDirect, {1}),
      speech("c", "fr", words).quote(words, QuotationKind::kDirect, {}),
      speech("d", "fr", words).quote(words, QuotationKind::kDirect, {}),
      speech("e", "fr", words)
          .quote(words, QuotationKind::kDirect, {})
          .credit("Nordpresse", CreditOf::kPhoto),
  };
  Groups groups = one_event(documents);
  groups.articles[2].family = groups.articles[0].family;  // c copies a.
  groups.copies.push_back({"a", "c", CopyType::kNear, 900, 950, Direction::kFirstIsSource, {}});
  const Dossier dossier = trace(groups, documents, languages());
  ASSERT_EQ(dossier.statements.size(), 1u);
  const Statement& statement = dossier.statements[0];
  EXPECT_EQ(statement.counts.articles, 5u);
  EXPECT_EQ(statement.counts.texts, 4u);
  EXPECT_EQ(statement.counts.origins, 1u);
  EXPECT_EQ(statement.counts.unstated, 2u);
  ASSERT_EQ(statement.origins.size(), 1u);
  EXPECT_EQ(statement.origins[0].name, "Agence Littorale");
  EXPECT_THAT(statement.origins[0].articles, ElementsAre("a", "b", "c"));
  EXPECT_EQ(statement.wordings[2].basis, OriginBasis::kCopied);
}

TEST(Trace, WordsOfOneFamilyInOnePassageAreNoPair) {
  const char* first = "le producteur produit une production de produits reproductibles";
  const char* second = "une production de produits reproductibles du producteur";
  const Dossier dossier = traced({
      speech("a", "fr", first).quote(first, QuotationKind::kDirect, {}),
      speech("b", "fr", second).quote(second, QuotationKind::kDirect, {}),
  });
  EXPECT_EQ(dossier.statements.size(), 1u);
}

TEST(Trace, TheLastRelayBeforeTheSpeakerIsTheOrigin) {
  const char* words = "la ligne sera rouverte au printemps";
  const Document document = speech("a", "fr", words)
                                .entity(EntityType::kOrganisation, "Meridian", "name:meridian")
                                .quote(words, QuotationKind::kDirect, {2, 1});
  const Dossier dossier = traced({document});
  ASSERT_EQ(dossier.statements.size(), 1u);
  EXPECT_EQ(dossier.statements[0].origins[0].name, "Agence Littorale");
}

TEST(Trace, ACreditIsAnOriginWhereNoChainIs) {
  const char* words = "la ligne sera rouverte au printemps";
  const Dossier dossier = traced(
      {speech("a", "fr", words).quote(words, QuotationKind::kDirect, {}).credit("Meridian")});
  ASSERT_EQ(dossier.statements[0].origins.size(), 1u);
  EXPECT_EQ(dossier.statements[0].wordings[0].basis, OriginBasis::kCredited);
  ASSERT_EQ(dossier.articles[0].origins.size(), 1u);
  EXPECT_EQ(dossier.articles[0].origins[0].basis, OriginBasis::kCredited);
}

TEST(Trace, LinksADenialToWhatItDenies) {
  const char* claim = "le maire a reçu de l'argent du promoteur";
  const char* denial = "avoir reçu de l'argent du promoteur";
  const std::vector<Document> documents = {
      speech("a", "fr", claim).quote(claim, QuotationKind::kDirect, {}),
      Draft("b", "fr", std::string("Paul Verdane a démenti ") + denial)
          .entity(EntityType::kPerson, "Paul Verdane", "person:paul verdane")
          .says("a démenti", denial, {}, Stance::kDenies),
  };
  const Dossier dossier = traced(documents);
  ASSERT_EQ(dossier.statements.size(), 2u);
  std::size_t denied = 0;
  for (const Statement& statement : dossier.statements) denied += statement.denied_by.size();
  EXPECT_EQ(denied, 1u);
}

TEST(Trace, LinksADenialOfOnesOwnWordOnlyWhereItWasSaid) {
  const char* denial = "que la mairie vendrait le stade";
  const auto denied_of = [&](const char* said) {
    const std::string denies = std::string("Paul Verdane a démenti ") + denial;
    const Dossier dossier =
        traced({Draft("a", "fr", std::string("Paul Verdane : ") + said)
                    .entity(EntityType::kPerson, "Paul Verdane", "person:paul verdane")
                    .quote(said, QuotationKind::kDirect, {}),
                Draft("b", "fr", denies)
                    .entity(EntityType::kPerson, "Paul Verdane", "person:paul verdane")
                    .says("a démenti", denial, {}, Stance::kDenies)});
    std::size_t denied = 0;
    for (const Statement& statement : dossier.statements) denied += statement.denied_by.size();
    return denied;
  };
  EXPECT_EQ(denied_of("la mairie vendra le stade"), 1u);
  EXPECT_EQ(denied_of("la mairie ne vendra jamais le stade"), 0u);
  EXPECT_EQ(denied_of("la mairie est fière du stade"), 0u);

  const char* text = "Paul Verdane a démenti avoir promis que la mairie vendrait le stade";
  const Dossier nested =
      traced({Draft("a", "fr", text)
                  .entity(EntityType::kPerson, "Paul Verdane", "person:paul verdane")
                  .quote("que la mairie vendrait le stade", QuotationKind::kIndirect, {})
                  .says("a démenti", "avoir promis que la mairie vendrait le stade", {},
                        Stance::kDenies)});
  for (const Statement& statement : nested.statements) EXPECT_TRUE(statement.denied_by.empty());
}

// One who is only described is one at one event, in whatever language and order of words.
TEST(Trace, DescribedSpeakersAreOneAcrossLanguages) {
  const auto statements_of = [](const char* french, const char* english) {
    Draft first("a", "fr", std::string(french) + " : la route restera fermée toute la nuit");
    first.entity(EntityType::kOther, french, "other:a");
    Draft second("b", "en", std::string(english) + ": the road will remain closed all night");
    second.entity(EntityType::kOther, english, "other:b");
    Document a = first.quote("la route restera fermée toute la nuit", QuotationKind::kDirect, {});
    Document b = second.quote("the road will remain closed all night", QuotationKind::kDirect, {});
    for (Document* document : {&a, &b}) {
      document->reading.quotations[0].speaker->entity.reset();
      document->reading.entities.clear();
    }
    return traced({a, b}).statements.size();
  };
  EXPECT_EQ(statements_of("un porte-parole de la police", "a police spokesman"), 1u);
  EXPECT_EQ(statements_of("le directeur de l'hôpital", "the hospital's director"), 1u);
  EXPECT_EQ(statements_of("le directeur de l'hôpital", "a police spokesman"), 2u);
}

TEST(Trace, FiguresOfOneThingStandTogether) {
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
TEST(Trace, OnlyFiguresOfOneRoleDiffer) {
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

TEST(Trace, OneFullNameIsOneThingOfOneType) {
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
TEST(Trace, AShortDescriptionIsTheFullerOneAtItsEvent) {
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
TEST(Trace, ThePressIsNoOriginAndAShortNameIsItsOutlet) {
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
TEST(Trace, AFactThatOthersDateGivesTheYear) {
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

TEST(Trace, AProportionIsNoCount) {
  Document document = Draft("a", "fr", "9 dockers sur 10 ont suivi le mouvement")
                          .count("9", "dockers", 9, "le syndicat")
                          .count("10", "10", 10, "");
  document.reading.quantities[1].counted.reset();
  EXPECT_TRUE(traced({document}).figures.empty());
}

TEST(Trace, AnUndatedArticleTakesItsDateFromItsEvent) {
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

TEST(Trace, TheWeekdayOfTheReportIsTheDayOfAnUndatedArticle) {
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

TEST(Trace, SpansLieInsideAndCountsRecompute) {
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

TEST(Trace, TheOrderOfDocumentsDoesNotMatter) {
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
