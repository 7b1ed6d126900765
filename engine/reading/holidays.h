// Holidays: the days on which a holiday falls in a year, by the rule that its row gives.
//
// A rule begins with a day:
//   12-25             a month and a day
//   11-4-4            a month, a weekday (1 is Monday) and which of them, -1 for the last
//   easter orthodox   Easter of the western and of the eastern churches
//   hebrew-08-27      a month and a day of a calendar: hebrew (01 is Tishri, 08 Nisan), islamic,
//                     chinese, persian
//   hindu-07-30@18    month, lunar day and the hour at which it counts (hindu_calendar.h)
//   sun-09@16         the sun enters a sign by that hour
//   moon-04-22@12     while the sun is in a sign, the last day with the moon in a mansion
// Then it is moved, in the order written:
//   +1 -46            by days
//   >1 <5             to the first Monday from it on, to the last Friday before it
//   !7-1              by days where it is that weekday
// and may end with its length in days: /8.
#pragma once

#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/date.h"

namespace sourcier {

struct Holiday {
  Date first;
  int days = 1;
};

// Those that begin in the year, in order: none where the row is no rule, two where a year of the
// moon begins twice in it.
std::vector<Holiday> holidays_in(int year, std::string_view rule);

// The same for the rules of one text, each worked out once a year: a text may name one feast many
// thousand times, and the sky is dear.
class HolidayYears {
 public:
  // The rule must be a cell of a table.
  const std::vector<Holiday>& in(int year, std::string_view rule);

 private:
  std::map<std::pair<const char*, int>, std::vector<Holiday>> known_;
};

}  // namespace sourcier
