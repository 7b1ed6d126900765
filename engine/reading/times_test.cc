#include "engine/reading/times.h"

#include <gtest/gtest.h>

#include "engine/reading/sentences.h"
#include "engine/reading/tokens.h"

namespace sourcier {
namespace {

struct Case {
  const char* name;
  const char* language;
  const char* published;  // "" for an undated article.
  const char* text;
  const char* times;  // "span=value", joined by "|"; a modifier stands behind "/".
};

// 2025-03-12 is a Wednesday.
const Case kFrench[] = {
    {"full date", "fr", "", "Signé le 3 mai 1988.", "le 3 mai 1988=1988-05-03"},
    {"nearest year", "fr", "2025-03-12", "Élu le 20 décembre.", "le 20 décembre=2024-12-20"},
    {"contracted article", "fr", "2025-03-12", "Avant la fin du 30 juin.", "30 juin=2025-06-30"},
    {"weekday tells the year of an undated text", "fr", "",
     "En 2030, puis en 2031, le chantier. Il rouvre samedi 12 juillet.",
     "2030=2030|2031=2031|samedi 12 juillet=2031-07-12"},
    {"bare weekday is past", "fr", "2025-03-12", "Il est parti lundi.", "lundi=2025-03-10"},
    {"a plan, and who told it behind a comma", "fr", "2025-03-12",
     "Il doit regagner Minsk vendredi, a précisé sa porte-parole.", "vendredi=2025-03-14"},
    {"what is told today, in an article without a date", "fr", "",
     "Le bilan est de cinq morts, a annoncé ce jeudi 13 février 2025 la préfecture. Le port a "
     "rouvert mercredi.",
     "ce jeudi 13 février 2025=2025-02-13|mercredi=2025-02-12"},
    {"the day of a dispatch", "fr", "",
     "Brestac (Port), 21 nov 2031 (AFP) - Deux quais ont été fermés jeudi.",
     "21 nov 2031=2031-11-21|jeudi=2031-11-20"},
    {"bare weekday of the future", "fr", "2025-03-12", "Il partira lundi.", "lundi=2025-03-17"},
    {"relative without a date", "fr", "", "Il est parti hier.", "hier="},
    {"yesterday evening", "fr", "2025-03-12", "Hier soir, il pleuvait.", "Hier soir=2025-03-11TEV"},
    {"the day before what was told", "fr", "", "Le 3 mai 1988, il part. La veille, il rit.",
     "Le 3 mai 1988=1988-05-03|La veille=1988-05-02"},
    {"the day behind a feast, no article of its own", "fr", "2025-03-12",
     "Rouvert au lendemain de Noël 2024.", "lendemain de Noël 2024=2024-12-26"},
    {"end of a month", "fr", "", "Depuis fin avril 2025.", "fin avril 2025=2025-04/END"},
    {"month and year", "fr", "", "En août 2024.", "août 2024=2024-08"},
    {"season", "fr", "", "Dès l'été 2024, voilà.", "l'été 2024=2024-SU"},
    {"participle is no season", "fr", "2025-03-12", "Il a été élu.", ""},
    {"middle of a month", "fr", "2025-03-12", "À la mi-juillet.", "la mi-juillet=2025-07/MID"},
    {"last year", "fr", "2025-03-12", "Comme l'an dernier.", "l'an dernier=2024"},
    {"week", "fr", "2025-03-12", "Elle vote cette semaine.", "cette semaine=2025-W11"},
    {"ago", "fr", "2025-03-12", "C'était il y a trois jours.", "il y a trois jours=2025-03-09"},
    {"duration", "fr", "", "Pendant trois jours.", "trois jours=P3D"},
    {"range shares its month", "fr", "2025-03-12", "Du 19 au 23 mars.",
     "19=2025-03-19|23 mars=2025-03-23"},
    {"set", "fr", "", "Chaque lundi, ou tous les jeudis.",
     "Chaque lundi=XXXX-WXX-1|tous les jeudis=XXXX-WXX-4"},
    {"clock beside a day", "fr", "2025-03-12", "Samedi 15 mars à 19h25.",
     "Samedi 15 mars=2025-03-15|19h25=2025-03-15T19:25"},
    {"since", "fr", "", "Depuis 1949, rien.", "1949=1949"},
    {"iso and digits", "fr", "", "Le 2025-07-12 ou 12/07/2025.",
     "Le 2025-07-12=2025-07-12|12/07/2025=2025-07-12"},
    {"decade and century", "fr", "", "Les années 60, à la fin du XIXe siècle.",
     "Les années 60=196X|la fin du XIXe siècle=18XX/END"},
    {"quarter", "fr", "", "Au troisième trimestre 2024.", "troisième trimestre 2024=2024-Q3"},
    {"holiday", "fr", "2025-03-12", "Avant la Pentecôte.", "la Pentecôte=2025-06-08"},
    {"weekday of a week", "fr", "2025-03-12", "Il part mardi de la semaine prochaine.",
     "mardi de la semaine prochaine=2025-03-18"},
    {"nth of a month", "fr", "2025-03-12", "C'était le premier lundi de mars.",
     "le premier lundi de mars=2025-03-03"},
    {"days from a holiday", "fr", "2025-03-12", "Il est parti deux jours avant Noël 2024.",
     "deux jours avant Noël 2024=2024-12-23"},
    {"week of a day", "fr", "2025-03-12", "La semaine du 10 mars, il pleuvait.",
     "La semaine du 10 mars=2025-W11"},
    {"short date", "fr", "2025-03-12", "Il est parti le 22/02.", "le 22/02=2025-02-22"},
    {"month in digits", "fr", "", "Depuis 11/2016, rien.", "11/2016=2016-11"},
    {"zone", "fr", "2025-03-12", "Il est parti hier à 14 h GMT.",
     "hier=2025-03-11|14 h GMT=2025-03-11T14:00Z"},
    {"zone behind the half of the day", "en", "2025-03-12",
     "It ended at 3:30 p.m. GMT on Wednesday.",
     "3:30 p.m. GMT=2025-03-12T15:30Z|Wednesday=2025-03-12"},
    {"night between two days", "fr", "2025-03-12",
     "Dans la nuit de samedi à dimanche, il pleuvait.",
     "la nuit de samedi à dimanche=2025-03-08TNI"},
    {"night between two days", "de", "2025-03-12",
     "In der Nacht von Samstag auf Sonntag regnete es.",
     "der Nacht von Samstag auf Sonntag=2025-03-08TNI"},
    {"days of one month, by their weekdays", "fr", "2025-03-12",
     "La foire se tient du samedi 7 au dimanche 8 juin.",
     "samedi 7=2025-06-07|dimanche 8 juin=2025-06-08"},
    {"the day behind a feast", "en", "2025-03-12", "It rained the day after Christmas.",
     "the day after Christmas=2024-12-26"},
    {"hour beside a part of the day", "fr", "2025-03-12", "Il arrive ce soir à 8.",
     "ce soir=2025-03-12TEV|8=2025-03-12T20:00"},
    {"two units", "fr", "", "Pendant deux ans et trois mois.", "deux ans et trois mois=P2Y3M"},
    {"minutes from the clock of publication", "fr", "2025-03-12T23:50:00+01:00",
     "Il part dans vingt minutes.", "dans vingt minutes=2025-03-13T00:10"},
    {"three words of a holiday", "fr", "2025-03-12", "Pour la fête des mères 2025.",
     "la fête des mères 2025=2025-05-25"},
    {"nothing but a time means the next", "fr", "2025-03-12", "le 20 février",
     "le 20 février=2026-02-20"},
    {"feast of another calendar", "fr", "2025-03-12",
     "Pour l'Aïd el-Kébir 2018, puis Hanoucca 2018.",
     "l'Aïd el-Kébir 2018=2018-08-21|Hanoucca 2018=2018-12-03/2018-12-10"},
    {"feast of several words", "fr", "2025-03-12",
     "La journée internationale des droits des femmes approche.",
     "La journée internationale des droits des femmes=2025-03-08"},
    {"feasts in capitals only", "fr", "2025-03-12", "Une ascension, puis l'Ascension.",
     "l'Ascension=2025-05-29"},
    {"name of an event is no day", "fr", "2025-03-12", "Selon l'accord du Vendredi saint, non.",
     ""},
    {"winter that goes on", "fr", "2025-03-12", "Il a neigé cet hiver.", "cet hiver=2024-WI"},
    {"weekday of this week", "fr", "2025-03-10", "La réunion de ce vendredi.",
     "ce vendredi=2025-03-14"},
    {"weekday just past", "fr", "2025-03-10", "La réunion de ce dimanche.",
     "ce dimanche=2025-03-09"},
    {"street number", "fr", "2025-03-12", "Devant le 10, rue du Pont, il pleuvait.", ""},
    {"two hours are no minutes", "fr", "2025-03-12", "Entre 14h et 17h.",
     "14h=2025-03-12T14:00|17h=2025-03-12T17:00"},
    {"half past and a quarter to", "fr", "2025-03-12",
     "Vers huit heures et demie, ou neuf heures moins le quart.",
     "huit heures et demie=2025-03-12T08:30/APPROX|neuf heures moins le quart=2025-03-12T08:45"},
    {"an hour as a verb tells it", "fr", "2025-03-12", "Il est 17 heures.",
     "17 heures=2025-03-12T17:00"},
    {"a night between two days", "fr", "2025-08-12", "Il est tombé dans la nuit du 4 au 5 août.",
     "la nuit du 4 au 5 août=2025-08-04TNI"},
    {"one in two", "fr", "", "Un mardi sur deux, une semaine sur deux.",
     "Un mardi sur deux=XXXX-WXX-2|une semaine sur deux=P2W"},
    {"times a week", "fr", "", "Deux fois par semaine.", "Deux fois par semaine=P1W"},
    {"years and a half", "fr", "2025-03-12", "Il y a deux ans et demi, dans un an et demi.",
     "Il y a deux ans et demi=2022-09|dans un an et demi=2026-09"},
    {"quarters of an hour", "fr", "", "Un quart d'heure, puis trois quarts d'heure.",
     "Un quart d'heure=PT15M|trois quarts d'heure=PT45M"},
    {"first months", "fr", "", "Les six premiers mois de 2025.",
     "Les six premiers mois=P6M|2025=2025"},
    {"old years of a range", "fr", "", "Il régna de 1802 à 1815.", "1802=1802|1815=1815"},
    {"earlier in the year", "fr", "2025-03-12", "Plus tôt dans l'année.",
     "Plus tôt dans l'année=2025/START"},
    {"a range that ended before today", "fr", "2025-03-12", "La grève a duré de jeudi à mercredi.",
     "jeudi=2025-03-06|mercredi=2025-03-12"},
    {"days after what was told", "fr", "2025-05-12",
     "Né le 3 mai 2025. Deux jours plus tard, rien.",
     "le 3 mai 2025=2025-05-03|Deux jours plus tard=2025-05-05"},
    {"half a month", "fr", "2025-03-12", "Attendu la première quinzaine d'avril.",
     "la première quinzaine d'avril=2025-04/START"},
    {"weeks to come", "fr", "", "Dans les semaines à venir.", "les semaines à venir=PXW"},
    {"age that one has", "fr", "", "Elle avait 25 ans.", ""},
    {"age is no time", "fr", "2025-03-12", "Jean, 34 ans, rit. Un homme de 40 ans aussi.", ""},
};

const Case kEnglish[] = {
    {"american date", "en", "", "On Saturday, July 12, 2025, it rained.",
     "Saturday, July 12, 2025=2025-07-12"},
    {"stops set apart", "en", "2025-07-12", "It began at 10 a. m. today.",
     "10 a. m.=2025-07-12T10:00|today=2025-07-12"},
    {"british date", "en", "", "On 12 July 2025 it rained.", "12 July 2025=2025-07-12"},
    {"weekday and part", "en", "2025-03-12", "They left on Monday night.",
     "Monday night=2025-03-10TNI"},
    {"future weekday", "en", "2025-03-12", "They will leave on Friday.", "Friday=2025-03-14"},
    {"relative units", "en", "2025-03-12", "Last week and next month.",
     "Last week=2025-W10|next month=2025-04"},
    {"ago", "en", "2025-03-12", "They left three days ago.", "three days ago=2025-03-09"},
    {"clock", "en", "2025-03-12", "It began yesterday at 8 p.m. sharp.",
     "yesterday=2025-03-11|8 p.m.=2025-03-11T20:00"},
    {"quarter", "en", "", "In the third quarter of 2024.", "the third quarter of 2024=2024-Q3"},
    {"decade", "en", "", "Since the 1990s.", "the 1990s=199X"},
    {"comma stays outside", "en", "2025-03-12", "On March 3, it rained.", "March 3=2025-03-03"},
    {"nth of a month", "en", "", "On the third Tuesday of September 2014.",
     "the third Tuesday of September 2014=2014-09-16"},
    {"last of a month", "en", "", "On the last Friday of May 2025.",
     "the last Friday of May 2025=2025-05-30"},
    {"distance from a day", "en", "2025-03-12", "They leave three weeks from tomorrow.",
     "three weeks from tomorrow=2025-04-03"},
    {"day after tomorrow", "en", "2025-03-12", "They leave the day after tomorrow.",
     "the day after tomorrow=2025-03-14"},
    {"seconds", "en", "2025-03-12", "It began yesterday at 15:23:24.",
     "yesterday=2025-03-11|15:23:24=2025-03-11T15:23:24"},
    {"half past", "en", "2025-03-12", "It began at half past three pm.",
     "half past three pm=2025-03-12T15:30"},
    {"quarter to", "en", "2025-03-12", "It began at a quarter to noon.",
     "a quarter to noon=2025-03-12T11:45"},
    {"range of hours shares its half of the day", "en", "2025-03-12",
     "It lasted from 5 to 6 pm yesterday.",
     "5=2025-03-11T17:00|6 pm=2025-03-11T18:00|yesterday=2025-03-11"},
    {"range of days", "en", "2025-03-12", "It lasted from November 19-20.",
     "November 19=2024-11-19|20=2024-11-20"},
    {"an hour and a half", "en", "", "It lasted an hour and a half.", "an hour and a half=PT1.5H"},
    {"feasts of other calendars", "en", "2025-03-12", "Between Diwali 2019 and Yom Kippur 2020.",
     "Diwali 2019=2019-10-27|Yom Kippur 2020=2020-09-28"},
    {"feast of two words before a year", "en", "2025-03-12", "On MLK Day 2013 it rained.",
     "MLK Day 2013=2013-01-21"},
    {"day after a weekday of a month", "en", "", "On Black Friday 2013.",
     "Black Friday 2013=2013-11-29"},
    {"lent is a verb", "en", "2025-03-12", "They lent it.", ""},
    {"next is of next week", "en", "2025-03-12", "They meet next Friday.",
     "next Friday=2025-03-21"},
    {"weekdays to come", "en", "2025-03-12", "They meet two Fridays from now.",
     "two Fridays from now=2025-03-21"},
    {"from the end of a year", "en", "", "The third last week of 2018.",
     "The third last week of 2018=2018-W50"},
    {"weekend of a month", "en", "", "The last weekend of October 2017.",
     "The last weekend of October 2017=2017-W43-WE"},
    {"every weekend", "en", "", "They rest every weekend.", "every weekend=XXXX-WXX-WE"},
    {"an expression as context", "en", "2025-03-12", "Doors open Tuesday 8 h.",
     "Tuesday=2025-03-11|8 h=2025-03-11T08:00"},
    {"end of a range in the afternoon", "en", "2025-03-12", "It lasted from 8am until 6 yesterday.",
     "8am=2025-03-11T08:00|6=2025-03-11T18:00|yesterday=2025-03-11"},
    {"a margin is no hour", "en", "2025-03-12", "She led on Monday by a 6-point margin.",
     "Monday=2025-03-10"},
    {"what follows a weekday", "en", "2025-03-12", "She spoke Thursday following a meeting.",
     "Thursday=2025-03-06"},
    {"a verb before a weekday", "en", "2025-03-12", "Concerns rose Monday.", "Monday=2025-03-10"},
    {"fall to come", "en", "2025-04-12", "They will leave in the fall.", "the fall=2025-FA"},
    {"up to date", "en", "2025-03-12", "They kept it up to date.", ""},
    {"minutes without their unit", "en", "", "It took an hour and fifteen.",
     "an hour and fifteen=PT1H15M"},
    {"lonely hours are none", "en", "2025-03-12", "They rose at 8 percent.", ""},
    {"stops against the hour", "en", "2025-03-12", "He spoke at 8p.m. to us.",
     "8p.m.=2025-03-12T20:00"},
    {"weekdays of a range follow each other", "en", "2025-03-12",
     "It lasted from Monday to Thursday.", "Monday=2025-03-03|Thursday=2025-03-06"},
    {"weekdays of a list need not", "en", "2025-03-12", "He spoke on Monday and Thursday.",
     "Monday=2025-03-10|Thursday=2025-03-06"},
    {"months of one word", "en", "", "In Nov-Feb 2017.", "Nov=2016-11|Feb 2017=2017-02"},
    {"a day behind a month's end", "en", "2025-03-12", "Shut from April 27 to the third.",
     "April 27=2025-04-27|the third=2025-05-03"},
    {"a year beside its month", "en", "2025-03-12", "Elected last year in August.",
     "last year in August=2024-08"},
    {"a year beside its quarter", "en", "2025-03-12", "In next year's first quarter.",
     "next year=2026|first quarter=2026-Q1"},
    {"quarter of last year", "en", "2025-03-12", "In the third quarter of last year.",
     "the third quarter of last year=2024-Q3"},
    {"halves of years", "en", "2025-03-12", "In the second half of 2027, not in H1.",
     "the second half of 2027=2027-H2|H1=2025-H1"},
    {"years and a half", "en", "2025-03-12", "Two and a half years ago; in a year and a half.",
     "Two and a half years ago=2022-09|in a year and a half=2026-09"},
    {"weeks from a weekday", "en", "2025-03-12", "They moved three weeks from Monday.",
     "three weeks from Monday=2025-03-31"},
    {"times a day", "en", "", "Three times a day, twice a week.",
     "Three times a day=P1D|twice a week=P1W"},
    {"a quarter of an hour", "en", "", "It took a quarter of an hour.",
     "a quarter of an hour=PT15M"},
    {"days after what was told", "en", "2025-05-12",
     "It began on 3 May. Two days later he died; a week earlier he had left.",
     "3 May=2025-05-03|Two days later=2025-05-05|a week earlier=2025-04-28"},
    {"a rate is no length", "en", "", "It earns $13 billion a year, half a year was lost.",
     "a year=P1Y|half a year=P0.5Y"},
    {"year's end", "en", "2025-03-12", "By year's end.", "year's end=2025/END"},
    {"modal is no month", "en", "2025-03-12", "They may leave.", ""},
};

class TimesTest : public testing::Test {
 protected:
  TimesTest() : languages_(*Pack::open(SOURCIER_PACK)) {}

  std::string times_of(const Case& c) {
    Article article;
    article.text = c.text;
    article.published = c.published;
    const Language& language = languages_.of(c.language);
    const auto sentences = split_sentences(article.text, {}, language);
    const auto tokens = tokenize(article.text, sentences, language);
    const Words words(article.text, sentences, tokens);
    std::string out;
    for (const TimeExpression& time : find_times(article, words, language)) {
      out += (out.empty() ? "" : "|") + std::string(slice(article.text, time.span)) + "=" +
             time.value + (time.modifier.empty() ? "" : "/" + time.modifier);
    }
    return out;
  }

  Languages languages_;
};

TEST_F(TimesTest, French) {
  for (const Case& c : kFrench) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(times_of(c), c.times);
  }
}

TEST_F(TimesTest, English) {
  for (const Case& c : kEnglish) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(times_of(c), c.times);
  }
}

TEST_F(TimesTest, TheTitleOfAWorkNamesNoTime) {
  const Language& french = languages_.of("fr");
  Article article;
  article.text = "Le film « La Nuit des loups » sort le 3 mai 1988.";
  const auto sentences = split_sentences(article.text, article.paragraphs, french);
  const auto tokens = tokenize(article.text, sentences, french);
  const Words words(article.text, sentences, tokens);
  const std::size_t begin = article.text.find("La Nuit");
  const Mention title{span_at(begin, article.text.find(" »") - begin), EntityType::kOther, 0};
  const auto times = find_times(article, words, french, std::span(&title, 1));
  ASSERT_EQ(times.size(), 1U);
  EXPECT_EQ(slice(article.text, times[0].span), "le 3 mai 1988");
}

}  // namespace
}  // namespace sourcier
