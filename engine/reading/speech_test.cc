#include "engine/reading/speech.h"

#include <gtest/gtest.h>

#include "engine/reading/read.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

const Language& language(const char* tag) {
  static const auto pack = Pack::open(SOURCIER_PACK);
  static const Languages languages(*pack);
  return languages.of(tag);
}

Reading read_text(const char* tag, const std::string& text) {
  Article article;
  article.text = text;
  article.outlet = "The Lantern";
  return read(article, language(tag));
}

std::string print(const std::vector<Hop>& chain) {
  std::string out;
  for (const Hop& hop : chain) {
    if (!out.empty()) out += " < ";
    out += hop.name + (hop.inherited ? "*" : "");
  }
  return out;
}

constexpr const char* kKinds[] = {"direct", "mixed", "indirect"};

// "kind|words|speaker" a line.
std::string print_quotations(const Reading& reading, std::string_view text) {
  std::string out;
  for (const Quotation& q : reading.quotations) {
    out += std::string(kKinds[static_cast<int>(q.kind)]) + "|" + std::string(slice(text, q.span)) +
           "|" + (q.speaker ? q.speaker->name : "") + "\n";
  }
  return out;
}

struct Case {
  const char* name;
  const char* language;
  const char* text;
  const char* wanted;
};

const Case kQuotations[] = {
    {"inverted cue", "fr", "« Nous partirons demain matin », a déclaré Paul Durand.",
     "direct|Nous partirons demain matin|Paul Durand\n"},
    {"inverted pronoun", "fr",
     "Marie Lefort est arrivée. « Nous partirons demain », a-t-elle déclaré.",
     "direct|Nous partirons demain|Marie Lefort\n"},
    {"reported clause", "fr", "Paul Durand a affirmé que le pont serait fermé lundi.",
     "indirect|le pont serait fermé lundi|Paul Durand\n"},
    {"explained by something", "fr",
     "La perte de l'Ecureuil s'expliquerait par \"un nombre important de défaillances\".", ""},
    {"the relative of a source", "fr",
     "Trois personnes ont été blessées, d'après les pompiers, qui assurent que le feu est "
     "maîtrisé.",
     "indirect|le feu est maîtrisé|pompiers\n"},
    {"the relative of an object", "fr",
     "La fermeture du port inquiète le maire, qui affirme que le quai sera rouvert.",
     "indirect|le quai sera rouvert|maire\n"},
    {"the relative of an office", "fr",
     "Le pont est fermé, selon Paul Durand, directeur du port, qui affirme que le quai est ouvert.",
     "indirect|le quai est ouvert|Paul Durand\n"},
    {"a clause with a fragment has only the fragment", "fr",
     "Paul Durand a affirmé que le pont était « totalement inutilisable » depuis hier.",
     "mixed|totalement inutilisable|Paul Durand\n"},
    {"according to", "fr", "Selon Paul Durand, le pont est « totalement inutilisable ».",
     "mixed|totalement inutilisable|Paul Durand\n"},
    {"an office finds its holder", "fr",
     "Le ministre Paul Durand est venu. « Le pont est fermé », a précisé le ministre.",
     "direct|Le pont est fermé|Paul Durand\n"},
    {"two words that somebody has said", "fr",
     "Le préfet, Paul Durand, a dit « prendre note » de la fermeture.",
     "mixed|prendre note|Paul Durand\n"},
    {"a nickname is none", "fr", "Paul Durand, dit « grand chef », est venu.", ""},
    {"a scare quote is none", "fr", "Le « grand pont » est fermé depuis hier.", ""},
    {"a title is none", "fr", "Paul Durand a présenté son livre « Les ponts de la vallée ».", ""},
    {"continued without a cue", "fr",
     "« Le pont est fermé », a dit Paul Durand. « Il rouvrira lundi prochain. »",
     "direct|Le pont est fermé|Paul Durand\ndirect|Il rouvrira lundi prochain.|Paul Durand\n"},
    {"a number has no marks", "fr",
     "Paul Durand, qui compte 30.000 abonnés, a dénoncé un « scandale permanent ».",
     "mixed|scandale permanent|Paul Durand\n"},
    {"the office of a woman in a party", "fr",
     "Marie Lefort, présidente du parti, est venue. « Nous partirons demain », a-t-elle déclaré.",
     "direct|Nous partirons demain|Marie Lefort\n"},
    {"said in front", "en", "\"The bridge is closed,\" said Mary Smith.",
     "direct|The bridge is closed,|Mary Smith\n"},
    {"said behind", "en", "“The bridge is closed,” Mary Smith said on Monday.",
     "direct|The bridge is closed,|Mary Smith\n"},
    {"said that", "en", "Mary Smith said that the bridge would close on Monday.",
     "indirect|the bridge would close on Monday|Mary Smith\n"},
    {"said without that", "en", "Mary Smith said the bridge would close on Monday.",
     "indirect|the bridge would close on Monday|Mary Smith\n"},
    {"a clause behind after", "en",
     "The bill faced dismal prospects after the governor suggested he would not support it.",
     "indirect|he would not support it|governor\n"},
    {"said with a verb that no table has", "en",
     "Mary Smith now says the closure left 310 workers idle, up from 280.",
     "indirect|the closure left 310 workers idle, up from 280|Mary Smith\n"},
    {"verb second", "de", "Am Freitag sagte die Polizei, der Mann sei verschwunden.",
     "indirect|der Mann sei verschwunden|Polizei\n"},
    {"verb second behind its relay", "de",
     "Laut dpa erklärte Minister Karl Hoffmann, die Brücke sei geschlossen.",
     "indirect|die Brücke sei geschlossen|Karl Hoffmann\n"},
    {"a people in front of its ministry", "en",
     "The French transport ministry said that the bridge would close on Monday.",
     "indirect|the bridge would close on Monday|French transport ministry\n"},
    {"whom it is told does not speak", "en",
     "“The bridge is closed,” Mary Smith, one of the masons, told the Harbour Sentinel by phone.",
     "direct|The bridge is closed,|Mary Smith\n"},
    {"reporters do not speak", "en",
     "“The bridge is closed,” its spokesman, John Baker, told reporters in Lyon.",
     "direct|The bridge is closed,|John Baker\n"},
    {"before the press", "fr",
     "« Le pont est fermé », a déclaré devant la presse la directrice du pont, Marie Lefort.",
     "direct|Le pont est fermé|Marie Lefort\n"},
    {"a description and its name", "fr",
     "« Le pont est fermé », raconte la pontonnière, Marie Lefort, qui y travaille.",
     "direct|Le pont est fermé|Marie Lefort\n"},
    {"a relative clause has its own subject", "fr",
     "Une note interne, que Paul Durand a pu lire, recommandait « une fermeture immédiate ».",
     "mixed|une fermeture immédiate|note interne\n"},
    {"who spoke last goes on, however he is described", "fr",
     "« Le pont est fermé », a dit Paul Durand. « Il rouvrira lundi », a ajouté le champion du "
     "monde.",
     "direct|Le pont est fermé|Paul Durand\ndirect|Il rouvrira lundi|Paul Durand\n"},
    {"an office in an aside", "fr",
     "Paul Durand, maire de Lyon, est venu. Marie Lefort a parlé. « Le pont est fermé », a dit le "
     "maire socialiste.",
     "direct|Le pont est fermé|Paul Durand\n"},
    {"the title of a thing", "fr",
     "« Le pont est fermé », a dit Paul Durand à propos de l'« Observatoire des ponts de France ».",
     "direct|Le pont est fermé|Paul Durand\n"},
    {"who accuses says the quoted words", "fr",
     "Paul Durand a accusé Jean Petit d'avoir fermé le pont : « Il ment toujours », a-t-il dit.",
     "indirect|avoir fermé le pont|Paul Durand\ndirect|Il ment toujours|Paul Durand\n"},
    {"no quotation of an aside's object", "fr",
     "Paul Durand a confié son enfant à une voisine « qui habite près du pont ».", ""},
    {"an apposition before, a clause without that behind", "en",
     "Mary Smith, a mason from the old harbour, said the reopened bridge was safe.",
     "indirect|the reopened bridge was safe|Mary Smith\n"},
    {"a relative clause before the verb", "en",
     "Mary Smith, who has worked at the harbour, said the bridge was safe.",
     "indirect|the bridge was safe|Mary Smith\n"},
    {"a subject without its article", "en", "Some masons say bridges might last longer.",
     "indirect|bridges might last longer|masons\n"},
    {"the cue inside the clause", "en", "Trade, Mary Smith said, has been slow.",
     "indirect|Trade, Mary Smith said, has been slow|Mary Smith\n"},
    {"introduced in the paragraph before", "en",
     "Mary Smith told the masons:\n\n“The bridge is closed. We go home.”",
     "direct|The bridge is closed. We go home.|Mary Smith\n"},
    {"marks of two kinds", "en", "“The bridge is closed,\" Mary Smith said.",
     "direct|The bridge is closed,|Mary Smith\n"},
    {"two apostrophes", "en", "''The bridge is closed,'' Mary Smith said.",
     "direct|The bridge is closed,|Mary Smith\n"},
    {"quoted as saying", "en",
     "\"The bridge is closed,\" Mary Smith was quoted as saying by Reuters.",
     "direct|The bridge is closed,|Mary Smith\n"},
    {"told us", "fr", "« Le pont est fermé », nous a déclaré Paul Durand.",
     "direct|Le pont est fermé|Paul Durand\n"},
    {"words, a colon and who is named", "fr",
     "« Nous fermerons le pont demain » : le maire Paul Durand a réagi lundi.",
     "direct|Nous fermerons le pont demain|Paul Durand\n"},
    {"a report that is denied does not speak", "en",
     "A spokesman for the port, John Baker, denied the report.", ""},
    {"a whole report stands in front of a plural verb and whoever it has", "fr",
     "Trois promeneurs ont été retrouvés dans la vallée, ont annoncé lundi les gardiens du col.",
     "indirect|Trois promeneurs ont été retrouvés dans la vallée|gardiens du col\n"},
    {"what a singular verb announces is no speaker", "fr",
     "Paul Durand, attendu lundi, a annoncé les travaux du pont.", ""},
    {"what is denied does not speak", "fr",
     "Zorbel, le plus grand port du pays, a démenti les informations parues dans Le Monde.", ""},
    {"told reporters, without marks", "en",
     "The bridge was closed on Sunday, harbour spokesman John Baker told reporters.",
     "indirect|The bridge was closed on Sunday|John Baker\n"},
    {"a listener who is described", "en",
     "Masons told local radio station Zorbel FM that the bridge had moved.",
     "indirect|the bridge had moved|Masons\n"},
    {"a verb that may be a noun, in front of its colon", "fr",
     "Contactée, la direction du port dément : « Le pont n'a jamais été fermé. »",
     "direct|Le pont n'a jamais été fermé.|direction du port\n"},
    {"a verb that may be an office", "fr",
     "L'ancien ambassadeur Paul Durand juge que « le pont peut être rouvert ».",
     "mixed|le pont peut être rouvert|Paul Durand\n"},
    {"the name behind an office that the text has not named", "fr",
     "Un porte-parole du port, Paul Durand, a affirmé que le pont était fermé.",
     "indirect|le pont était fermé|Paul Durand\n"},
    {"a dateline is no part of what is said", "fr",
     "LYON, 3 mars (AFP) - Le pont est fermé depuis hier, a annoncé la mairie.",
     "indirect|Le pont est fermé depuis hier|mairie\n"},
    {"an aside keeps its conjunction", "fr",
     "La mairie affirme que le pont est fermé, comme l'a annoncé la préfecture.",
     "indirect|le pont est fermé|mairie\n"},
    {"a pronoun", "en", "Mary Smith arrived. “The bridge is closed,” she said.",
     "direct|The bridge is closed,|Mary Smith\n"},
};

TEST(FindSpeech, Quotations) {
  for (const Case& c : kQuotations) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(print_quotations(read_text(c.language, c.text), c.text), c.wanted);
  }
}

// Every chain of the attributions, a line each.
const Case kChains[] = {
    {"one source", "fr", "Selon Reuters, le pont est fermé.", "Reuters\n"},
    {"relay behind", "fr", "Paul Durand a déclaré que le pont était fermé, selon Reuters.",
     "Reuters < Paul Durand\n"},
    {"relay in front", "fr", "Selon Reuters, Paul Durand a déclaré que le pont était fermé.",
     "Reuters < Paul Durand\n"},
    {"two relays side by side", "fr",
     "Le pont est fermé, a rapporté la presse locale, citée par l'AFP et Reuters.",
     "AFP < presse locale\nReuters < presse locale\n"},
    {"quoting", "fr", "Selon l'agence Reuters, citant Paul Durand, le pont est fermé.",
     "Reuters < Paul Durand\n"},
    {"an agency behind whose country it is", "en",
     "The president said the bridge was closed, Reuters reported, citing Russia's state news "
     "agency TASS.",
     "Reuters < TASS < president\n"},
    {"told an agency", "fr", "« Le pont est fermé », a déclaré à l'AFP Paul Durand.",
     "AFP < Paul Durand\n"},
    {"in a statement", "fr", "Dans un communiqué, Paul Durand a affirmé que le pont était fermé.",
     "communiqué < Paul Durand\n"},
    {"carried over", "fr",
     "Selon Reuters, Paul Durand a déclaré que le pont était fermé. Il a aussi exprimé sa "
     "« profonde colère envers la mairie ».",
     "Reuters < Paul Durand\nReuters* < Paul Durand\n"},
    {"unnamed source", "fr", "Le pont est fermé, a-t-on appris de source judiciaire.",
     "source judiciaire\n"},
    {"told Reuters", "en", "Mary Smith told Reuters that the bridge was closed.",
     "Reuters < Mary Smith\n"},
    {"told a radio nobody knows", "en", "“The bridge is closed,” Mary Smith told Radio Zorbel.",
     "Radio Zorbel < Mary Smith\n"},
    {"told a newspaper that bears its country", "en",
     "“The bridge is closed,” Mary Smith told the Croatian Times.",
     "Croatian Times < Mary Smith\n"},
    {"an agency that writes itself small", "fr", "Le pont est fermé, a annoncé dpa.", "dpa\n"},
    {"who tells what others think", "en",
     "Masons believe the bridge has moved by a metre, reports the Zorbel Times.", "Zorbel Times\n"},
    {"told a newspaper nobody knows", "fr",
     "« Le pont est fermé », a déclaré Paul Durand au Zorbel.", "Zorbel < Paul Durand\n"},
    {"told a newspaper with its place", "fr",
     "« Le pont est fermé », a déclaré Paul Durand au Zorbel de Lyon.",
     "Zorbel de Lyon < Paul Durand\n"},
    {"the press passes nothing on", "fr",
     "« Le pont est fermé », a déclaré devant la presse la directrice, Marie Lefort.",
     "Marie Lefort\n"},
    {"a report that stands in an outlet is the outlet's", "en",
     "The bridge is closed, said Mary Smith, according to a report in the Zorbel Times.",
     "Zorbel Times < Mary Smith\nZorbel Times\n"},
    {"a story on a website", "en",
     "The bridge is closed, according to a story on the website Zorbel.", "Zorbel\n"},
    {"a report on a subject stands nowhere", "en",
     "The bridge is closed, according to a report on the river.", "report\n"},
    {"an article that appeared in a newspaper", "fr",
     "Le pont est fermé, selon un article paru dans Le Monde.", "Le Monde\n"},
    {"told an agency nobody knows", "fr",
     "Paul Durand est venu. « Le pont est fermé », a-t-il confié à l’Agence Zorbel.",
     "Agence Zorbel < Paul Durand\n"},
    {"told this newspaper", "en", "“The bridge is closed,” Mary Smith told this newspaper.",
     "The Lantern < Mary Smith\n"},
    {"told our newspaper", "fr",
     "Paul Durand est venu. « Le pont est fermé », a-t-il confié à notre rédaction.",
     "The Lantern < Paul Durand\n"},
    {"three hops, the outer cue behind", "en",
     "“The bridge is closed,” Mary Smith said on Monday, the Tolvane news agency reported, citing "
     "Radio Zorbel.",
     "Tolvane < Radio Zorbel < Mary Smith\nTolvane < Radio Zorbel\n"},
    {"reported, quoting", "en",
     "The bridge was closed in May, Radio Zorbel reported on Monday, quoting an internal document, "
     "according to the Tolvane news agency.",
     "Tolvane < Radio Zorbel < internal document\nTolvane\n"},
    {"the office, where it is held, and its name", "en",
     "John Baker said no. The bridge is closed, Radio Zorbel reported, citing the prosecutor in "
     "Lyon, Mary Smith.",
     "Radio Zorbel < Mary Smith\n"},
    {"where the news is from", "fr",
     "Le pont est fermé. L’information a été donnée par la radio Zorbel.", "Zorbel\n"},
    {"where the news is from", "en",
     "The bridge is closed. The news was first reported by Reuters.", "Reuters\n"},
    {"a document that one quotes", "fr",
     "Selon cet arrêt, « le pont doit rester fermé », a précisé Paul Durand.",
     "Paul Durand < arrêt\n"},
    {"quoted words that report", "fr",
     "La directrice « a expliqué qu'elle fermerait le pont », a précisé Paul Durand.",
     "Paul Durand < directrice\n"},
    {"a document as the object", "fr",
     "Paul Durand a déposé une plainte pour « abus de confiance et faux en écriture ».",
     "plainte < Paul Durand\n"},
    {"through an organisation", "fr",
     "Paul Durand s'est engagé, par la voix de la Fédération bancaire, à rouvrir le pont.",
     "Fédération bancaire < Paul Durand\n"},
    {"an interview is its outlet's", "fr",
     "Dans un entretien à l'AFP, Paul Durand a affirmé que le pont était fermé.",
     "AFP < Paul Durand\n"},
    {"before an interview", "fr",
     "« Le pont est fermé », a dit Paul Durand avant son entretien avec Marie Lefort.",
     "Paul Durand\n"},
    {"a report that an outlet printed is no channel of another's words", "fr",
     "« Le pont est fermé », a dit Paul Durand, confirmant une information parue dans Le Monde.",
     "Paul Durand\nPaul Durand\n"},
    {"an accusation", "fr", "Paul Durand accuse la mairie de la fermeture du pont.",
     "Paul Durand\n"},
    {"its own intention", "fr", "Paul Durand a déclaré son intention de rouvrir le pont.",
     "Paul Durand\n"},
    {"an attitude", "en", "Mary Smith opposes the plan of the harbour.", "Mary Smith\n"},
    {"a demand", "en", "Mary Smith called for calm.", "Mary Smith\n"},
    {"an attitude that someone tells of is part of what he tells", "en",
     "John Baker said that Mary Smith opposes the plan.", "John Baker\n"},
    {"a gerund shares the subject", "en",
     "Mary Smith said the bridge was closed, criticizing the harbour.", "Mary Smith\nMary Smith\n"},
    {"quoted as saying, in front", "en",
     "Mary Smith was quoted by Reuters as saying that the bridge was closed.",
     "Reuters < Mary Smith\n"},
    {"quoted as saying, behind", "en",
     "\"The bridge is closed,\" Mary Smith was quoted as saying by Reuters.",
     "Reuters < Mary Smith\n"},
    {"told us, in an outlet's own article", "fr",
     "« Le pont est fermé », nous a déclaré Paul Durand.", "The Lantern < Paul Durand\n"},
    {"told us, in English", "en", "\"The bridge is closed,\" Mary Smith told us.",
     "The Lantern < Mary Smith\n"},
    {"an inner report, and where it was said", "fr",
     "Le pont « restera fermé », a prévenu Paul Durand lors d'un entretien avec Marie Lefort, a "
     "rapporté l'agence Reuters.",
     "Reuters\nReuters < Paul Durand\n"},
    {"each number has its source", "fr",
     "Le pont a vu passer 12 000 personnes selon la police et 40 000 selon les syndicats.",
     "police\nsyndicats\n"},
    {"an organisation just described has its name behind", "en",
     "The bridge had 200 lamps, according to its operator, Zorbel Lines.", "Zorbel Lines\n"},
    {"an official agency", "en",
     "Mary Smith said the bridge was closed, according to the official Reuters news agency.",
     "Reuters news agency < Mary Smith\n"},
    {"an interview behind the quoted words", "en",
     "Mary Smith called the bridge \"unsafe\" in an interview with Reuters.",
     "Reuters < Mary Smith\n"},
    {"the outlet that called", "fr",
     "« Le pont est fermé », s'indigne Paul Durand, joint par téléphone par l'AFP.",
     "AFP < Paul Durand\n"},
    {"an interview that several gave holds for one of them", "fr",
     "Le pont rouvrira, déclarent les dirigeants du port dans un entretien au Monde. « Tout est "
     "prêt », explique Paul Durand.",
     "Monde < dirigeants du port\nMonde* < Paul Durand\n"},
    {"a post has no participle in its name", "fr",
     "« Le pont est fermé », a écrit Paul Durand dans un message publié sur la plateforme.",
     "message < Paul Durand\n"},
    {"cited behind a pronoun", "fr",
     "Paul Durand est venu lundi. « Le pont est fermé », a-t-il déclaré, cité par Reuters.",
     "Reuters < Paul Durand\n"},
    {"cited behind where he is posted", "fr",
     "Selon un diplomate en poste à Brestac, cité par l'agence Reuters, le pont est « fermé ».",
     "Reuters < diplomate\n"},
    {"cited on terms", "fr",
     "« Le pont est fermé », dit un cadre, cité sous le couvert de l'anonymat par Reuters.",
     "Reuters < cadre\n"},
    {"told behind the one who tells", "fr",
     "« Le pont est fermé », a commenté un diplomate européen auprès de l'AFP.",
     "AFP < diplomate européen\n"},
    {"an apposition of the channel", "fr",
     "« Le pont est fermé », a affirmé lundi sur l'ORTM, la télévision publique, le colonel Paul "
     "Durand.",
     "ORTM < Paul Durand\n"},
    {"a rank between the office and the name", "fr",
     "Le ministre de la Sécurité, le général Paul Durand, a promis que « le pont rouvrirait ».",
     "Paul Durand\n"},
    {"an office with an acronym, and the name", "fr",
     "« Le pont est fermé », a confié à l'AFP le secrétaire général du Syndicat national des "
     "dockers "
     "et conducteurs maritimes (Synacom), Paul Durand.",
     "AFP < Paul Durand\n"},
    {"asked in front of an apposition", "fr",
     "Contactée par l'AFP, la direction du port, une filiale de Zorbel, a dit que le pont était "
     "fermé.",
     "AFP < direction du port\n"},
    {"told a radio with an apposition", "en",
     "Mary Smith told Reuters, an agency with an office there, that the bridge was closed.",
     "Reuters < Mary Smith\n"},
    {"quoted as saying, with an apposition", "en",
     "“The bridge is closed,” the state news agency Tass quoted the port's spokesperson, Mary "
     "Smith, "
     "as saying.",
     "Tass < Mary Smith\n"},
    {"on a network", "fr",
     "Sur X, la maire, Marie Lefort, a fait savoir que « le pont est fermé ».",
     "X < Marie Lefort\n"},
    {"according to, behind", "en", "The bridge is closed, according to Reuters.", "Reuters\n"},
};

TEST(FindSpeech, Chains) {
  for (const Case& c : kChains) {
    SCOPED_TRACE(c.name);
    std::string chains;
    for (const Attribution& a : read_text(c.language, c.text).attributions) {
      chains += print(a.chain) + "\n";
    }
    EXPECT_EQ(chains, c.wanted);
  }
}

TEST(FindSpeech, AnInterviewHoldsForWhatItsGiverSaysElsewhere) {
  const std::string text =
      "« Le pont est fermé », a dit Paul Durand. Les écoles aussi. La neige tombe encore.\n\n"
      "Dans un entretien à Reuters publié mardi, Paul Durand écarte toute réouverture. La ville "
      "attend. Les grues sont là.\n\n« Tout est prêt », assure Marie Lefort.";
  const Reading reading = read_text("fr", text);
  ASSERT_EQ(reading.quotations.size(), 2U);
  EXPECT_EQ(print(reading.quotations[0].chain), "Reuters* < Paul Durand");
  EXPECT_EQ(print(reading.quotations[1].chain), "Marie Lefort");
}

TEST(FindSpeech, WhatFollowsTheColonIsReported) {
  const auto content = [](const std::string& text) {
    const Reading reading = read_text("fr", text);
    return reading.attributions.size() != 1
               ? "attributions: " + std::to_string(reading.attributions.size())
               : std::string(slice(text, reading.attributions[0].content));
  };
  EXPECT_EQ(content("La neige tombe. Selon Reuters : le pont, qui tremblait, est fermé."),
            "le pont, qui tremblait, est fermé");
  EXPECT_EQ(content("La neige tombe.\n\nSelon Reuters :\n\nLe pont est fermé."),
            "Le pont est fermé.");
}

TEST(FindSpeech, Stances) {
  const auto stance = [](const char* text) {
    const Reading reading = read_text("fr", text);
    return reading.attributions.empty() ? Stance::kAsserts : reading.attributions.back().stance;
  };
  EXPECT_EQ(stance("Paul Durand a démenti avoir fermé le pont."), Stance::kDenies);
  EXPECT_EQ(stance("Le pont est fermé. Paul Durand s'est refusé à tout commentaire."),
            Stance::kNeither);
  EXPECT_EQ(stance("Paul Durand a confirmé que le pont était fermé."), Stance::kAsserts);
}

// Once an endless loop: a refusal without anyone who refuses.
TEST(FindSpeech, ARefusalWithoutSubjectEnds) {
  EXPECT_TRUE(read_text("fr", "Refusé de commenter.").attributions.empty());
  EXPECT_TRUE(read_text("en", "Declined to comment.").attributions.empty());
}

TEST(FindSpeech, AQuantityHasTheSourceOfItsAttribution) {
  const std::string text = "Selon Paul Durand, 15 000 soldats sont arrivés hier.";
  const Reading reading = read_text("fr", text);
  ASSERT_EQ(reading.quantities.size(), 1U);
  EXPECT_EQ(reading.quantities[0].according_to, "Paul Durand");
}

TEST(FindSpeech, NobodySpeaksInALanguageWithoutRules) {
  Article article;
  article.text =
      "Paulo Duarte : \"O cais vai fechar amanhã de manhã\". According to Paulo Duarte, 300 "
      "operários trabalham no cais.";
  const auto speech_in = [&](const char* tag) {
    article.language = tag;
    const Reading reading = read(article, language(tag));
    return reading.quotations.size() + reading.attributions.size();
  };
  EXPECT_EQ(speech_in("pt"), 0U);
  EXPECT_EQ(speech_in("pt-BR"), 0U);
  // Nobody says that it is none of them.
  EXPECT_GT(speech_in(""), 0U);
  EXPECT_GT(speech_in("en-GB"), 0U);
}

TEST(FindSpeech, SpansLieInsideWhateverTheText) {
  const std::string_view pieces[] = {"« ",     " »",   "\"",         "a déclaré ", "Paul Durand ",
                                     "selon ", ", ",   ". ",         "que ",       "il ",
                                     "l’",     "AFP ", "citée par ", "\n\n",       "le ministre "};
  std::uint32_t state = 11;
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 30; ++i) {
      state = state * 1664525U + 1013904223U;
      text += pieces[(state >> 16) % std::size(pieces)];
    }
    const Reading reading = read_text("fr", text);
    for (const Quotation& q : reading.quotations) {
      EXPECT_TRUE(q.span.begin < q.span.end && q.span.end <= text.size()) << text;
    }
    for (const Attribution& a : reading.attributions) {
      EXPECT_TRUE(a.content.begin <= a.content.end && a.content.end <= text.size()) << text;
      EXPECT_FALSE(a.chain.empty()) << text;
    }
  }
}

}  // namespace
}  // namespace sourcier
