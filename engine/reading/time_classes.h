// Time classes: what words and numbers of a time pattern the engine itself knows, because they
// capture something. Tables may name any others, which only have their place.
#pragma once

#include <cstdint>
#include <iterator>
#include <string_view>

namespace sourcier {

// Classes that the engine itself knows, because they capture; tables may name any others.
enum TimeClass : std::uint8_t {
  kNoType,
  kMonth,
  kWeekday,
  kWeekdays,
  kUnit,
  kPart,
  kSeason,
  kHoliday,
  kModifier,
  kLast,
  kNext,
  kThis,
  kDeictic,
  kNarrative,
  kReference,
  kPeriod,
  kMeridiem,
  kClockWord,
  kCount,        // Words that count without being numbers: "quelques".
  kOrdinalWord,  // "Q3"
  kHalfWord,     // "H2"
  kQuantifier,
  kTonight,
  kNarrativeDay,
  kFutureNoun,
  kStop,  // Marks, and the end of a sentence.
  kEnd,   // The same without the comma.
  kZone,
  kMinutesPast,  // "half past": minutes that the hour behind is moved by.
  kPast,         // "past": which way the minutes before count.
  kPastTo,       // The same, where it could be the "to" of a range.
  kDouble,       // "other" in "every other day".
  kTimesOver,    // "times" in "three times a day".
  kWeekdayPart,  // Both in one word: "Mittwochabend".
  kUnitPlural,   // A unit that can only be several.
  kLongUnit,     // A unit of a day or more.
  kUnitFrame,    // A unit long enough to be told of as a whole: "for the week".
  kUnitAhead,    // A unit and its direction: "mardi en huit".
  kHalfMore,     // "and a half": of the unit before.
  kDecadeName,   // "seventies"
  kWeekend,
  kFirstNumber,
  kDay = kFirstNumber,
  kYear,
  kRecentYear,
  kShortYear,
  kNumber,
  kOrdinal,
  kHour,
  kMinute,
  kClock,
  kDigits,
  kTens,         // "60" behind the word for a decade.
  kDecade,       // "1990s"
  kRoman,        // "XIXe"
  kMonthDigits,  // "11/2016", "2016-11"
  kShortDigits,  // "22/4": a day and a month.
  kClearDigits,  // "22/04": the same, where it can be nothing else.
  kPackedClock,  // "0930", "340"
  kPointClock,   // "2.30"
  kDayOrdinal,   // "27th"
  kDayCardinal,  // "27"
  kDayBehind,    // The second of a night's two days, which adds nothing.
  kFraction,     // "half", "three quarters"
  kLastNumber = kFraction,
};

inline constexpr std::string_view kTimeClassNames[] = {
    "",
    "month",
    "weekday",
    "weekdays",
    "unit",
    "part",
    "season",
    "holiday",
    "modifier",
    "last",
    "next",
    "this",
    "deictic",
    "narrative",
    "reference",
    "period",
    "meridiem",
    "clock-word",
    "count",
    "ordinal-word",
    "half-word",
    "quantifier",
    "tonight",
    "narrative-day",
    "future-noun",
    "stop",
    "end",
    "zone",
    "minutes-past",
    "past",
    "past-to",
    "double",
    "times-over",
    "weekday-part",
    "unit-plural",
    "long-unit",
    "unit-frame",
    "unit-ahead",
    "half-more",
    "decade-name",
    "weekend",
    "day",
    "year",
    "recent-year",
    "short-year",
    "number",
    "ordinal",
    "hour",
    "minute",
    "clock",
    "digits",
    "tens",
    "decade",
    "roman",
    "month-digits",
    "short-digits",
    "clear-digits",
    "packed-clock",
    "point-clock",
    "day-ordinal",
    "day-cardinal",
    "day-behind",
    "fraction",
};

// Whether a number of one or more words is asked for, not a shape of one word.
constexpr bool counts(std::uint8_t type) {
  return type == kDay || type == kDayOrdinal || type == kDayCardinal || type == kDayBehind ||
         type == kNumber || type == kFraction || type == kOrdinal || type == kHour ||
         type == kMinute;
}

static_assert(std::size(kTimeClassNames) == kLastNumber + 1, "every class has its name");

}  // namespace sourcier
