#include "engine/article/dates.h"

#include <gtest/gtest.h>

#include "engine/article/metadata.h"
#include "engine/article/rules.h"

namespace sourcier {
namespace {

const Phrases& phrases() {
  static const ExtractionRules loaded(*Pack::open(SOURCIER_PACK));
  return loaded.data().dates;
}

struct VisibleCase {
  const char* name;
  const char* line;
  const char* published;
  const char* modified;
};

const VisibleCase kVisible[] = {
    {"French", "Publié le 18 mars 2031 à 19h25", "2031-03-18", ""},
    {"first of the month", "Publié le 1er août 2031", "2031-08-01", ""},
    {"both", "Publié le 04/03/2031 à 17h20 - Mis à jour le 05/03/2031", "2031-03-04", "2031-03-05"},
    {"only modified", "Mis à jour le 12.04.2031", "", "2031-04-12"},
    {"nothing behind", "Publié le", "", ""},
    {"English", "Published 3 March 2031", "2031-03-03", ""},
    {"English, month first", "Posted on March 3rd, 2031 at 5 p.m.", "2031-03-03", ""},
    {"German", "Veröffentlicht am 5. März 2031", "2031-03-05", ""},
    {"short month with stops", "28. Jan. 2031", "2031-01-28", ""},
    {"ISO", "2031-03-05 10:00", "2031-03-05", ""},
    {"no such day", "Publié le 31 février 2031", "", ""},
    {"a sentence with a date", "The port closed on 3 March 2031 after the cable of a crane broke",
     "", ""},
    {"no year", "Publié le 18 mars", "", ""},
};

TEST(TakeVisibleDate, Cases) {
  for (const VisibleCase& c : kVisible) {
    SCOPED_TRACE(c.name);
    Dates dates;
    take_visible_date(c.line, phrases(), DayOrder::kDayFirst, dates);
    EXPECT_EQ(dates.published, c.published);
    EXPECT_EQ(dates.modified, c.modified);
  }
}

struct Case {
  const char* name;
  const char* value;
  const char* date;
};

const Case kMachine[] = {
    {"with zone", "2031-03-04T17:20:00+01:00", "2031-03-04T17:20:00+01:00"},
    {"zone without colon", "2031-03-04T17:20:05.123+0100", "2031-03-04T17:20:05+01:00"},
    {"UTC without seconds", "2031-03-04T17:20Z", "2031-03-04T17:20:00Z"},
    {"without zone", "2031-03-04T17:20:00", "2031-03-04"},
    {"compact", "20310304", "2031-03-04"},
    {"in words", "Tue, 04 Mar 2031 17:20:00 GMT", "2031-03-04"},
    {"slashes", "04/03/2031", "2031-03-04"},
    {"implausible", "0001-01-01T00:00:00Z", ""},
    {"no date", "yesterday", ""},
    {"nothing", "", ""},
};

TEST(CleanDate, Cases) {
  for (const Case& c : kMachine) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(clean_date(c.value, phrases(), DayOrder::kDayFirst), c.date);
  }
  EXPECT_EQ(clean_date("04/03/2031", phrases(), DayOrder::kMonthFirst), "2031-04-03");
}

const Case kUrls[] = {
    {"folders", "/2031/03/04/a-story", "2031-03-04"},
    {"one digit", "/2031/3/4/a-story", "2031-03-04"},
    {"dashes", "/a-story-2031-03-04.html", "2031-03-04"},
    {"compact", "/a/20310304-story", "2031-03-04"},
    {"a longer number", "/a/120310304567", ""},
    {"only a month", "/2031/03/a-story", ""},
    {"no such month", "/2031/13/04/", ""},
};

TEST(DateInUrl, Cases) {
  for (const Case& c : kUrls) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(date_in_url(c.value), c.date);
  }
}

}  // namespace
}  // namespace sourcier
