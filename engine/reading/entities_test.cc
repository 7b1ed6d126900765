#include "engine/reading/entities.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/reading/sentences.h"
#include "engine/reading/tokens.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

const Languages& languages() {
  static const Languages all(*Pack::open(SOURCIER_PACK));
  return all;
}

Named named_in(const std::string& text, const char* tag) {
  Article article;
  article.text = text;
  const Language& language = languages().of(tag);
  const auto sentences = split_sentences(article.text, {}, language);
  const auto tokens = tokenize(article.text, sentences, language);
  return find_entities(article, sentences, tokens, language);
}

const char* label(EntityType type) {
  constexpr const char* kLabels[] = {"PER", "ORG", "LOC", "MISC"};
  return kLabels[static_cast<std::size_t>(type)];
}

// "PER Anna Berg|LOC Paris": the mentions in order.
std::string mentions_of(const std::string& text, const Named& named) {
  std::string joined;
  for (const Mention& mention : named.mentions) {
    joined += (joined.empty() ? "" : "|") + std::string(label(mention.type)) + ' ' +
              std::string(slice(text, mention.span));
  }
  return joined;
}

struct MentionCase {
  const char* name;
  const char* language;
  const char* text;
  const char* mentions;
};

const MentionCase kMentionCases[] = {
    {"an office of two portfolios", "fr",
     "Hier, le ministre de l'Industrie et du Commerce, Paul Tarvel, est venu.", "PER Paul Tarvel"},
    {"an acronym tells how far a name goes", "fr",
     "Hier, le Syndicat national des dockers et conducteurs maritimes (Synacom) a protesté.",
     "ORG Syndicat national des dockers et conducteurs maritimes|ORG Synacom"},
    {"with its first word before it", "en",
     "The Africa Centres for Sea Rescue and Survey (Africa CSR) said so.",
     "ORG Africa Centres for Sea Rescue and Survey|ORG Africa CSR"},
    {"what stands in the brackets is another thing", "fr",
     "Hier, le Syndicat national des dockers (Brestac) a protesté.",
     "ORG Syndicat national des dockers|LOC Brestac"},
    {"a network of one letter", "fr", "Hier, il a écrit sur X que Lucie Tarbel partait.",
     "ORG X|PER Lucie Tarbel"},
    {"a network of one letter before a name", "fr",
     "Hier, a écrit sur X Lucie Tarbel, tout va bien.", "ORG X|PER Lucie Tarbel"},
    {"no names", "fr", "Le vent se lève sur la plage.", ""},
    {"title left out", "fr", "Hier, M. Brunel a salué Mme Tarvel.", "PER Brunel|PER Tarvel"},
    {"given name and surname", "fr", "Selon Pierre Brunel, tout va bien.", "PER Pierre Brunel"},
    {"a quotation that somebody says is no title", "fr",
     "« Nous rouvrirons mardi », a déclaré Lucie Tarbel.", "PER Lucie Tarbel"},
    {"particle", "fr", "Elle cite Dominique de Tarvel.", "PER Dominique de Tarvel"},
    {"initial", "en", "It was signed by Robert A. Tarvel.", "PER Robert A. Tarvel"},
    {"role and country", "fr", "Le ministre russe des Transports, Oleg Barkine, est là.",
     "PER Oleg Barkine"},
    {"role alone names nothing", "fr", "Le ministre des Affaires étrangères se tait.", ""},
    {"ministry with adjective", "fr", "Le ministère russe des Affaires étrangères se tait.",
     "ORG ministère russe des Affaires étrangères"},
    {"country and capital", "fr", "Moscou répond à la Corée du Nord.",
     "LOC Moscou|LOC Corée du Nord"},
    {"adjectives are not names", "fr", "Le soldat nord-coréen parle.", ""},
    {"nouns of a people are", "fr", "Hier, les Français ont voté.", "MISC Français"},
    {"people, then person", "fr", "Hier, l'Espagnol Juan Tarvel a couru.",
     "MISC Espagnol|PER Juan Tarvel"},
    {"agency", "fr", "Il l'a dit à l'AFP et à Reuters.", "ORG AFP|ORG Reuters"},
    {"head in small letters", "fr", "Enquête du parquet de Lyon.", "ORG parquet de Lyon"},
    {"expansion told by acronym", "fr",
     "L'Association pour la défense des sentiers oubliés (ADSO) proteste.",
     "ORG Association pour la défense des sentiers oubliés|ORG ADSO"},
    {"common word opens a sentence", "fr", "Soupçons de fraude à Lyon.", "LOC Lyon"},
    {"preposition opens a sentence", "fr", "A Lyon, il pleut. Du Québec, rien.",
     "LOC Lyon|LOC Québec"},
    {"caption and brackets", "fr", "Le député Paul Tarvel (UMP) sourit.",
     "PER Paul Tarvel|ORG UMP"},
    {"english office", "en", "Russian Foreign Minister Oleg Barkin spoke.", "PER Oleg Barkin"},
    {"english ministry", "en", "Yesterday the Ministry of Health said so.",
     "ORG Ministry of Health"},
    {"english day and month", "en", "They met on Monday in March.", ""},
    {"small particles behind a title", "fr", "Hier, Mme von der Tarvel a souri.",
     "PER von der Tarvel"},
    {"an adjective as a surname", "fr", "Hier, Luc Petit a refusé.", "PER Luc Petit"},
    {"an office as a surname", "fr", "Selon Anne Juge, le port est fermé.", "PER Anne Juge"},
    {"a title as a surname", "en", "Yesterday John Major met Larry King.",
     "PER John Major|PER Larry King"},
    {"an office in an outlet's name", "en", "The bridge is shut, The Economist reported.",
     "ORG The Economist"},
    {"a title before a name", "en", "Yesterday Major Tom Baker met King Charles.",
     "PER Tom Baker|PER Charles"},
    {"a company's legal form", "fr", "Hier, Airbus SE et Boeing Co. ont signé.",
     "ORG Airbus SE|ORG Boeing Co"},
    {"whoever cites an office", "fr", "Selon le ministère cité par Yonhap, tout va.", "ORG Yonhap"},
    {"an office in a surname", "fr", "Hier, Bruno Le Maire a souri.", "PER Bruno Le Maire"},
    {"a title with its article", "fr", "Hier, le Dr Tarvel a souri.", "PER Tarvel"},
    {"a firm and who leads it", "fr", "Hier, le patron de Renault Luca de Tarvel a souri.",
     "ORG Renault|PER Luca de Tarvel"},
    {"the end of an office is no title", "fr", "Hier, le directeur général de Carrefour a souri.",
     "ORG Carrefour"},
    {"a relative takes no particle", "fr", "Hier, le frère de Paul Tarvel a souri.",
     "PER Paul Tarvel"},
    {"nor a title before a whole name", "fr", "Hier, le docteur de Paul Tarvel a souri.",
     "PER Paul Tarvel"},
    {"particle with a hyphen", "fr", "Le général Abdel Fattah al-Tarvel parle.",
     "PER Abdel Fattah al-Tarvel"},
    {"country behind a particle", "fr", "Selon Paul Tarvel de France, non.",
     "PER Paul Tarvel|LOC France"},
    {"number in a name", "fr", "Pour le parti Horizon 21, non.", "ORG Horizon 21"},
    {"union that is in the list of countries", "fr", "Hier, l'Union européenne a répondu.",
     "ORG Union européenne"},
    {"a word that ends names", "en", "Yesterday the Tarvel Post said so.", "ORG Tarvel Post"},
    {"english adjective of two words", "en", "He met the North Korean leader Park Min-ho.",
     "PER Park Min-ho"},
    {"hashtags", "fr", "Tout sur #Moscou et @Lyon.", ""},
    {"pair of persons", "fr", "Paul Tarvel et Jean Brunel. La rencontre Tarvel-Brunel a lieu.",
     "PER Paul Tarvel|PER Jean Brunel"},
    {"common noun between agency and name", "fr", "Selon l'agence d'État TASS, oui.", "ORG TASS"},
    {"a pronoun opens a sentence", "fr", "Celui-ci parle. Aujourd’hui, il pleut au XVe siècle.",
     ""},
    {"place by its parts", "fr", "Hier, Port-Zorbel a voté.", "LOC Port-Zorbel"},
    {"place of an institution", "fr",
     "Hier, Zorbel a voté, dit la mairie. L'hôpital de Zorbel ouvre.",
     "LOC Zorbel|ORG hôpital de Zorbel"},
    {"company by the operator", "en", "Then the operator, Zorbel Armeva, will close it.",
     "ORG Zorbel Armeva"},
    {"company by its apposition", "fr", "Hier, Zorbel Armeva, l'entreprise qui livre, conteste.",
     "ORG Zorbel Armeva"},
    {"operator and its terminal", "fr", "L'exploitant du terminal, Zorbel Armeva, conteste.",
     "ORG Zorbel Armeva"},
    {"a person behind an operator", "fr", "Le directeur de l'entreprise, Pierre Zorbel, conteste.",
     "PER Pierre Zorbel"},
    {"a site", "en", "It was said by Zorbel Armeva, a local news site, on Monday.",
     "ORG Zorbel Armeva"},
    {"french agency in english", "en", "It was said by Agence Zorbel on Monday.",
     "ORG Agence Zorbel"},
    {"partners", "en", "He works for Zorbel & Armeva in London.", "ORG Zorbel & Armeva|LOC London"},
    {"title of a work", "fr", "Elle a vu le film « La Nef des fous » à Lyon.",
     "MISC La Nef des fous|LOC Lyon"},
    {"title with a mark inside", "fr", "L'album \"Zorbel : le retour\" sort.",
     "MISC Zorbel : le retour"},
    {"words in quotation marks are no title", "fr", "Le film, \"Paris, Lyon\", dit-il.",
     "LOC Paris|LOC Lyon"},
    {"team and its town", "fr", "Il joue pour les Zorbels de Lyon.", "ORG Zorbels de Lyon"},
    {"people of a town", "fr", "Il parle aux Allemands de Lyon.", "MISC Allemands|LOC Lyon"},
    {"house that stands for a government", "fr", "Hier, le Kremlin a démenti.", "ORG Kremlin"},
};

TEST(FindEntities, Mentions) {
  for (const MentionCase& c : kMentionCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(mentions_of(c.text, named_in(c.text, c.language)), c.mentions);
  }
}

// The names of each entity, the fullest first: "Anna Berg=Berg|Paris".
std::string entities_of(const Named& named) {
  std::string joined;
  for (const Entity& entity : named.entities) {
    joined += (joined.empty() ? "" : "|") + entity.name;
    for (const std::string& alias : entity.aliases) joined += '=' + alias;
  }
  return joined;
}

struct LinkCase {
  const char* name;
  const char* language;
  const char* text;
  const char* entities;
};

const LinkCase kLinkCases[] = {
    {"surname", "fr", "Oleg Barkine est parti. M. Barkine reviendra.", "Oleg Barkine=Barkine"},
    {"accents and hyphens", "fr", "Park Min-ho parle. Selon Park Min Ho, tout va bien.",
     "Park Min-ho=Park Min Ho"},
    {"family name first", "fr", "Le dirigeant Park Min-ho parle. Hier, Park a souri.",
     "Park Min-ho=Park"},
    {"two given names stay two", "fr",
     "Le dirigeant Park Min-ho a succédé à son père, Park Dae-jung.", "Park Min-ho|Park Dae-jung"},
    {"the family name goes to the last named", "fr",
     "Paul Tarvel est maire. Son frère, Jean Tarvel, est juge. M. Tarvel a refusé.",
     "Paul Tarvel|Jean Tarvel=Tarvel"},
    {"title tells brother from sister", "fr",
     "Paul Tarvel est maire. Sa sœur, Anne Tarvel, est juge. Pour M. Tarvel, c'est non.",
     "Paul Tarvel=Tarvel|Anne Tarvel"},
    {"romanisations of one name", "fr",
     "Le président Oleg Tchekovski parle. Plus tard, Oleg Chekovsky a souri.",
     "Oleg Tchekovski=Oleg Chekovsky"},
    {"acronym behind", "fr", "L'Organisation mondiale de la santé (OMS) alerte. Pour l'OMS, non.",
     "Organisation mondiale de la santé=OMS"},
    {"acronym before", "fr", "Pour la FDSO (Fédération des sentiers oubliés), non.",
     "Fédération des sentiers oubliés=FDSO"},
    {"country and its acronym", "fr", "Hier, la RPDC a répondu. La Corée du Nord insiste.",
     "Corée du Nord=RPDC"},
    {"article of a newspaper", "fr", "Hier, La Tribune a titré. Selon la Tribune, non.",
     "La Tribune=Tribune"},
    {"who holds an office is meant", "fr",
     "Le président russe Oleg Tarvel a une sœur, Anna Tarvel. Hier, Tarvel a parlé.",
     "Oleg Tarvel=Tarvel|Anna Tarvel"},
    {"transcription known by its sound alone", "fr",
     "La ministre Choi Son-mi est là. Plus tard, Chwe a souri.", "Choi Son-mi=Chwe"},
    {"initial", "en", "Oleg Barkin spoke. Later O. Barkin left.", "Oleg Barkin=O. Barkin"},
};

TEST(FindEntities, Links) {
  for (const LinkCase& c : kLinkCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(entities_of(named_in(c.text, c.language)), c.entities);
  }
}

TEST(FindEntities, KeysAndGender) {
  const Named named = named_in(
      "La ministre norvégienne des Affaires étrangères, Solveig Brandal, est à Moscou. "
      "Mme Brandal partira.",
      "fr");
  ASSERT_EQ(named.entities.size(), 2u);
  EXPECT_EQ(named.entities[0].gender, Gender::kFeminine);
  EXPECT_EQ(named.entities[0].keys,
            (std::vector<std::string>{"person:solveig brandal", "role:minister-foreign:NO"}));
  EXPECT_EQ(named.entities[1].reference, "place:524901");
}

// Whatever the bytes: mentions in order, disjoint, inside the text, on boundaries, with an entity.
void expect_sound(const std::string& text) {
  for (const char* tag : {"fr", "en"}) {
    const Named named = named_in(text, tag);
    std::uint32_t end = 0;
    for (const Mention& mention : named.mentions) {
      EXPECT_GE(mention.span.begin, end);
      EXPECT_LT(mention.span.begin, mention.span.end);
      EXPECT_LE(mention.span.end, text.size());
      EXPECT_TRUE(is_boundary(text, mention.span.begin) && is_boundary(text, mention.span.end));
      EXPECT_LT(mention.entity, named.entities.size());
      end = mention.span.end;
    }
    for (const Entity& entity : named.entities) {
      EXPECT_FALSE(entity.name.empty());
      EXPECT_TRUE(std::ranges::is_sorted(entity.aliases));
      EXPECT_TRUE(std::ranges::is_sorted(entity.keys));
    }
  }
}

TEST(FindEntities, NastyText) {
  constexpr const char* kPieces[] = {
      "Paris ", "de ", "(",    "A. ",        "ONU",    "’",    "«",      "\n",
      "Jean ",  "d'",  "&",    "Ministère ", "de la ", "東京", "É",      "-",
      "12 ",    "M. ", "Kim ", "président ", "\u202F", "…",    "russe ", ")"};
  std::uint32_t state = 7;
  for (int round = 0; round < 60; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) {
      state = state * 1664525u + 1013904223u;
      text += kPieces[(state >> 16) % std::size(kPieces)];
    }
    SCOPED_TRACE(text);
    expect_sound(text);
  }
}

TEST(FindEntities, LongListsStayLinear) {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "Abc" + std::to_string(i) + " Def de la Ministère (";
  expect_sound(text);
}

TEST(FindEntities, TheOwnOutletIsAnOrganisation) {
  const struct {
    const char *language, *outlet, *text, *names;
  } cases[] = {
      {"fr", "La Digue", "La Digue fait le point. Brest est calme.", "ORG La Digue|LOC Brest"},
      // Of words that are no names.
      {"en", "Evening Tide", "Evening Tide has learned that Brest is calm, as Evening Tide said.",
       "ORG Evening Tide|LOC Brest|ORG Evening Tide"},
      {"en", "Evening Tide", "In the evening tide after tide rose.", ""},
      {"fr", "Le Petit Matin", "Le Petit Matin révèle une fuite. Le petit matin se lève.",
       "ORG Le Petit Matin"},
  };
  for (const auto& c : cases) {
    Article article;
    article.outlet = c.outlet;
    article.text = c.text;
    const Language& language = languages().of(c.language);
    const auto sentences = split_sentences(article.text, {}, language);
    const auto tokens = tokenize(article.text, sentences, language);
    const Named named = find_entities(article, sentences, tokens, language);
    EXPECT_EQ(mentions_of(article.text, named), c.names);
  }
}

}  // namespace
}  // namespace sourcier
