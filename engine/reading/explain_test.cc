#include "engine/reading/explain.h"

#include <gtest/gtest.h>

#include "engine/reading/read.h"

namespace sourcier {
namespace {

// "kind|words|rule|rows|model" a line.
std::string explained(const char* tag, const std::string& text) {
  static const auto pack = Pack::open(SOURCIER_PACK);
  static const Languages languages(*pack);
  Article article;
  article.text = text;
  article.published = "2026-11-25";
  const Language& language = languages.of(tag);
  const Reading reading = read(article, language);
  std::string out;
  for (const Explained& each : explain_reading(article, reading, language)) {
    out += std::string(name_of(each.kind)) + "|" + std::string(slice(text, each.span)) + "|" +
           each.rule + "|";
    for (const std::string& row : each.rows) out += row + ";";
    out += "|" + each.model + "\n";
  }
  return out;
}

TEST(ExplainReading, NamesRuleRowAndModelOfEachFinding) {
  const std::string told =
      explained("fr", "« Le pont est fermé », a déclaré hier Paul Durand à l'AFP.");
  const auto holds = [&](const char* line) {
    EXPECT_NE(told.find(line), std::string::npos) << "wanted " << line << " in\n" << told;
  };
  holds(
      "quotation|Le pont est fermé|in marks, before its cue|quote_marks: « »;"
      "saying_verbs: déclaré (déclarer, says, participle);|parts-fr\n");
  holds(
      "attribution|a déclaré|before its cue|saying_verbs: déclaré (déclarer, says, participle);|"
      "parts-fr\n");
  holds("hop|AFP|relay, named||\n");
  holds("hop|Paul Durand|source, named||\n");
  holds("names: agency:");
  holds("time|hier|deictic|time_patterns: deictic");
}

TEST(ExplainReading, NamesTheRowsOfRangesAndSources) {
  const std::string told =
      explained("fr", "Selon la direction du port, entre vingt et trente grues sont vieilles.");
  EXPECT_NE(told.find("source_nouns: direction"), std::string::npos) << told;
  EXPECT_NE(told.find("range_joins: et (entre)"), std::string::npos) << told;
}

TEST(ExplainReading, TellsHowAPhraseFoundItsPerson) {
  const std::string told = explained(
      "fr",
      "La ministre Marie Lefort est venue. « Nous partons », a-t-elle dit. Selon Reuters, "
      "au moins 12 km de route sont fermés.");
  const auto holds = [&](const char* line) {
    EXPECT_NE(told.find(line), std::string::npos) << "wanted " << line << " in\n" << told;
  };
  holds("hop|elle|source, pronoun||\n");
  holds("attribution|Selon|behind its cue|attribution_frames: Selon;|\n");
  holds("quantity|12|measure in digits");
  holds("bounds: au moins (low)");
  holds("units: km (km)");
}

TEST(ExplainReading, WithoutFindingsThereIsNothingToTell) { EXPECT_EQ(explained("fr", ""), ""); }

}  // namespace
}  // namespace sourcier
