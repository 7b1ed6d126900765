// Attributions as a journalist reads them, sentence by sentence: refusals and terms of anonymity,
// documents that speak, outlets in quotation marks, contrasts, pronouns, and the same in German.
#include <gtest/gtest.h>

#include <span>

#include "engine/reading/read.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

const Language& language(const char* tag) {
  static const auto pack = Pack::open(SOURCIER_PACK);
  static const Languages languages(*pack);
  return languages.of(tag);
}

// "cue|content|chain", a line each; "?" in front of one who neither confirms nor denies, "!" in
// front of one who denies.
std::string attributions(const char* tag, const std::string& text) {
  Article article;
  article.text = text;
  std::string out;
  for (const Attribution& each : read(article, language(tag)).attributions) {
    if (each.stance == Stance::kNeither) out += "?";
    if (each.stance == Stance::kDenies) out += "!";
    out += std::string(slice(text, each.cue)) + "|" + std::string(slice(text, each.content)) + "|";
    for (const Hop& hop : each.chain) out += (&hop == &each.chain[0] ? "" : " < ") + hop.name;
    out += "\n";
  }
  return out;
}

struct Case {
  const char* language;
  const char* text;
  const char* wanted;
};

void check(std::span<const Case> cases) {
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(attributions(c.language, c.text), c.wanted);
  }
}

// Outlets whose names are a people's, a place's or a word's, and the person behind them.
TEST(Attributions, OutletsByTheWordsInFront) {
  const Case cases[] = {
      {"fr", "« Le pont est fermé », a déclaré Paul Durand au Parisien.",
       "a déclaré|Le pont est fermé|Parisien < Paul Durand\n"},
      {"fr", "« Le pont est fermé », a déclaré Paul Durand à Sud Ouest.",
       "a déclaré|Le pont est fermé|Sud Ouest < Paul Durand\n"},
      {"fr", "« Le pont est fermé », a déclaré à France Inter Paul Durand.",
       "a déclaré|Le pont est fermé|France Inter < Paul Durand\n"},
      {"fr", "« Le pont est fermé », a déclaré au Télégramme Paul Durand.",
       "a déclaré|Le pont est fermé|Télégramme < Paul Durand\n"},
      {"fr", "Selon 20 Minutes, le pont est fermé.", "Selon|le pont est fermé|20 Minutes\n"},
      {"en", "John Smith told the Sun that the bridge was closed.",
       "told|the bridge was closed|Sun < John Smith\n"},
      {"en", "John Smith told the Hindu that the bridge was closed.",
       "told|the bridge was closed|Hindu < John Smith\n"},
  };
  check(cases);
}

TEST(Attributions, RefusalsAreAStance) {
  const Case cases[] = {
      {"fr", "La direction n'a pas souhaité réagir.",
       "?n'a pas souhaité réagir|La direction n'a pas souhaité réagir.|direction\n"},
      {"fr", "Le groupe n'a pas répondu à nos sollicitations.",
       "?n'a pas répondu à nos sollicitations|Le groupe n'a pas répondu à nos "
       "sollicitations.|groupe\n"},
      {"en", "The mayor would not say how many had left.",
       "?would not say|The mayor would not say how many had left.|mayor\n"},
      {"en", "The mayor has yet to respond to the claims.",
       "?has yet to respond|The mayor has yet to respond to the claims.|mayor\n"},
      {"de", "Die Polizei wollte sich dazu nicht äußern.",
       "?wollte sich dazu nicht äußern|Die Polizei wollte sich dazu nicht äußern.|Polizei\n"},
  };
  check(cases);
}

TEST(Attributions, OnWhatTermsOneSpeaksIsNotWhatOneSays) {
  const Case cases[] = {
      {"en", "“It was dark,” one resident, who asked not to be named, told Reuters.",
       "told|It was dark,|Reuters < resident\n"},
      {"en", "“I saw nothing,” said a witness who spoke on condition of anonymity.",
       "said|I saw nothing,|witness\n"},
      {"fr", "« Je n'ai rien vu », témoigne une voisine qui préfère taire son nom.",
       "témoigne|Je n'ai rien vu|voisine\n"},
  };
  check(cases);
}

TEST(Attributions, DocumentsSpeak) {
  const Case cases[] = {
      {"fr", "Trois marins sont morts, indique un communiqué publié mardi par l'OTAN.",
       "indique|Trois marins sont morts|communiqué < OTAN\n"},
      {"fr", "Anne Roquier, maire de Tarvel, a annoncé un rapport sur le port.",
       "a annoncé|un rapport sur le port|Anne Roquier\n"},
      {"en",
       "According to a statement posted on Telegram by the governor, Ivan Tarvel, the strike "
       "killed two people.",
       "According to|the strike killed two people|statement < Ivan Tarvel\n"},
      {"en", "Citing unnamed officials, the Zorbel Times reported that talks would resume.",
       "reported|talks would resume|Zorbel Times < unnamed officials\n"},
  };
  check(cases);
}

TEST(Attributions, AnOutletInMarksIsNoQuotation) {
  const Case cases[] = {
      {"fr", "« Le bilan est lourd », selon le préfet, cité par « Le Figaro ».",
       "selon|Le bilan est lourd|Le Figaro < préfet\n"},
      {"de", "Laut einem Bericht der „Oberhofener Zeitung“ sind drei Millionen Euro verschwunden.",
       "Laut|sind drei Millionen Euro verschwunden|Oberhofener Zeitung\n"},
  };
  check(cases);
}

TEST(Attributions, WhoIsNotNamedHasAPlace) {
  const Case cases[] = {
      {"fr", "« Nous n'avons rien décidé », assure-t-on à l'Élysée.",
       "assure-t-on|Nous n'avons rien décidé|Élysée\n"},
      {"fr", "« C'est faux », réagit son directeur, Luc Tarvel, auprès de l'AFP.",
       "réagit|C'est faux|AFP < Luc Tarvel\n"},
      {"en", "His rival, Sen. Anne Holt, accused him of “lying to the nation”.",
       "accused|lying to the nation|Anne Holt\n"},
      {"en", "According to two people, who requested anonymity, the deal is close.",
       "According to|the deal is close|two people\n"},
      {"en", "Officials said the ship was safe; Reuters could not independently verify the report.",
       "said|the ship was safe|Officials\n"},
  };
  check(cases);
}

TEST(Attributions, WhatIsCitedIsFartherOut) {
  const Case cases[] = {
      {"en", "The radio reported, citing a ministry spokesman, that the envoy had been recalled.",
       "reported|the envoy had been recalled|radio < ministry spokesman\n"},
      {"en", "An official described the plan as “dead on arrival,” according to the Zorbel Times.",
       "according to|An official described the plan as “dead on arrival,”|Zorbel Times\n"
       "described|dead on arrival,|Zorbel Times < official\n"},
      {"fr", "Selon une étude de l'Insee publiée jeudi, le chômage baisse.",
       "Selon|le chômage baisse|étude de l'Insee < Insee\n"},
  };
  check(cases);
}

TEST(Attributions, WhatIsCitedHoweverItIsSaid) {
  const Case cases[] = {
      {"fr", "Le quai rouvrira en mars, selon l'AFP, qui relaie une dépêche de l'agence Zorbel.",
       "selon|Le quai rouvrira en mars|AFP < Zorbel\n"},
      {"fr",
       "D'après une dépêche de l'AFP reprenant les médias officiels iraniens, Reza Tarvel a dit "
       "que "
       "le quai était fermé.",
       "a dit|le quai était fermé|dépêche de l'AFP < AFP < médias officiels iraniens < Reza "
       "Tarvel\n"},
      {"en",
       "According to a Reuters report citing Iranian state media, Reza Tarvel said the pier was "
       "closed.",
       "said|the pier was closed|Reuters < Iranian state media < Reza Tarvel\n"},
      {"en", "The pier will open in March, according to AFP, which carried a report by the Zorbel.",
       "according to|The pier will open in March|AFP < Zorbel\n"},
      {"en", "Mary Holt told the Tarvel Packet: “We close on Friday.”",
       "told|We close on Friday.|Tarvel Packet < Mary Holt\n"},
      {"en", "Mary Holt told reporters the pier would close.",
       "told|the pier would close|Mary Holt\n"},
  };
  check(cases);
}

TEST(Attributions, DeedsDeniedAndLaidToSomeone) {
  const Case cases[] = {
      {"en", "The firm on Tuesday denied dumping oil in the bay.",
       "!denied|dumping oil in the bay|firm\n"},
      {"en", "The mayor has admitted having sold the pier.",
       "has admitted|having sold the pier|mayor\n"},
      {"en", "The charity has accused the firm of dumping oil in the bay.",
       "has accused|dumping oil in the bay|charity\n"},
      {"fr", "Tarvane dément avoir vendu le quai.", "!dément|avoir vendu le quai|Tarvane\n"},
  };
  check(cases);
}

TEST(Attributions, AnOfficeBearsItsOwnersName) {
  const Case cases[] = {
      {"fr", "Anne Roquier ne viendra pas, a indiqué son cabinet.",
       "a indiqué|Anne Roquier ne viendra pas|cabinet d'Anne Roquier\n"},
      {"en", "Tom Baker met Mary Holt. “She will stay,” her office said.",
       "said|She will stay,|Mary Holt's office\n"},
      {"en", "The closure has put 280 workers on furlough, the Ormaie prefecture said on Thursday.",
       "said|The closure has put 280 workers on furlough|Ormaie prefecture\n"},
      {"en", "The firm will not sell. Its office said the pier would open.",
       "said|the pier would open|office\n"},
  };
  check(cases);
}

TEST(Attributions, WhatOthersPromisedIsNotSaid) {
  const Case cases[] = {
      {"fr",
       "Contrairement à ce que le maire a promis, le quai restera fermé, selon la préfecture.",
       "selon|le quai restera fermé|préfecture\n"},
      {"fr", "La préfecture affirme que, contrairement à ce qu'a dit le maire, le quai est fermé.",
       "affirme|le quai est fermé|préfecture\n"},
      {"en", "The union says that, contrary to what the mayor promised, the pier is closed.",
       "says|the pier is closed|union\n"},
      {"fr", "Le ferry avait 180 passagers, et non 120 comme l'affirme l'armateur.",
       "l'affirme|120|armateur\n"},
      {"fr", "Le quai n'est pas fermé, comme l'affirme la maire.",
       "l'affirme|Le quai n'est pas fermé|maire\n"},
      {"en", "The pier was closed rather than open, as the mayor had claimed.",
       "had claimed|open|mayor\n"},
  };
  check(cases);
}

// Who heard it, who passed it on and where it was published, in the forms of the press.
TEST(Attributions, ChannelsOfThePress) {
  constexpr Case cases[] = {
      {"fr", "Le pont est fermé, ont déclaré à l'AFP des responsables.",
       "ont déclaré|Le pont est fermé|AFP < responsables\n"},
      {"fr", "Le pont est fermé, selon le ministère cité par Yonhap.",
       "selon|Le pont est fermé|Yonhap < ministère\n"},
      {"fr", "Le pont est fermé, selon un responsable interrogé par l'AFP.",
       "selon|Le pont est fermé|AFP < responsable\n"},
      {"fr", "Le Kremlin a affirmé dans un communiqué publié sur son site que le pont était fermé.",
       "a affirmé|le pont était fermé|communiqué < Le Kremlin\n"},
      {"fr", "L'agence TASS a cité Oleg Barkine disant que le pont était fermé.",
       "disant|le pont était fermé|TASS < Oleg Barkine\n"},
      {"fr", "Selon un compte-rendu de l'appel publié par le Kremlin, le pont est fermé.",
       "Selon|le pont est fermé|Kremlin < compte-rendu de l'appel\n"},
      {"en", "The Kremlin said in a statement published on its website that the talks had failed.",
       "said|the talks had failed|statement < The Kremlin\n"},
      {"en", "The Kremlin said in a video posted on Monday that the talks had failed.",
       "said|the talks had failed|video < The Kremlin\n"},
      {"en", "Two officials who spoke to Reuters on condition of anonymity said the port was shut.",
       "said|the port was shut|Reuters < Two officials\n"},
      {"en", "The mayor spoke to reporters on Monday.", ""},
      {"en", "A beekeeper quoted by Reuters said the port was shut.",
       "said|the port was shut|Reuters < beekeeper\n"},
      {"en", "Axios was the first to report that the bridge was closed.",
       "was the first to report|the bridge was closed|Axios\n"},
      {"fr", "Axios a été le premier à rapporter que le pont était fermé.",
       "a été le premier à rapporter|le pont était fermé|Axios\n"},
      {"en", "As first reported by Axios, the bridge is closed.",
       "As first reported by|the bridge is closed|Axios\n"},
      {"en", "The closure was first reported by Axios.", "was first reported|The closure|Axios\n"},
      {"en", "The mayor was told by police that the bridge was closed.", ""},
      {"en", "The closure, which was first reported by Axios, lasts a week.", ""},
  };
  check(cases);
}

// "For X, “…”": what stands in marks, and nothing else.
TEST(Attributions, OpinionsInMarks) {
  constexpr Case cases[] = {
      {"en", "For Julie Martin, 32, \"it is the state's fault\".",
       "For|it is the state's fault|Julie Martin\n"},
      {"fr", "Selon Julie Martin, 32 ans, le port est fermé.",
       "Selon|le port est fermé|Julie Martin\n"},
      {"en", "For Julie Martin, the season is over.", ""},
      {"fr", "Pour Julie Martin, « c'est la faute de l'État ».",
       "Pour|c'est la faute de l'État|Julie Martin\n"},
  };
  check(cases);
}

// Verbs in the passive, and figures by verbs that give them.
TEST(Attributions, WhoGivesAFigure) {
  constexpr Case cases[] = {
      {"fr", "La fermeture du quai a été annoncée par la mairie.",
       "a été annoncée|La fermeture du quai|mairie\n"},
      {"en", "Fifteen deaths have been confirmed by the ministry.",
       "have been confirmed|Fifteen deaths|ministry\n"},
      {"en", "The crowd was put at 300 by police and 1,000 by organisers.",
       "was put|The crowd was put at 300|police\n|1,000|organisers\n"},
      {"fr", "Le préjudice a été évalué par le parquet à 12 millions d'euros.",
       "a été évalué|Le préjudice a été évalué par le parquet à 12 millions d'euros|parquet\n"},
      {"fr", "La mairie les évalue à 12 millions d'euros.",
       "les évalue|à 12 millions d'euros|mairie\n"},
      {"en", "The council put the damage at $12 million.",
       "put|the damage at $12 million|council\n"},
      {"en", "The ministry puts turnout at 61%.", "puts|turnout at 61%|ministry\n"},
      {"en", "The union claims 80%; the port says 30%.", "claims|80%|union\nsays|30%|port\n"},
      {"en", "The minister said two days later.", ""},
      {"en", "The firm brought in a reported $326 million.", ""},
      {"en", "The group paid $42 per Whatsapp user.", ""},
      {"fr", "La fermeture n'a pas été annoncée par la mairie.", ""},
  };
  check(cases);
}

// Two who count in one sentence: neither passes the other's number on.
TEST(Attributions, TwoWhoCount) {
  constexpr Case cases[] = {
      {"fr",
       "Quelque 300 manifestants, selon la préfecture, 1 000 d'après les syndicats, ont défilé.",
       "selon|Quelque 300 manifestants|préfecture\nd'après|1 000|syndicats\n"},
      {"fr", "300 personnes, selon la police, et 1 000, selon les organisateurs, ont défilé.",
       "selon|300 personnes|police\nselon|et 1 000, selon les organisateurs, ont défilé|"
       "organisateurs\n"},
      {"en", "Some 300 people, according to police, or 1,000 according to organisers, marched.",
       "according to|Some 300 people|police\naccording to|or 1,000|organisers\n"},
      {"fr", "Le pont, selon la préfecture, est fermé depuis 12 jours.",
       "selon|Le pont, selon la préfecture, est fermé depuis 12 jours|préfecture\n"},
  };
  check(cases);
}

// "300 (police)": whoever counts stands in brackets behind the number.
TEST(Attributions, SourcesInBrackets) {
  constexpr Case cases[] = {
      {"fr", "Entre 300 (police) et 1 000 (CGT) personnes ont défilé.",
       "|300|police\n|1 000|CGT\n"},
      {"fr", "Le cortège comptait 1 000 manifestants (organisateurs).",
       "|1 000 manifestants|organisateurs\n"},
      {"fr", "12 députés (PS) ont voté la loi.", ""},
      {"en", "The march drew 300 people (police) on Sunday.", "|300 people|police\n"},
      {"en", "Police put the crowd at 300, while organisers said 1,000 people had come.",
       "put|the crowd at 300|Police\nsaid|1,000 people had come|organisers\n"},
  };
  check(cases);
}

TEST(Attributions, EachSideOfAContrastSpeaksForItself) {
  const Case cases[] = {
      {"fr",
       "Le syndicat dénonce des salaires « indignes », tandis que la préfecture évoque « un "
       "accueil adapté ».",
       "dénonce|des salaires « indignes »|syndicat\névoque|un accueil adapté|préfecture\n"},
  };
  check(cases);
}

TEST(Attributions, WhomAPronounMeans) {
  const Case cases[] = {
      {"fr", "Le ministère dément toute fraude. Il assure n'avoir jamais été informé des faits.",
       "!dément|toute fraude|ministère\nassure|n'avoir jamais été informé des faits|ministère\n"},
      {"fr",
       "La directrice des thermes de Cauvières, Anne Roquier, a reçu la presse. « Nous rouvrons », "
       "a-t-elle dit.",
       "a-t-elle dit|Nous rouvrons|Anne Roquier\n"},
      {"fr", "Le président a reçu les maires. « La paix est possible », a-t-il dit.",
       "a-t-il dit|La paix est possible|président\n"},
      {"fr",
       "« C'est faux », a dit un porte-parole de l'armée. « Tout va bien », insiste le "
       "porte-parole.",
       "a dit|C'est faux|porte-parole de l'armée\ninsiste|Tout va bien|porte-parole de l'armée\n"},
  };
  check(cases);
}

TEST(Attributions, VerbsWhateverTheirPlace) {
  const Case cases[] = {
      {"fr", "« Nous tiendrons », a lancé, sous les applaudissements, Marc Delvaux.",
       "a lancé|Nous tiendrons|Marc Delvaux\n"},
      {"fr", "Son avocate a parlé d'une « machination politique ».",
       "a parlé|machination politique|avocate\n"},
      {"en", "“We will not give in,” the president, Anne Roquier, promised.",
       "promised|We will not give in,|Anne Roquier\n"},
      {"en", "The bank denied wrongdoing.", "!denied|wrongdoing|bank\n"},
      {"en", "It will serve. “It will serve our children,” mayor Anne Roquier said.",
       "said|It will serve our children,|Anne Roquier\n"},
      {"en", "The governor said Tuesday 4,000 people had fled.",
       "said|4,000 people had fled|governor\n"},
      {"en", "As Reuters reported on Monday, three soldiers died.",
       "reported|three soldiers died|Reuters\n"},
      {"de", "Drei Matrosen starben, wie die Polizei mitteilte.",
       "mitteilte|Drei Matrosen starben|Polizei\n"},
      {"de", "Der Präsident ist empört. „Das ist falsch“, sagte er am Mittwoch.",
       "sagte|Das ist falsch|Präsident\n"},
      {"de", "„Das ist eine Schande“, so die Ministerin.", "so|Das ist eine Schande|Ministerin\n"},
  };
  check(cases);
}

// Of what a noun stands for, by its row: who is shown as what, and what says nothing.
TEST(Attributions, WhatNounsStandFor) {
  const struct {
    const char *language, *text;
    SourceKind kind;
  } shown[] = {
      {"fr", "La médiathèque a annoncé la fermeture de la salle.", SourceKind::kOrganisation},
      {"fr", "Selon l’inspection, le câble était usé.", SourceKind::kOrganisation},
      {"fr", "L'accord prévoit le remplacement de 24 câbles.", SourceKind::kDocument},
      {"fr", "Une voisine affirme que le câble était usé.", SourceKind::kPerson},
      {"en", "The local fire service says two dockers were hurt.", SourceKind::kOrganisation},
      {"en", "The jury said the driver was tired.", SourceKind::kOrganisation},
      {"en", "Another analysis says the port is the third.", SourceKind::kDocument},
      {"en", "A neighbor said the cable was worn.", SourceKind::kPerson},
  };
  for (const auto& c : shown) {
    SCOPED_TRACE(c.text);
    Article article;
    article.text = c.text;
    const auto found = read(article, language(c.language)).attributions;
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].chain.back().kind, c.kind);
  }
  const Case silent[] = {
      {"fr", "Derrière lui, une ardoise annonce encore le plat du jour.", ""},
      {"en", "The ships had to wait after a crane cable snapped over the quay.", ""},
      {"en", "The cable gave way shortly after 11 p.m. on Monday.", ""},
      {"en", "She follows a heavily criticised performance this year by the actor.", ""},
      {"en", "They were held by an estimated 1,500 pirates.", ""},
      {"en", "Let's hope it stays that way.", ""},
      // What a thing is said to tell stays.
      {"en", "A banner says the gate was open.", "says|the gate was open|banner\n"},
  };
  check(silent);
}

// "elle" and "she" mean no thing.
TEST(Attributions, NoPronounMeansAThing) {
  check(std::array{
      Case{"en",
           "Anna Holm came late. A banner says the gate was open. She said the guard was "
           "away.",
           "says|the gate was open|banner\nsaid|the guard was away|Anna Holm\n"}});
}

TEST(Attributions, ADayIsNoPartOfADocument) {
  const Case cases[] = {
      {"fr", "Une note interne du 14 janvier recommandait de changer quatre câbles.",
       "recommandait|changer quatre câbles|note interne\n"},
      {"fr", "Selon un rapport du ministère du 14 janvier 2031, la grue était usée.",
       "Selon|la grue était usée|rapport du ministère < ministère\n"},
  };
  check(cases);
}

// Who is cited has said it, whoever passes it on.
TEST(Attributions, WhoIsCitedHasSaidIt) {
  const Case cases[] = {
      {"en", "The port will close on Monday, Reuters reported citing the prefect.",
       "reported|The port will close on Monday|Reuters < prefect\n"},
      {"en", "The port will close on Monday, TASS reported on Sunday citing the prefect.",
       "reported|The port will close on Monday|TASS < prefect\n"},
      {"en", "The port will close on Monday, according to Reuters, which cited the prefect.",
       "according to|The port will close on Monday|Reuters < prefect\n"},
      {"en", "The agency reported, quoting the prefect as saying the port would close.",
       "quoting the prefect as saying|the port would close|agency < prefect\n"},
  };
  check(cases);
  Article article;
  article.text = "The cables were “worn”, Reuters reported, citing the prefect.";
  const Reading reading = read(article, language("en"));
  ASSERT_EQ(reading.quotations.size(), 1u);
  EXPECT_EQ(reading.quotations[0].speaker->name, "prefect");
}

// Whom the speaker told, and whose document it was, wherever that is said.
TEST(Attributions, ThroughWhom) {
  const Case cases[] = {
      {"fr", "Sur le plateau de BFMTV, le préfet a assuré que le port fermerait.",
       "a assuré|le port fermerait|BFMTV < préfet\n"},
      {"fr", "Le préfet, dans un entretien au Monde, assure que le port fermera.",
       "assure|le port fermera|Monde < préfet\n"},
      {"en", "The prefect, speaking to Reuters, said the port would close.",
       "said|the port would close|Reuters < prefect\n"},
      {"en", "The prefect, speaking to reporters, said the port would close.",
       "said|the port would close|prefect\n"},
      {"en", "The prefect, in an interview with Reuters, said the port would close.",
       "said|the port would close|Reuters < prefect\n"},
      {"en", "Anna Holm, an editor at the BBC, said the port would close.",
       "said|the port would close|Anna Holm\n"},
      {"en", "The prefect told state broadcaster KBS that the port would close.",
       "told|the port would close|KBS < prefect\n"},
      {"en", "The prefect said in a statement carried by KCNA that the port would close.",
       "said|the port would close|KCNA < statement < prefect\n"},
      {"en", "The Kremlin said, as quoted by TASS, that the port would close.",
       "said|the port would close|TASS < The Kremlin\n"},
      {"en", "The port will close on Monday, Reuters has learned.",
       "has learned|The port will close on Monday|Reuters\n"},
      {"en", "A letter seen by Reuters says the port will close.",
       "says|the port will close|Reuters < letter\n"},
      {"en", "A report by the UN says the port will close.",
       "says|the port will close|report by the UN < UN\n"},
      {"en", "The port will close, according to a letter from the prefect seen by Reuters.",
       "according to|The port will close|Reuters < letter < prefect\n"},
  };
  check(cases);
}

// Whoever stands in front with an apposition is the subject, and what follows no speaker.
TEST(Attributions, WhoAccusesIsNotWhoIsAccused) {
  const Case cases[] = {
      {"fr", "La maire, Anne Holm, accuse le gouvernement.", "accuse|le gouvernement|Anne Holm\n"},
      {"fr", "Sa femme, Marie Renaud, accuse la direction.", "accuse|la direction|Marie Renaud\n"},
      {"fr", "Le port est dangereux, accuse la direction.",
       "accuse|Le port est dangereux|direction\n"},
      {"fr", "Un scandale, dénonce le syndicat.", "dénonce|Un scandale|syndicat\n"},
      {"en", "His wife, Mary Renner, blames the management.",
       "blames|the management|Mary Renner\n"},
      {"en", "Anne Holm, the mayor, criticised the union.", "criticised|the union|Anne Holm\n"},
      {"en", "The port is unsafe, says the union.", "says|The port is unsafe|union\n"},
  };
  check(cases);
}

// "juge" is an office, and a verb behind one who speaks.
TEST(Attributions, AnOfficeThatIsAVerb) {
  const Case cases[] = {
      {"fr", "Le Syndicat des dockers de Brévalon juge ce chiffre « ridiculement bas ».",
       "juge|ridiculement bas|Syndicat des dockers de Brévalon\n"},
      {"fr", "Le syndicat juge la mesure « inutile ».", "juge|la mesure « inutile »|syndicat\n"},
      {"fr", "Le juge a déclaré que le port fermerait.", "a déclaré|le port fermerait|juge\n"},
  };
  check(cases);
}

}  // namespace
}  // namespace sourcier
