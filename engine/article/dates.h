// Dates of publication as pages write them: in machine form, in URLs and in words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/article/phrases.h"
#include "engine/base/date.h"

namespace sourcier {

// In which order a bare "03/04/2031" is read.
enum class DayOrder : std::uint8_t { kDayFirst, kMonthFirst };

// "published" and "modified" are said by words before the date; kNone is a bare date.
enum class DateRole : std::uint8_t { kNone, kPublished, kModified };

struct FoundDate {
  Date date;  // A day.
  DateRole role = DateRole::kNone;
  std::size_t first_word = 0;  // Words [first_word, end_word) of the line.
  std::size_t end_word = 0;
};

// The days that a line names, in order. A weekday or a time beside them is passed over.
std::vector<FoundDate> find_dates(std::string_view line, const LineWords& words,
                                  const Phrases& phrases, DayOrder order);

// The days that a line names by their distance from the day of the visit, or without a year:
// "Publié hier à 19h25", "3 hours ago", "Posted on 4 March". `now` is an RFC 3339 time.
std::vector<FoundDate> find_relative_dates(std::string_view line, const LineWords& words,
                                           const Phrases& phrases, std::string_view now);

// The value of a meta element or JSON-LD field in ISO 8601: a full RFC 3339 time where the zone is
// given, else the day; "" for what is no plausible date.
std::string clean_date(std::string_view value, const Phrases& phrases, DayOrder order);

// Seconds since 1970 of an RFC 3339 time, whole ones, which it may leave out; nothing for a day, a
// time without an offset or anything else.
std::optional<std::int64_t> instant_of(std::string_view time);

// The day in the path of a URL ("/2031/03/04/", "-20310304", "/04-03-2031/"); "" for none.
std::string date_in_url(std::string_view path);

}  // namespace sourcier
