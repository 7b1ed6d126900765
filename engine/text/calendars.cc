#include "engine/text/calendars.h"

#include <unicode/calendar.h>
#include <unicode/locid.h>
#include <unicode/timezone.h>

#include <cmath>
#include <memory>

#include "engine/text/icu_status.h"

namespace sourcier {
namespace {

constexpr double kMillisecondsOfDay = 86400000;

const char* locale_of(CalendarKind kind) {
  switch (kind) {
    case CalendarKind::kHebrew:
      return "und@calendar=hebrew";
    case CalendarKind::kIslamic:
      return "und@calendar=islamic-umalqura";
    case CalendarKind::kChinese:
      return "und@calendar=chinese";
    case CalendarKind::kPersian:
      return "und@calendar=persian";
  }
  return "";
}

// By day at Greenwich, so that no clock moves a day.
double noon_of(const Date& date) {
  return (static_cast<double>(day_number(date)) + 0.5) * kMillisecondsOfDay;
}

}  // namespace

std::optional<Date> day_of_calendar(CalendarKind kind, int gregorian_year, int nth, int month,
                                    int day) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(
      icu::TimeZone::getGMT()->clone(), icu::Locale(locale_of(kind)), status));
  if (!is_done(status) || month < 1 || day < 1) return std::nullopt;
  calendar->setTime(noon_of({gregorian_year, 1, 1}), status);
  const int year = calendar->get(UCAL_EXTENDED_YEAR, status) + nth;
  calendar->clear();
  calendar->set(UCAL_EXTENDED_YEAR, year);
  calendar->set(UCAL_MONTH, month - 1);
  calendar->set(UCAL_DATE, day);
  calendar->set(UCAL_HOUR_OF_DAY, 12);
  const double time = calendar->getTime(status);
  // A day too many would have moved into the next month.
  if (!is_done(status) || calendar->get(UCAL_DATE, status) != day) return std::nullopt;
  return date_of(static_cast<std::int64_t>(std::floor(time / kMillisecondsOfDay)));
}

}  // namespace sourcier
