// Dates as the reader's language writes them. An unknown date is said in words.
#pragma once

#include <string>
#include <string_view>

#include "apps/report/labels.h"
#include "engine/trace/dossier.h"

namespace sourcier::report {

enum class DateForm : unsigned char {
  kLong,   // 17 March 2031
  kShort,  // 17 Mar 2031
  kBrief,  // 17 Mar: where the year stands near by
};

// "" gives the word for undated; what is no date of ours is shown as it stands.
std::string date_text(const Labels& labels, std::string_view iso, DateForm form);

// "3 March – 9 April 2031"; one day alone where both are the same, "" where both are unknown.
std::string range_text(const Labels& labels, std::string_view first, std::string_view last);

// "after 17 March 2031", of what trace inferred.
std::string interval_text(const Labels& labels, const DateInterval& interval, DateForm form);

// Why trace inferred it, in the reader's language; as the interval words it where it bears no
// cause.
std::string cause_text(const Labels& labels, const DateInterval& interval);

}  // namespace sourcier::report
