#include "apps/report/labels.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "apps/report/dates.h"

namespace sourcier::report {
namespace {

const std::shared_ptr<const Pack> kPack = *Pack::open(SOURCIER_PACK);

std::set<std::string> places_in(std::string_view text) {
  std::set<std::string> places;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    places.emplace(text.substr(at, text.find('}', at) - at));
  }
  return places;
}

std::map<std::string, std::set<std::string>> rows_of(const std::string& language) {
  std::map<std::string, std::set<std::string>> rows;
  const Table table = kPack->table("ui/" + language);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    EXPECT_TRUE(rows.emplace(table.cell(row, 0), places_in(table.cell(row, 1))).second)
        << language << " has twice: " << table.cell(row, 0);
  }
  return rows;
}

TEST(Labels, BothLanguagesHaveTheSameRowsAndPlaces) {
  EXPECT_GT(rows_of("en").size(), 100U);
  EXPECT_EQ(rows_of("en"), rows_of("fr"));
}

TEST(Labels, FillsPlacesAndDoesNotReadValuesAgain) {
  const Labels labels(*kPack, "en");
  EXPECT_EQ(labels.fill("skipped.item", {{"path", "{reason}"}, {"reason", "x"}}), "{reason} (x)");
  EXPECT_EQ(labels.fill("no.such.row", {}), "no.such.row");
}

TEST(Labels, Counts) {
  const Labels english(*kPack, "en-GB");
  const Labels french(*kPack, "fr");
  EXPECT_EQ(english.count("count.articles", 0), "0 articles");
  EXPECT_EQ(english.count("count.articles", 1), "1 article");
  EXPECT_EQ(english.count("count.articles", 1200), "1,200 articles");
  EXPECT_EQ(french.count("count.articles", 0), "0 article");
  EXPECT_EQ(french.count("count.articles", 1200), "1\u202F200 articles");
}

TEST(Labels, AnUnknownLanguageSpeaksEnglish) { EXPECT_EQ(Labels(*kPack, "xx").language(), "en"); }

struct NumberCase {
  double value;
  const char* english;
  const char* french;
};

TEST(Labels, Numbers) {
  const Labels english(*kPack, "en");
  const Labels french(*kPack, "fr");
  const NumberCase cases[] = {
      {0, "0", "0"},
      {8000, "8,000", "8\u202F000"},
      {1234567.5, "1,234,567.5", "1\u202F234\u202F567,5"},
      {0.25, "0.25", "0,25"},
      {-3.5, "−3.5", "−3,5"},
      {1e300, "1e+300", "1e+300"},
  };
  for (const NumberCase& c : cases) {
    EXPECT_EQ(english.number(c.value), c.english);
    EXPECT_EQ(french.number(c.value), c.french);
  }
}

TEST(Labels, QuotationMarksAreThoseOfTheWording) {
  const Labels labels(*kPack, "en");
  EXPECT_EQ(labels.quotes("fr-CA").open, "«\u202F");
  EXPECT_EQ(labels.quotes("en").close, "”");
  EXPECT_EQ(labels.quotes("").open, "“");
}

struct DateCase {
  const char* iso;
  DateForm form;
  const char* english;
  const char* french;
};

TEST(Dates, Cases) {
  const Labels english(*kPack, "en");
  const Labels french(*kPack, "fr");
  const DateCase cases[] = {
      {"2031-03-01", DateForm::kLong, "1 March 2031", "1er mars 2031"},
      {"2031-03-17T08:00:00+01:00", DateForm::kShort, "17 Mar 2031", "17 mars 2031"},
      {"2031-12-17", DateForm::kBrief, "17 Dec", "17 déc."},
      {"2031-02", DateForm::kLong, "February 2031", "février 2031"},
      {"2031", DateForm::kBrief, "2031", "2031"},
      {"", DateForm::kLong, "undated", "sans date"},
      {"bald\x1b", DateForm::kLong, "bald", "bald"},
  };
  for (const DateCase& c : cases) {
    EXPECT_EQ(date_text(english, c.iso, c.form), c.english);
    EXPECT_EQ(date_text(french, c.iso, c.form), c.french);
  }
}

TEST(Dates, RangesSayNothingTwice) {
  const Labels labels(*kPack, "en");
  EXPECT_EQ(range_text(labels, "2031-03-03", "2031-03-03"), "3 March 2031");
  EXPECT_EQ(range_text(labels, "2031-03-03", "2031-03-18"), "3 – 18 March 2031");
  EXPECT_EQ(range_text(labels, "2031-03-03", "2031-04-09"), "3 March – 9 April 2031");
  EXPECT_EQ(range_text(labels, "2030-12-30", "2031-01-02"), "30 December 2030 – 2 January 2031");
  EXPECT_EQ(range_text(labels, "", ""), "");
}

TEST(Dates, IntervalsOfWhatIsInferred) {
  const Labels labels(*kPack, "fr");
  EXPECT_EQ(interval_text(labels, {"2031-03-18", "", ""}, DateForm::kLong),
            "après le 18 mars 2031");
  EXPECT_EQ(interval_text(labels, {"2031-03-18", "2031-04-01", ""}, DateForm::kLong),
            "entre le 18 mars 2031 et le 1er avril 2031");
  EXPECT_EQ(interval_text(labels, {"2031-03", "", ""}, DateForm::kLong), "après mars 2031");
  EXPECT_EQ(interval_text(labels, {"2031-03", "2031-05", ""}, DateForm::kLong),
            "entre mars 2031 et mai 2031");
  EXPECT_EQ(interval_text(labels, {"", "", ""}, DateForm::kLong), "sans date");
}

TEST(Dates, WordTheCauseOfAnInferredDateForTheReader) {
  const DateInterval interval{"2031-03-17", "2031-03-19", "parle du 17 mars", DateCause::kEvent,
                              "2031-03-17"};
  EXPECT_EQ(cause_text(Labels(*kPack, "en"), interval), "tells of the event of 17 March 2031");
  EXPECT_EQ(cause_text(Labels(*kPack, "fr"), interval), "raconte l’événement du 17 mars 2031");
  EXPECT_EQ(cause_text(Labels(*kPack, "fr"),
                       {"2031-03", "", "speaks of it", DateCause::kLater, "2031-03"}),
            "parle de mars 2031");
  EXPECT_EQ(cause_text(Labels(*kPack, "fr"), {"2031-03", "", "speaks of it"}), "speaks of it");
}

}  // namespace
}  // namespace sourcier::report
