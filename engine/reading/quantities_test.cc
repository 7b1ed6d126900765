#include "engine/reading/quantities.h"

#include <gtest/gtest.h>

#include "engine/reading/sentences.h"
#include "engine/reading/times.h"
#include "engine/reading/tokens.h"

namespace sourcier {
namespace {

struct Case {
  const char* name;
  const char* language;
  const char* text;
  const char* quantities;  // "span=low..high unit [counted]", "~" approximate, "p" "e" status.
};

const Case kCases[] = {
    {"digits and noun", "fr", "Ils ont vu 8 000 moutons blancs.",
     "8 000=8000..8000 [moutons blancs]"},
    {"thin space", "fr", "Ils ont vu 12\u202F500 moutons.", "12\u202F500=12500..12500 [moutons]"},
    {"french thousands", "fr", "Il y avait 30.000 ménages.", "30.000=30000..30000 [ménages]"},
    {"words", "fr", "Ils ont vu quatre-vingt-dix-sept moutons.",
     "quatre-vingt-dix-sept=97..97 [moutons]"},
    {"range shares thousands", "fr", "Ils ont vu 3 à 4 000 moutons.",
     "3 à 4 000=3000..4000 [moutons]"},
    {"between", "fr", "Ils ont vu entre 25 et 30 000 moutons.",
     "25 et 30 000=25000..30000 [moutons]"},
    {"range of its own scale", "fr", "Ils ont vu 300 à 4 000 moutons.",
     "300 à 4 000=300..4000 [moutons]"},
    {"approximate", "fr", "Ils ont vu environ 15 000 moutons.", "15 000=15000..15000~ [moutons]"},
    {"collective", "fr", "Ils ont vu une quinzaine de moutons.", "une quinzaine=15..15~ [moutons]"},
    {"order of magnitude", "fr", "Ils ont vu des milliers de moutons.",
     "des milliers=1000..~ [moutons]"},
    {"at least", "fr", "Ils ont vu au moins 8 moutons.", "8=8.. [moutons]"},
    {"at most", "fr", "Ils ont vu jusqu'à 700 moutons.", "700=..700 [moutons]"},
    {"percent", "fr", "Il a perdu 3,5 % hier.", "3,5=3.5..3.5 % [%]"},
    {"money", "fr", "Il a perdu 2,5 milliards d'euros.",
     "2,5 milliards=2500000000..2500000000 EUR [euros]"},
    {"measure", "fr", "Il a couru 12 kilomètres.", "12=12..12 km [kilomètres]"},
    {"dates and ages of names are none", "fr",
     "Le 3 mai 2024, Paul, 34 ans, est parti à 18 heures.", ""},
    {"planned", "fr", "Ils enverront 300 moutons.", "300=300..300p [moutons]"},
    {"a verb that counts", "fr", "La ferme compte 300 moutons.", "300=300..300 [moutons]"},
    {"a verb that plans", "fr", "La ferme compte vendre 300 moutons.", "300=300..300p [moutons]"},
    {"planned beside what is", "fr", "La ferme, qui garde 300 moutons, en vendra 20.",
     "300=300..300 [moutons]|20=20..20p"},
    {"planned beside what is", "en", "The farm, which keeps 300 sheep, will sell 20 lambs.",
     "300=300..300 [sheep]|20=20..20p [lambs]"},
    {"a change is no range", "fr", "Le bilan passe de 12 à 15 morts.",
     "12=12..12|15=15..15 [morts]"},
    {"a change is no range", "en", "The toll rose sharply from 12 to 15.", "12=12..12|15=15..15"},
    {"a range", "fr", "Un troupeau de 10 à 12 moutons est passé.", "10 à 12=10..12 [moutons]"},
    {"some of them", "fr", "Trois des cinq moutons sont perdus.",
     "Trois=3..3 [moutons]|cinq=5..5 [moutons]"},
    {"some of them", "en", "Three of the five sheep are lost.",
     "Three=3..3 [sheep]|five=5..5 [sheep]"},
    {"planned in the passive", "en", "The tower will be razed with 12 homes.",
     "12=12..12p [homes]"},
    {"planned in the passive", "fr", "Ils seront jugés avec 12 complices.",
     "12=12..12p [complices]"},
    {"nobody", "fr", "Aucun mort, et personne n'a été blessé.", "Aucun=0..0 [mort]|personne=0..0"},
    {"nobody", "en", "No one was hurt, and there were no deaths.", "No one=0..0|no=0..0 [deaths]"},
    {"nobody of others", "en", "One man died; no one else was hurt.", "One=1..1 [man]"},
    {"nobody but of people", "fr", "Aucun doute : une personne est morte.", ""},
    {"nobody but of what befalls", "fr", "Personne ne sait combien sont morts.", ""},
    {"what they did", "en", "About 300 people marched.", "300=300..300~ [people]"},
    {"what they are", "en", "The strike left 310 workers idle.", "310=310..310 [workers]"},
    {"what stands for people", "en", "It left 12 dead and 30 injured.",
     "12=12..12 [dead]|30=30..30 [injured]"},
    {"a participle in front", "en", "Some 40 striking workers left.",
     "40=40..40~ [striking workers]"},
    {"a bracket between", "fr", "Entre 300 (police) et 1 000 (mairie) personnes ont défilé.",
     "300=300..300|1 000=1000..1000 [personnes]"},
    {"a noun that is not counted", "fr", "Ils ont vu 12 moutons, contre 8 la veille.",
     "12=12..12 [moutons]|8=8..8"},
    {"magnitude", "fr", "Un séisme de magnitude 6,8 a frappé l'île.",
     "6,8=6.8..6.8 magnitude [magnitude]"},
    {"magnitude", "en", "The 6.8-magnitude quake hit a 300-metre ship.",
     "6.8=6.8..6.8 magnitude [magnitude]|300=300..300 m [metre]"},
    {"english", "en", "They saw about 2,500 grey mountain sheep.",
     "2,500=2500..2500~ [grey mountain sheep]"},
    {"english words", "en", "They saw two hundred and five sheep.",
     "two hundred and five=205..205 [sheep]"},
    {"english money", "en", "It cost $3.5 million in all.", "3.5 million=3500000..3500000 USD [$]"},
    {"english letter of scale", "en", "It cost $10m in all.", "10m=10000000..10000000 USD [$]"},
    {"english half", "en", "They saw five and a half million sheep.",
     "five and a half million=5500000..5500000 [sheep]"},
    {"half of a scale", "fr", "Ils ont vu un demi-million de moutons.",
     "un demi-million=500000..500000 [moutons]"},
    {"scale of a scale", "fr", "Elle doit deux mille milliards d'euros.",
     "deux mille milliards=2e+12..2e+12 EUR [euros]"},
    {"scale of a scale and more", "en", "It has three lakh crore, two million rupees.",
     "three lakh crore=3e+12..3e+12|two million=2000000..2000000 INR [rupees]"},
    {"share", "fr", "Un mouton sur deux est blanc.", "Un mouton sur deux=0.5..0.5 [mouton]"},
    {"no share", "fr", "Un livre sur trois femmes.", "trois=3..3 [femmes]"},
    {"the very number", "en", "The result equals 20.", "20=20..20"},
    {"hyphen of percent", "fr", "Une hausse de cinq pour-cent.", "cinq=5..5 % [pour-cent]"},
    {"bound behind", "fr", "Ils sont 500 ou plus.", "500=500.."},
    {"label is no quantity", "fr", "Selon l'article 8 de la convention.", ""},
    {"address is no number", "en", "They saw 192.168.1.2 there.", ""},
    {"participles that are nouns", "fr", "Ils ont vu 240 salariés.", "240=240..240 [salariés]"},
    {"a participle behind the noun", "fr", "Ils ont vu 310 salariés privés de travail.",
     "310=310..310 [salariés]"},
    {"wounded", "fr", "Il y a 12 blessés et 3 morts.", "12=12..12 [blessés]|3=3..3 [morts]"},
    {"adjective before a participle", "fr", "Ils ont vu 7 nouveaux réfugiés.",
     "7=7..7 [nouveaux réfugiés]"},
    {"recipes", "fr", "Le livre a 112 recettes.", "112=112..112 [recettes]"},
    {"a verb behind a number", "fr", "Le pont numéro 2 s’est rompu.", ""},
    {"staff", "en", "They sent 310 staff home.", "310=310..310 [staff]"},
    {"teens in two words", "fr", "Ils ont vu dix-sept moutons.", "dix-sept=17..17 [moutons]"},
    {"decimals in words", "fr", "Ils ont vu deux virgule cinq millions de moutons.",
     "deux virgule cinq millions=2500000..2500000 [moutons]"},
    {"two bounds are one range", "fr", "Ils ont vu plus de 100 et moins de 300 moutons.",
     "100 et moins de 300=100..300 [moutons]"},
    {"letter of scale", "fr", "Le nombre est de 10M.", "10M=10000000..10000000"},
    {"metres are no millions", "fr", "Un mur de 10 m de haut.", "10=10..10 m [m]"},
    {"below zero", "fr", "Il faisait moins 5 degrés.", "moins 5=-5..-5 ° [degrés]"},
    {"at least is no sign", "fr", "Ils ont vu au moins cinq moutons.", "cinq=5.. [moutons]"},
    {"proportion", "fr", "Il en manque deux sur cinq.", "deux sur cinq=0.4..0.4"},
    {"age", "en", "She was five years old.", "five=5..5 year"},
    {"smaller unit", "en", "It cost 3 dollars and 50 cents.",
     "3 dollars and 50=3.5..3.5 USD [dollars]"},
    {"digits and words", "en", "They saw 3 hundred and 21 sheep.",
     "3 hundred and 21=321..321 [sheep]"},
    {"point", "en", "The figure is two hundred point zero three.",
     "two hundred point zero three=200.03..200.03"},
    {"part of a scale", "en", "It cost two thirds of a million dollars.",
     "two thirds of a million=666666.666667..666666.666667 USD [dollars]"},
    {"signed", "en", "The answer is minus five.", "minus five=-5..-5"},
    {"dash of a range", "en", "The range is 1000 – 5000 tons.",
     "1000 – 5000=1000..5000 ton [tons]"},
    {"exponent", "en", "The value is 1.3e6 units.", "1.3e6=1300000..1300000 [units]"},
    {"ordinals are no exponents", "fr", "La 5e armée avance.", ""},
    {"millions in the sign", "fr", "Le budget est de 120 M€ par an.",
     "120 M=120000000..120000000 EUR [€]"},
    {"cents behind the sum", "fr", "Il coûte 3 euros 50.", "3 euros 50=3.5..3.5 EUR [euros]"},
    {"score is no number", "fr", "Ils gagnent 3-0 à Lyon.", ""},
    {"a ten and a unit below", "en", "It took three twenty-firsts of it.",
     "three twenty-firsts=0.142857142857..0.142857142857"},
    {"a birthday is no part", "en", "It was a twenty-first birthday.", ""},
    {"one more is no part", "en", "They saw a third man.", ""},
    {"vingt-cinquième", "fr", "Il en faut un vingt-cinquième.", "un vingt-cinquième=0.04..0.04"},
    {"ordinals of large numbers", "fr", "La cent vingtième partie de chasse.", ""},
    {"whole and parts", "en", "The sum is two hundred and fifty-four hundredths.",
     "two hundred and fifty-four hundredths=200.54..200.54"},
    {"parts of a scale behind a scale", "en", "It is one billion and a quarter million.",
     "one billion and a quarter million=1000250000..1000250000"},
    {"half a smaller scale", "fr", "C'est un milliard et demi million.",
     "un milliard et demi million=1000500000..1000500000"},
    {"hyphen set apart", "en", "They saw ninety - five sheep.", "ninety - five=95..95 [sheep]"},
    {"nought joins nothing", "en", "They are 3 hundred and 0.", "3 hundred=300..300|0=0..0"},
    {"coins", "fr", "Il coûte 20 cents.", "20=20..20 [cents]"},
    {"hundreds in digits", "en", "They saw 32 hundred sheep.", "32 hundred=3200..3200 [sheep]"},
    {"giga", "en", "The figure is 10G.", "10G=10000000000..10000000000"},
    {"power", "en", "It is 1.5^-1 in all.", "1.5^-1=0.666666666667..0.666666666667"},
    {"pairs of digits", "en", "They saw 12,34,567 sheep.", "12,34,567=1234567..1234567 [sheep]"},
    {"list without spaces", "en", "They saw 22,24,26,31.", ""},
    {"hundredths", "fr", "Il perd quatre centièmes de mètre.",
     "quatre centièmes=0.04..0.04 m [mètre]"},
    {"one in three", "en", "One in three people left.",
     "One in three=0.333333333333..0.333333333333 [people]"},
    {"one man in five", "en", "One man in five was hurt.", "One man in five=0.2..0.2 [man]"},
    {"a majority is no share", "en", "He has a majority in 20 different states.",
     "20=20..20 [different states]"},
    {"no share of a time", "en", "They saw two in three days.", "two=2..2"},
    {"written part", "en", "It is 1/4 of them.", "1/4=0.25..0.25"},
    {"more than the half", "fr", "Plus de la moitié des élèves sont partis.",
     "moitié=0.5.. [élèves]"},
    {"between places", "fr", "Il se situe entre le dixième et le quinzième.",
     "dixième et le quinzième=10..15 place"},
    {"bounds of places", "en", "She ranks higher than the tenth of them.", "tenth=10.. place"},
    {"tens of thousands", "en", "They saw tens of thousands of sheep.",
     "tens of thousands=10000..~ [sheep]"},
    {"dizaines de milliers", "fr", "Ils ont vu des dizaines de milliers de moutons.",
     "des dizaines de milliers=10000..~ [moutons]"},
    {"half a dozen", "en", "They saw half a dozen sheep.", "half a dozen=6..6~ [sheep]"},
    {"demi-douzaine", "fr", "Ils ont vu une demi-douzaine de moutons.",
     "une demi-douzaine=6..6~ [moutons]"},
    {"range of percentages", "en", "It grew by 5% to 7% in all.", "5% to 7=5..7 % [%]"},
    {"range of percentages, fr", "fr", "Une hausse entre 5 % et 7 %.", "5 % et 7=5..7 % [%]"},
    {"change", "fr", "Le taux est passé de 5 % à 7 %.", "5=5..5 % [%]|7=7..7 % [%]"},
    {"range of sums", "en", "It costs $5 to $7 million.",
     "5 to $7 million=5000000..7000000 USD [$]"},
    {"between sums", "fr", "Il coûte entre 3 euros et 5 euros.", "3 euros et 5=3..5 EUR [euros]"},
    {"two sums", "en", "They paid $5 and $7 for it.", "5=5..5 USD [$]|7=7..7 USD [$]"},
    {"rounds are no places", "fr", "Entre le troisième et le quatrième tour, il part.", ""},
    {"english bound", "en", "They saw more than 40 sheep.", "40=40.. [sheep]"},
};

class QuantitiesTest : public testing::Test {
 protected:
  QuantitiesTest() : languages_(*Pack::open(SOURCIER_PACK)) {}

  static std::string number(std::optional<double> value) {
    if (!value) return "";
    std::ostringstream out;
    out.precision(12);
    out << *value;
    return out.str();
  }

  std::string quantities_of(const Case& c) {
    Article article;
    article.text = c.text;
    const Language& language = languages_.of(c.language);
    const auto sentences = split_sentences(article.text, {}, language);
    const auto tokens = tokenize(article.text, sentences, language);
    const Words words(article.text, sentences, tokens);
    const auto times = find_times(article, words, language);
    std::string out;
    for (const Quantity& q : find_quantities(words, times, language)) {
      out += (out.empty() ? "" : "|") + std::string(slice(article.text, q.span)) + "=" +
             number(q.low) + ".." + number(q.high) + (q.approximate ? "~" : "");
      if (q.status == QuantityStatus::kPlanned) out += "p";
      if (q.status == QuantityStatus::kEstimated) out += "e";
      if (q.kind == QuantityKind::kOrdinal) out += " place";
      if (!q.unit.empty()) out += " " + q.unit;
      if (q.counted) out += " [" + std::string(slice(article.text, *q.counted)) + "]";
    }
    return out;
  }

  Languages languages_;
};

TEST_F(QuantitiesTest, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(quantities_of(c), c.quantities);
  }
}

}  // namespace
}  // namespace sourcier
