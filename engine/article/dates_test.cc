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
    {"a number before the day", "Version 3, 29 June 2031", "2031-06-29", ""},
    {"no year", "Publié le 18 mars", "", ""},
    {"Japanese", "2031年03月04日", "2031-03-04", ""},
    {"Chinese in a line", "发布时间：2031年3月4日 17:20", "2031-03-04", ""},
    {"Korean", "입력 2031년 3월 4일", "2031-03-04", ""},
    {"Arabic, the month twice", "الجمعة 24 نيسان / أبريل 2031", "2031-04-24", ""},
    {"Spanish", "Publicado el 4 de marzo de 2031", "2031-03-04", ""},
    {"Portuguese", "Publicado em 1º de março de 2031 às 10h", "2031-03-01", ""},
    {"Italian", "Pubblicato il 4 marzo 2031", "2031-03-04", ""},
    {"Dutch", "Gepubliceerd op 4 maart 2031", "2031-03-04", ""},
    {"Polish", "Opublikowano 4 marca 2031", "2031-03-04", ""},
    {"Turkish", "Yayınlanma: 4 Mart 2031", "2031-03-04", ""},
    {"Greek", "Δημοσιεύθηκε: 4 Μαρτίου 2031", "2031-03-04", ""},
    {"Russian", "Опубликовано 4 марта 2031 г.", "2031-03-04", ""},
    {"Hungarian, year first", "2031. március 4.", "2031-03-04", ""},
    {"a short year after a name", "Datum: 03.Mär.31", "2031-03-03", ""},
    {"modified in Spanish", "Actualizado el 5 de marzo de 2031", "", "2031-03-05"},
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
    {"in words", "Tue, 04 Mar 2031 17:20:00 GMT", "2031-03-04T17:20:00Z"},
    {"in words with a zone", "Tue, 04 Mar 2031 17:20:00 +0100", "2031-03-04T17:20:00+01:00"},
    {"in words without a time", "March 4, 2031", "2031-03-04"},
    {"a space for the T", "2031-03-04 17:20:00 +0100", "2031-03-04T17:20:00+01:00"},
    {"a broken fraction", "2031-03-04T17:20:00:684Z", "2031-03-04"},
    {"seconds since 1970", "1930411200", "2031-03-04T17:20:00Z"},
    {"milliseconds since 1970", "1930411200000", "2031-03-04T17:20:00Z"},
    {"compact with a time", "20310304T172000Z", "2031-03-04"},
    {"digits with a time", "20310304172000", "2031-03-04"},
    {"some number", "12345678901", ""},
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
    {"day first", "/news/04-03-2031", "2031-03-04"},
    {"day first, cut off", "/news/04-03-20312", ""},
};

TEST(DateInUrl, Cases) {
  for (const Case& c : kUrls) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(date_in_url(c.value), c.date);
  }
}

struct RelativeCase {
  const char* name;
  const char* line;
  const char* now;
  const char* date;
};

const RelativeCase kRelative[] = {
    {"yesterday", "Publié hier à 19h25", "2031-03-05T08:00:00Z", "2031-03-04"},
    {"hours", "Publié il y a 3 heures", "2031-03-05T08:00:00Z", "2031-03-05"},
    {"hours over midnight", "Posted 10 hours ago", "2031-03-05T08:00:00Z", "2031-03-04"},
    {"days", "Veröffentlicht vor 2 Tagen", "2031-03-05T08:00:00Z", "2031-03-03"},
    {"without a year", "Publié le 18 mars", "2031-03-20T08:00:00Z", "2031-03-18"},
    {"of last year", "Publié le 18 mars", "2031-03-01T08:00:00Z", "2030-03-18"},
    {"nobody knows when", "Publié hier à 19h25", "", ""},
    {"no distance", "Publié par Ana Ruiz", "2031-03-05T08:00:00Z", ""},
};

TEST(FindRelativeDates, Cases) {
  for (const RelativeCase& c : kRelative) {
    SCOPED_TRACE(c.name);
    const auto found = find_relative_dates(c.line, LineWords(c.line), phrases(), c.now);
    EXPECT_EQ(found.empty() ? "" : iso(found.front().date), c.date);
  }
}

TEST(InstantOf, CountsWithTheZone) {
  EXPECT_EQ(instant_of("1970-01-02T01:00:00+01:00"), 86400);
  EXPECT_EQ(instant_of("1970-01-01T00:00:07Z"), 7);
  EXPECT_EQ(instant_of("1970-01-02T00:01Z"), 86400 + 60);
  EXPECT_EQ(instant_of("2031-03-10T10:00:00Z"), 1930903200);
  EXPECT_EQ(instant_of("2031-03-10T11:30:59+01:30"), 1930903200 + 59);
  EXPECT_EQ(instant_of("2031-03-09T23:00:00.125-11:00"), 1930903200);
  for (const char* time : {"", "2031-03", "2031-03-10", "2031-03-10T10:00", "2031-03-10T10:00:00",
                           "2031-03-10 10:00Z", "2031-02-30T10:00Z", "2031-03-10T24:00Z",
                           "2031-03-10T1x:00Z", "2031-03-10T10:00+1:00", "2031-03-10T10:00+01:60"})
    EXPECT_FALSE(instant_of(time)) << time;
  EXPECT_FALSE(instant_of("1970-01-01"));
  EXPECT_FALSE(instant_of(""));
}

}  // namespace
}  // namespace sourcier
