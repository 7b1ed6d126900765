// Copies, events and stories of invented texts, and what must hold of any set.
#include "engine/story/group.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace sourcier {
namespace {

const Languages& languages() {
  static const Languages all(Pack::open(SOURCIER_PACK).value());
  return all;
}

const std::string kStrike =
    "Les dockers du port de Valmarine ont cessé le travail mardi après la rupture d'un câble de "
    "grue qui a blessé deux manutentionnaires. La direction du terminal a suspendu l'ensemble des "
    "opérations de chargement jusqu'à la fin de l'enquête technique. Le syndicat des gens de mer "
    "réclame l'inspection des onze portiques et menace de prolonger le mouvement. Une centaine de "
    "camions attendaient dans la soirée aux abords de la zone portuaire.";
const std::string kStrikeAbridged =
    "Les dockers du port de Valmarine ont cessé le travail mardi après la rupture d'un câble de "
    "grue qui a blessé deux manutentionnaires. La direction du terminal a suspendu l'ensemble des "
    "opérations de chargement jusqu'à la fin de l'enquête technique.";
const std::string kClosingSentences =
    "Le syndicat des gens de mer réclame l'inspection des onze portiques et menace de prolonger le "
    "mouvement. Une centaine de camions attendaient dans la soirée aux abords de la zone.";
const std::string kLastSentence =
    "Une centaine de camions attendaient dans la soirée aux abords de la zone portuaire.";
const std::string kStrikeOwnText =
    "À Valmarine, les grues sont à l'arrêt. Le câble d'un portique a cédé mardi, blessant deux "
    "manutentionnaires du terminal, et les dockers du port refusent de reprendre le travail sans "
    "inspection des portiques. Le syndicat des gens de mer parle d'une négligence de la direction.";
const std::string kRecipes =
    "Un carnet de recettes du dix-huitième siècle a été retrouvé dans la reliure d'un registre "
    "paroissial par une restauratrice de Montbrisac. Les feuillets décrivent des confitures de "
    "coing, un vin de noix et des biscuits à l'anis. La bibliothèque municipale veut les exposer.";

Document document(const std::string& id, const std::string& text) {
  Document made;
  made.article.id = id;
  made.article.language = "fr";
  made.article.text = text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(". ", begin), text.size() - 1) + 1;
    made.reading.sentences.push_back(span_at(begin, end - begin));
    begin = end;
  }
  return made;
}

std::vector<Print> prints_of(const std::vector<Document>& documents) {
  std::vector<Print> prints;
  for (const Document& d : documents)
    prints.push_back(fingerprint(d, languages().of(d.article.language)));
  return prints;
}

const ArticleGroup& of(const Groups& groups, const std::string& id) {
  const auto found = std::ranges::find(groups.articles, id, &ArticleGroup::article);
  EXPECT_NE(found, groups.articles.end()) << id;
  return *found;
}

std::string printed(const Groups& groups) {
  std::string out;
  for (const ArticleGroup& a : groups.articles) {
    out += a.article + ' ' + a.event + ' ' + a.story + ' ' + a.family;
    for (const std::string& event : a.events_mentioned) out += ' ' + event;
    out += '\n';
  }
  for (const Copy& c : groups.copies) {
    out += c.first + ' ' + c.second + ' ' + std::to_string(static_cast<int>(c.type)) + ' ' +
           std::to_string(c.containment_of_first) + ' ' + std::to_string(c.containment_of_second) +
           ' ' + std::to_string(static_cast<int>(c.direction)) + '\n';
  }
  for (const Event& e : groups.events) out += e.id + ' ' + std::to_string(e.articles.size()) + '\n';
  for (const Story& s : groups.stories) out += s.id + ' ' + std::to_string(s.events.size()) + '\n';
  return out;
}

std::vector<Document> collection() {
  return {document("a1", kStrike), document("a2", kStrikeAbridged), document("a3", kStrikeOwnText),
          document("a4", kRecipes), document("a5", kStrike)};
}

TEST(Group, NothingGivesNothing) {
  const Groups groups = group({});
  EXPECT_TRUE(groups.articles.empty());
  EXPECT_TRUE(groups.stories.empty());
}

TEST(Group, AnArticleAloneIsItsOwnEventStoryAndFamily) {
  const Groups groups = group(prints_of({document("a1", kRecipes)}));
  ASSERT_EQ(groups.articles.size(), 1U);
  EXPECT_TRUE(groups.articles[0].event.starts_with("ev"));
  EXPECT_TRUE(groups.articles[0].story.starts_with("st"));
  EXPECT_TRUE(groups.articles[0].family.starts_with("cf"));
  EXPECT_EQ(groups.events.size(), 1U);
  EXPECT_EQ(groups.stories.size(), 1U);
}

TEST(Group, CopiesEventsAndStories) {
  const Groups groups = group(prints_of(collection()));
  EXPECT_EQ(of(groups, "a1").family, of(groups, "a2").family);
  EXPECT_EQ(of(groups, "a1").family, of(groups, "a5").family);
  EXPECT_NE(of(groups, "a1").family, of(groups, "a3").family) << "an own text is no copy";
  EXPECT_EQ(of(groups, "a1").event, of(groups, "a3").event);
  EXPECT_NE(of(groups, "a1").story, of(groups, "a4").story);
}

struct TypeCase {
  const char* name;
  Document first;
  Document second;
  std::optional<CopyType> type;
  Direction direction;
};

Document quoting(const std::string& id, const std::string& before, const std::string& quotation) {
  Document made = document(id, before + " « " + quotation + " »");
  const std::size_t at = before.size() + std::string(" « ").size();
  made.reading.quotations.push_back({.span = span_at(at, quotation.size()),
                                     .kind = QuotationKind::kDirect,
                                     .speaker = {},
                                     .cue = {},
                                     .chain = {}});
  return made;
}

Document credited(Document made, const std::string& agency) {
  made.article.credits.push_back({.name = agency, .text = agency, .of = CreditOf::kText});
  return made;
}

Document published(Document made, const std::string& date, const std::string& outlet = {}) {
  made.article.published = date;
  made.article.outlet = outlet;
  return made;
}

std::vector<TypeCase> type_cases() {
  const std::string quotation =
      "Nous ne remonterons pas sur ces portiques tant que chaque câble n'aura pas été remplacé "
      "sous le contrôle des équipes";
  Document photographed = document("b", kStrikeAbridged);
  photographed.article.credits.push_back({.name = "Halyard", .text = {}, .of = CreditOf::kPhoto});
  return {
      {"the same text", document("a", kStrike), document("b", kStrike), CopyType::kExact,
       Direction::kUnknown},
      {"abridged", document("a", kStrike), document("b", kStrikeAbridged), CopyType::kNear,
       Direction::kFirstIsSource},
      {"abridged, with a text credit", document("a", kStrike),
       credited(document("b", kStrikeAbridged), "Halyard"), CopyType::kDispatch,
       Direction::kFirstIsSource},
      {"a photo credit is none", document("a", kStrike), photographed, CopyType::kNear,
       Direction::kFirstIsSource},
      {"the credited agency had it first", published(document("a", kStrikeAbridged), "", "Halyard"),
       credited(document("b", kStrike), "Halyard"), CopyType::kDispatch, Direction::kFirstIsSource},
      {"the earlier day had it first", published(document("a", kStrike), "2031-03-05"),
       published(document("b", kStrikeAbridged), "2031-03-04"), CopyType::kNear,
       Direction::kSecondIsSource},
      {"only reported words", quoting("a", kStrike, quotation), quoting("b", kRecipes, quotation),
       CopyType::kQuotation, Direction::kUnknown},
      {"a passage in a text of its own", document("a", kStrike),
       document("b", kStrikeOwnText + " " + kClosingSentences + " " + kRecipes), CopyType::kPartial,
       Direction::kUnknown},
      {"one sentence is cited, without marks", document("a", kStrike),
       document("b", kRecipes + " " + kLastSentence + " " + kRecipes), CopyType::kQuotation,
       Direction::kUnknown},
      {"quoted in the one, plain in the other", quoting("a", kStrike, quotation),
       document("b", kRecipes + " " + quotation + "."), CopyType::kQuotation, Direction::kUnknown},
      {"a clause of a sentence is chance", document("a", kStrike),
       document("b", kRecipes + " Ailleurs une centaine de camions attendaient dans la soirée."),
       std::nullopt, Direction::kUnknown},
      {"the same topic", document("a", kStrike), document("b", kStrikeOwnText), std::nullopt,
       Direction::kUnknown},
  };
}

TEST(Group, TypesOfCopies) {
  for (const TypeCase& c : type_cases()) {
    SCOPED_TRACE(c.name);
    const Groups groups = group(prints_of({c.first, c.second}));
    ASSERT_EQ(groups.copies.size(), c.type ? 1U : 0U);
    if (!c.type) continue;
    EXPECT_EQ(groups.copies[0].type, *c.type);
    EXPECT_EQ(groups.copies[0].direction, c.direction);
  }
}

TEST(Group, OrderNeverMatters) {
  std::vector<Print> prints = prints_of(collection());
  const std::string expected = printed(group(prints));
  std::ranges::sort(prints, {}, &Print::article);
  do {
    ASSERT_EQ(printed(group(prints)), expected);
  } while (std::next_permutation(prints.begin(), prints.end(), [](const Print& a, const Print& b) {
    return a.article < b.article;
  }));
}

TEST(Group, AnUnrelatedArticleChangesNothing) {
  std::vector<Document> documents = collection();
  documents.erase(documents.begin() + 3);
  const Groups before = group(prints_of(documents));
  documents.push_back(document("a0", kRecipes));
  const Groups after = group(prints_of(documents));
  for (const ArticleGroup& a : before.articles) {
    EXPECT_EQ(of(after, a.article).event, a.event);
    EXPECT_EQ(of(after, a.article).story, a.story);
    EXPECT_EQ(of(after, a.article).family, a.family);
  }
  EXPECT_EQ(after.copies.size(), before.copies.size());
}

TEST(Group, AnExactCopyJoinsItsOriginal) {
  for (const Document& original : collection()) {
    std::vector<Document> documents = collection();
    Document copy = original;
    copy.article.id = "z" + original.article.id;
    documents.push_back(copy);
    const Groups groups = group(prints_of(documents));
    EXPECT_EQ(of(groups, copy.article.id).family, of(groups, original.article.id).family);
    EXPECT_EQ(of(groups, copy.article.id).event, of(groups, original.article.id).event);
    EXPECT_EQ(of(groups, copy.article.id).story, of(groups, original.article.id).story);
  }
}

// Sets without an edge between them: grouped together they are as each is by itself.
TEST(Group, SetsThatShareNothingAreGroupedAsEachAlone) {
  std::vector<Document> first = collection();
  std::erase_if(first, [](const Document& d) { return d.article.text == kRecipes; });
  const std::vector<Document> second = {document("b1", kRecipes),
                                        document("b2", kRecipes + " Fin.")};
  std::vector<Document> both = second;
  both.insert(both.end(), first.begin(), first.end());
  const Groups together = group(prints_of(both));
  for (const auto& alone : {group(prints_of(first)), group(prints_of(second))}) {
    for (const ArticleGroup& a : alone.articles) {
      EXPECT_EQ(of(together, a.article).event, a.event);
      EXPECT_EQ(of(together, a.article).story, a.story);
      EXPECT_EQ(of(together, a.article).family, a.family);
      EXPECT_EQ(of(together, a.article).events_mentioned, a.events_mentioned);
    }
  }
}

TEST(Fingerprint, KeepsNoMoreThanAPrintMay) {
  std::string text;
  for (int i = 0; i < 4000; ++i)
    text += "Mot" + std::to_string(i * 7919) + "x « cité" + std::to_string(i) + " » . ";
  const Print print = fingerprint(document("a", text), languages().of("fr"));
  EXPECT_EQ(print.words.size() + print.set_apart.size(), most_words(print));
  EXPECT_LE(print.set_apart.size(), kMostSetApart);
  EXPECT_EQ(print.features.size(), kMostFeatures);
  EXPECT_LE(print.actors.size(), kMostActorWords);
}

TEST(Describe, PassagesStandInBothTexts) {
  const std::vector<Document> documents = {document("a", kStrike),
                                           document("b", "Valmarine. " + kStrikeAbridged)};
  Groups groups = group(prints_of(documents));
  describe(groups, documents);
  ASSERT_EQ(groups.copies.size(), 1U);
  ASSERT_EQ(groups.copies[0].passages.size(), 1U);
  const Passage passage = groups.copies[0].passages[0];
  EXPECT_EQ(slice(documents[0].article.text, passage.first), kStrikeAbridged);
  EXPECT_EQ(slice(documents[1].article.text, passage.second), kStrikeAbridged);
}

TEST(Describe, TitlesAndDates) {
  std::vector<Document> documents = {published(document("a", kStrike), "2031-03-05"),
                                     published(document("b", kStrikeOwnText), "2031-03-06")};
  documents[1].article.title = "Valmarine : les dockers arrêtent le port";
  Groups groups = group(prints_of(documents));
  describe(groups, documents);
  ASSERT_EQ(groups.events.size(), 1U);
  EXPECT_EQ(groups.events[0].title, documents[1].article.title);
  EXPECT_EQ(groups.stories[0].title, documents[1].article.title);
  EXPECT_EQ(groups.events[0].date, "2031-03-05");
  EXPECT_EQ(groups.events[0].date_basis, "published");

  documents[0].reading.times.push_back(
      {.span = {60, 65}, .type = TimeType::kDate, .value = "2031-03-04", .modifier = {}});
  describe(groups, documents);
  EXPECT_EQ(groups.events[0].date, "2031-03-04");
  EXPECT_EQ(groups.events[0].date_basis, "stated");
}

TEST(Describe, AnotherTitleThanOneInCapitals) {
  std::vector<Document> documents = {document("a", kStrike), document("b", kStrikeOwnText)};
  documents[0].article.title = "LES DOCKERS DU PORT";
  documents[1].article.title = "Les dockers arrêtent le port";
  Groups groups = group(prints_of(documents));
  describe(groups, documents);
  ASSERT_EQ(groups.events.size(), 1U);
  EXPECT_EQ(groups.events[0].title, documents[1].article.title);
}

TEST(Describe, WithoutTitlesTheFirstSentenceIsShortened) {
  const std::vector<Document> documents = {document("a", kStrike)};
  Groups groups = group(prints_of(documents));
  describe(groups, documents);
  const std::string& title = groups.events[0].title;
  EXPECT_TRUE(title.starts_with("Les dockers du port de Valmarine ont cessé le travail"));
  EXPECT_TRUE(title.ends_with("…"));
  EXPECT_LE(title.size(), 130U);
}

}  // namespace
}  // namespace sourcier
