// What verbs of saying report and who gives a figure, sentence by sentence.
#include <gtest/gtest.h>

#include <string>

#include "engine/reading/read_text.h"

namespace sourcier {
namespace {

struct Case {
  const char* language;
  const char* text;
  const char* wanted;
};

// "words|speaker" of each quotation and report.
constexpr Case kReports[] = {
    {"en", "Police said at least 12 people were killed.",
     "at least 12 people were killed|Police\n"},
    {"en", "The ministry said about 2,000 people took part.",
     "about 2,000 people took part|ministry\n"},
    {"en", "The ministry said its forces shot down 14 drones overnight.",
     "its forces shot down 14 drones overnight|ministry\n"},
    {"en", "The mayor said in his nightly video address that the port was shut.",
     "the port was shut|mayor\n"},
    {"en", "Two people familiar with the matter said the deal is off.",
     "the deal is off|Two people familiar with the matter\n"},
    {"en", "The deal is off, two people briefed on the talks said.",
     "The deal is off|two people briefed on the talks\n"},
    {"en", "Three men have been arrested, police have confirmed.",
     "Three men have been arrested|police\n"},
    {"en", "The mayor confirmed the port would close.", "the port would close|mayor\n"},
    {"en", "The mayor announced the closure of a plant that has 300 workers.", ""},
    {"en", "The army claims to have taken the town.", "to have taken the town|army\n"},
    {"en", "The mayor pointed out that the port was shut.", "the port was shut|mayor\n"},
    {"en", "\"The talks have failed,\" Reuters quoted the minister as saying.",
     "The talks have failed,|minister\n"},
    {"en", "More than 1,200 people marched through the centre, police said.",
     "More than 1,200 people marched through the centre|police\n"},
    {"en", "The office announced it added 255,000 jobs in July.",
     "it added 255,000 jobs in July|office\n"},
    {"en", "The firm confirmed it to Reuters on Monday.", ""},
    {"en", "The mayor, asked about the strike, said talks would resume.",
     "talks would resume|mayor\n"},
    {"en", "The town has fallen, local media report.", "The town has fallen|local media\n"},
    {"en", "The union will sit out the vote, Phil Smith told Reuters earlier this week.",
     "The union will sit out the vote|Phil Smith\n"},
    {"en", "The US says the ship was in its waters.", "the ship was in its waters|US\n"},
    {"en", "The WHO said cases were rising fast.", "cases were rising fast|WHO\n"},
    {"en", "The family said their son would come.", "their son would come|family\n"},
    {"en", "Sources close to the minister say the port will close.",
     "the port will close|Sources close to the minister\n"},
    {"en", "Work resumed after the minister said the port would close.",
     "the port would close|minister\n"},
    {"en", "John Delmare left. Delmare opponent Paul Renner said it was false.",
     "it was false|Paul Renner\n"},
    {"en", "Ford chief of staff Paul Mercer said it was false.", "it was false|Paul Mercer\n"},
    {"fr", "La maire a affirmé lors d'une conférence de presse que le port rouvrirait.",
     "le port rouvrirait|maire\n"},
    {"fr", "La maire a, de son côté, affirmé que le port rouvrirait.",
     "le port rouvrirait|maire\n"},
    {"fr", "La maire a par la suite affirmé que le port rouvrirait.", "le port rouvrirait|maire\n"},
    {"fr", "« Le port rouvrira », a affirmé dans un entretien au Fanal la maire.",
     "Le port rouvrira|maire\n"},
    {"fr", "« Le port rouvrira », a affirmé la maire de son côté.", "Le port rouvrira|maire\n"},
    {"fr", "La maire a annoncé un projet que le port refuse.", ""},
    {"fr", "La maire, qui veut sauver le port, a promis des aides.", ""},
    {"en", "The mayor said in response to a question that the port would reopen.",
     "the port would reopen|mayor\n"},
    {"en", "The mayor in a statement said the port would reopen.", "the port would reopen|mayor\n"},
    {"en", "The port will reopen, the mayor said two days later.", "The port will reopen|mayor\n"},
    {"fr", "Le maire, qui a visité le site, juge que la reprise est possible.",
     "la reprise est possible|maire\n"},
    {"fr", "« C'est faux », a dit l'homme d'affaires Paul Mercier.", "C'est faux|Paul Mercier\n"},
    {"fr",
     "Le groupe allemand a annoncé que le site fermait, tout en précisant que rien ne changeait.",
     "le site fermait|groupe allemand\nrien ne changeait|groupe allemand\n"},
    {"fr", "Le projet est abandonné, a indiqué le touriste.", "Le projet est abandonné|touriste\n"},
    {"fr", "Le projet est abandonné, a annoncé mardi la famille.",
     "Le projet est abandonné|famille\n"},
    {"fr", "Hier, l'accusé a affirmé que le port rouvrirait.", "le port rouvrirait|accusé\n"},
    {"fr", "La maire a fait savoir que le port rouvrirait.", "le port rouvrirait|maire\n"},
    {"fr", "Le port rouvrira, a fait savoir la maire Anna Dell.", "Le port rouvrira|Anna Dell\n"},
    {"fr", "Le port rouvrira, croit savoir Le Figaro.", "Le port rouvrira|Le Figaro\n"},
    {"fr", "De son côté, la maire juge que « le port doit rouvrir ».",
     "le port doit rouvrir|maire\n"},
    {"fr", "La maire s'est dite « confiante ».", "confiante|maire\n"},
    {"fr", "La maire a dit ignorer ce projet.", "ignorer ce projet|maire\n"},
};

std::string names_of(const std::vector<Hop>& chain) {
  std::string names;
  for (const Hop& hop : chain) names += (names.empty() ? "" : " < ") + hop.name;
  return names;
}

// "words|chain, outermost first" of each attribution.
constexpr Case kAccordingTo[] = {
    {"en", "According to law enforcement officials, the account was closed.",
     "the account was closed|law enforcement officials\n"},
    {"en", "The plan is dead, according to people close to the campaign.",
     "The plan is dead|people close to the campaign\n"},
    {"en", "According to recent polls, the party has lost support.",
     "the party has lost support|recent polls\n"},
    {"en", "Everything went according to plan on Sunday.", ""},
    {"fr", "Trois hommes ont été arrêtés, a appris l'AFP auprès du parquet.",
     "Trois hommes ont été arrêtés|AFP < parquet\n"},
    {"fr", "L'AFP a appris lundi de source policière que trois hommes ont été arrêtés.",
     "trois hommes ont été arrêtés|AFP < source policière\n"},
    {"fr", "Trois hommes ont été arrêtés, a-t-on appris auprès de la préfecture.",
     "Trois hommes ont été arrêtés|préfecture\n"},
    {"fr", "Trois hommes ont été arrêtés, indique une source policière à l'AFP.",
     "Trois hommes ont été arrêtés|AFP < source policière\n"},
    {"fr", "Le port rouvrira, a dit cette semaine à Reuters la directrice Léa Morin.",
     "Le port rouvrira|Reuters < Léa Morin\n"},
    {"fr", "La maire a confirmé auprès de l'AFP que le port rouvrirait.",
     "le port rouvrirait|AFP < maire\n"},
    {"en", "He will not come because, according to Anna Dell, the press would mock him.",
     "the press would mock him|Anna Dell\n"},
    {"en", "In the mayor's view, the site will close.", "the site will close|mayor\n"},
    {"en", "The site will close, in the view of the mayor.", "The site will close|mayor\n"},
    {"en", "If the mayor is to be believed, the site will close.", "the site will close|mayor\n"},
    {"en", "As the mayor sees it, the site will close.", "the site will close|mayor\n"},
    {"en", "The mayor's view, though, is that of a clerk.", ""},
    {"fr", "Selon Le Monde, le ministre a dit que le port fermerait.",
     "le port fermerait|Le Monde < ministre\n"},
    {"fr", "Sur France Inter, le ministre a dit que le port fermerait.",
     "le port fermerait|France Inter < ministre\n"},
    {"fr", "Invité de BFMTV, le ministre a dit que le port fermerait.",
     "le port fermerait|BFMTV < ministre\n"},
    {"fr", "Cité par Interfax, le ministre a dit que le port fermerait.",
     "le port fermerait|Interfax < ministre\n"},
    {"fr", "Dans une tribune publiée par Le Monde, le ministre écrit que le port fermera.",
     "le port fermera|Le Monde < tribune < ministre\n"},
    {"fr", "De source policière, douze personnes sont mortes.",
     "douze personnes sont mortes|source policière\n"},
    {"fr", "Douze personnes sont mortes, de source proche de l'enquête.",
     "Douze personnes sont mortes|source proche de l'enquête\n"},
    {"fr", "Aux yeux du maire, le site fermera.", "le site fermera|maire\n"},
    {"fr", "Le site fermera, du moins selon le maire.", "Le site fermera|maire\n"},
    {"fr", "Selon Anne Mercier, directrice de l'institut, le site fermera.",
     "le site fermera|Anne Mercier\n"},
    {"fr", "Pour Anne Mercier, directrice de l'institut, le site fermera.",
     "le site fermera|Anne Mercier\n"},
    {"fr", "Pour Anne Mercier, la saison est finie.", ""},
};

TEST(ReportedCues, AccordingToWhom) {
  for (const Case& c : kAccordingTo) {
    const std::string text = c.text;
    std::string found;
    for (const Attribution& a : read_text(c.language, text).attributions)
      found += std::string(slice(text, a.content)) + "|" + names_of(a.chain) + "\n";
    EXPECT_EQ(found, c.wanted) << text;
  }
}

TEST(ReportedCues, QuotationsAndReports) {
  for (const Case& c : kReports) {
    const std::string text = c.text;
    std::string found;
    for (const Quotation& q : read_text(c.language, text).quotations)
      found += std::string(slice(text, q.span)) + "|" + (q.speaker ? q.speaker->name : "") + "\n";
    EXPECT_EQ(found, c.wanted) << c.text;
  }
}

TEST(ReportedCues, WhoIsQuotedAsSayingIsTheSourceAndWhoQuotesPassesOn) {
  const Reading reading =
      read_text("en", "Reuters cited two officials as saying the port would close.");
  ASSERT_EQ(reading.attributions.size(), 1U);
  ASSERT_EQ(reading.attributions[0].chain.size(), 2U);
  EXPECT_EQ(reading.attributions[0].chain[0].name, "Reuters");
  EXPECT_EQ(reading.attributions[0].chain[1].name, "two officials");
}

// "number|source" of each quantity.
constexpr Case kFigures[] = {
    {"fr", "La police parle de 1 200 manifestants, les syndicats de 3 000.",
     "1 200|police\n3 000|syndicats\n"},
    {"fr", "La mairie parle de 40 % des magasins, les syndicats de 60 %.",
     "40|mairie\n60|syndicats\n"},
    {"fr", "La CGT a revendiqué 3 000 manifestants, la police en a compté 1 200.",
     "3 000|CGT\n1 200|police\n"},
    {"fr", "La préfecture a fait état de douze morts et trente blessés.",
     "douze|préfecture\ntrente|préfecture\n"},
    {"fr", "Les secours dénombrent douze morts.", "douze|secours\n"},
    {"fr", "Le ministre a parlé de son enfance à 12 journalistes.", "12|\n"},
    {"en", "The governor put the death toll at 12.", "12|governor\n"},
    {"en", "Police put the number at 1,200 marchers and organisers at 3,000.",
     "1,200|Police\n3,000|organisers\n"},
    {"en", "The ministry has recorded 12 deaths.", "12|ministry\n"},
    {"en", "Fire crews put out the fire at 12 homes.", "12|\n"},
};

TEST(ReportedCues, WhoGivesAFigure) {
  for (const Case& c : kFigures) {
    const std::string text = c.text;
    std::string found;
    for (const Quantity& q : read_text(c.language, text).quantities)
      found += std::string(slice(text, q.span)) + "|" + q.according_to + "\n";
    EXPECT_EQ(found, c.wanted) << c.text;
  }
}

// Who gives a figure has not spoken: "he" is the one before.
TEST(ReportedCues, WhoGivesAFigureIsNotWhoSpeaksOn) {
  const std::string text =
      "Paul Durand a dit que le pont était fermé. La police parle de 12 blessés. « Tout est prêt "
      "», "
      "a-t-il ajouté.";
  const Reading reading = read_text("fr", text);
  ASSERT_EQ(reading.quotations.size(), 2U);
  ASSERT_TRUE(reading.quotations[1].speaker);
  EXPECT_EQ(reading.quotations[1].speaker->name, "Paul Durand");
}

}  // namespace
}  // namespace sourcier
