// Statements of stories made by hand: what is joined, whom it comes from, what is kept apart.
#include <gmock/gmock.h>

#include "engine/trace/drafts.h"

namespace sourcier {
namespace {

using testing::ElementsAre;

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
    {"negated by a contraction", "fr", "l'entreprise peut payer toutes les familles", "en",
     "the firm can't pay every family", false},
    {"a contraction on both sides", "fr", "l'entreprise ne peut pas payer toutes les familles",
     "en", "the firm can’t pay every family", true},
    {"what looks like one", "fr", "l'équipe du port a remporté le match", "en",
     "the port's team won the match", true},
    {"no more", "fr", "nous rouvrirons le quai avant la fin de l'enquête", "fr",
     "nous ne rouvrirons plus le quai avant la fin de l'enquête", false},
    {"more, not no more", "fr", "le quai coûtera plus de trois millions d'euros", "en",
     "the quay will cost more than three million euros", true},
    {"negated without its second word", "fr", "le quai peut rouvrir avant la fin de l'enquête",
     "fr", "le quai ne peut rouvrir avant la fin de l'enquête", false},
    {"can but", "fr", "le quai peut rouvrir avant la fin de l'enquête", "fr",
     "le quai ne peut que rouvrir avant la fin de l'enquête", true},
    {"a part of one", "fr", "le taux du port augmentera de 0,125 point", "en",
     "the port's rate will rise by 125 points", false},
    {"impossible", "en", "the quay will reopen before the inquiry ends", "en",
     "it is impossible for the quay to reopen before the inquiry ends", false},
    {"unable", "fr", "le quai rouvrira avant la fin de l'enquête", "en",
     "the quay is unable to reopen before the inquiry ends", false},
    {"failed to", "en", "the firm paid full compensation to every family", "en",
     "the firm failed to pay full compensation to every family", false},
    {"failed", "fr", "les négociations du port ont échoué lundi", "en",
     "the port talks failed on Monday", true},
    {"a town and its canton", "fr", "les négociations du port reprendront à Genève", "en",
     "the port talks will resume in Geneva", true},
    {"nobody", "fr", "des personnes viendront visiter le quai avant l'enquête", "fr",
     "personne ne viendra visiter le quai avant l'enquête", false},
    {"other decimals", "fr", "le taux du port augmentera de 2 points", "en",
     "the port's rate will rise by 2.5 points", false},
    {"the same decimals", "fr", "le taux du port augmentera de 2,50 points", "en",
     "the port's rate will rise by 2.5 points", true},
    {"another share", "fr", "la moitié des salariés du port partiront", "en",
     "a third of the port's workers will leave", false},
    {"the same share", "fr", "la moitié des salariés du port partiront", "en",
     "half of the port's workers will leave", true},
    {"another place in the order", "fr", "le premier navire du port arrivera mardi", "fr",
     "le deuxième navire du port arrivera mardi", false},
    {"another unit of time", "en", "the port will close next week", "en",
     "the port will close next month", false},
    {"on the other side of a day", "fr", "le port fermera avant le 12 mars", "fr",
     "le port fermera après le 12 mars", false},
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

// What was said in March and is recalled in June, word for word, is one statement; other words of
// the same speaker, and what is denied, are not.
TEST(Trace, AFragmentRecalledElsewhereIsTheStatementItIsFrom) {
  const auto statements_of = [](const char* earlier, const char* later) {
    const std::vector<Document> documents = {read_as("a", "en", earlier, "2031-03-18"),
                                             read_as("b", "en", later, "2031-06-18")};
    Groups groups = one_event(documents);
    Event other = groups.events.front();
    groups.events.front().articles = {"a"};
    other.id = "ev2";
    other.date = "2031-06-18";
    other.articles = {"b"};
    groups.articles.back().event = other.id;
    groups.events.push_back(std::move(other));
    return trace(groups, documents, languages()).statements.size();
  };
  const char* const earlier =
      "“The gate was out of order for nine days, and we waited,” Anna Lindqvar said on Monday.";
  EXPECT_EQ(
      statements_of(earlier,
                    "Anna Lindqvar said in March that the gate was “out of order for nine days”."),
      1u);
  EXPECT_EQ(
      statements_of(earlier, "Anna Lindqvar said in June that the gate was “as good as new”."), 2u);
  EXPECT_EQ(
      statements_of(earlier,
                    "Oleg Barkine said in March that the gate was “out of order for nine days”."),
      2u);
}

}  // namespace
}  // namespace sourcier
