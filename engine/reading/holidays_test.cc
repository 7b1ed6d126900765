#include "engine/reading/holidays.h"

#include <gtest/gtest.h>

#include <string>

#include "engine/resource/pack.h"
#include "engine/resource/table.h"

namespace sourcier {
namespace {

struct Case {
  const char* rule;
  int year;
  const char* days;  // "date" or "date/length", joined by spaces.
};

const Case kCases[] = {
    {"12-25", 2025, "2025-12-25"},
    {"02-29", 2025, ""},
    {"11-4-4", 2013, "2013-11-28"},
    {"11-4-4+1", 2013, "2013-11-29"},
    {"05-1--1", 2025, "2025-05-26"},
    {"08-1--2", 2025, "2025-08-18"},
    {"01-01-1", 2025, "2025-12-31"},
    {"easter+0", 2025, "2025-04-20"},
    {"easter-46/46", 2018, "2018-02-14/46"},
    {"easter+39", 2000, "2000-06-01"},
    {"orthodox+0", 2024, "2024-05-05"},
    {"orthodox-2", 2020, "2020-04-17"},
    {"orthodox+0", 1900, "1900-04-22"},
    {"11-27>7", 2025, "2025-11-30"},
    {"05-18>1", 2025, "2025-05-19"},
    {"islamic-10-01<5", 2017, "2017-06-23"},
    {"04-27!7-1", 2014, "2014-04-26"},
    {"04-27!7-1", 2018, "2018-04-27"},
    {"hebrew-08-27!5-1!7+1", 2018, "2018-04-12"},
    {"hebrew-08-27!5-1!7+1", 2024, "2024-05-06"},
    {"hebrew-03-25/8", 2018, "2018-12-03/8"},
    {"islamic-12-10", 2006, "2006-01-10 2006-12-31"},
    {"islamic-01-01", 2008, "2008-01-10 2008-12-29"},
    {"chinese-01-01", 2014, "2014-01-31"},
    {"chinese-01-01-1", 2014, "2014-01-30"},
    {"hindu-07-30@18", 2019, "2019-10-27"},
    {"hindu-12-15@18+1", 2019, "2019-03-21"},
    {"hindu-10-07", 2014, "2014-01-07 2014-12-28"},
    {"sun-09@16+1", 2018, "2018-01-15"},
    {"moon-04-22@12", 2019, "2019-09-11"},
    {"", 2025, ""},
    {"Monday", 2025, ""},
    {"99-99", 2025, ""},
    {"13-1-1", 2025, ""},
    {"islamic-", 2025, ""},
    {"999999999999-1-1", 2025, ""},
};

TEST(HolidaysIn, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.rule);
    std::string days;
    for (const Holiday& holiday : holidays_in(c.year, c.rule)) {
      days += (days.empty() ? "" : " ") + iso(holiday.first);
      if (holiday.days > 1) days += "/" + std::to_string(holiday.days);
    }
    EXPECT_EQ(days, c.days);
  }
}

TEST(HolidayYears, KnowsAgain) {
  constexpr std::string_view kRule = "12-25";
  HolidayYears years;
  const std::vector<Holiday>& first = years.in(2025, kRule);
  ASSERT_EQ(first.size(), 1u);
  EXPECT_EQ(iso(first.front().first), "2025-12-25");
  EXPECT_EQ(&years.in(2025, kRule), &first);
  EXPECT_NE(&years.in(2024, kRule), &first);
}

// A row with a slip in its rule would be silent: each must give a day in any four years.
TEST(HolidaysIn, EveryRowGivesADay) {
  const auto pack = Pack::open(SOURCIER_PACK);
  ASSERT_TRUE(pack);
  int rows = 0;
  for (const char* language : {"fr", "en", "de"}) {
    const Table table = (*pack)->table("languages/" + std::string(language) + "/holidays");
    for (std::size_t row = 0; row < table.rows(); ++row, ++rows) {
      std::size_t found = 0;
      for (int year = 2024; year < 2028; ++year) {
        found += holidays_in(year, table.cell(row, 1)).size();
      }
      EXPECT_GE(found, 3u) << language << ": " << table.cell(row, 0);
    }
  }
  EXPECT_GT(rows, 500);
}

}  // namespace
}  // namespace sourcier
