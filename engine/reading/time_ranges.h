// Time ranges: what the two ends of one stretch of time tell of each other: "from Monday to
// Thursday", "du 18 novembre au 3 décembre 2015".
#pragma once

#include "engine/reading/time_company.h"
#include "engine/reading/time_grammar.h"
#include "engine/reading/time_values.h"

namespace sourcier {

// Whether the second expression ends what the first begins: two dates of one sentence with a word
// of ranges between them, or the hyphen of one word ("Nov-Feb").
bool is_range(const TimeGrammar& grammar, const TimeGrammar::Marked& marked, const FoundTime& first,
              const FoundTime& second);

// Whether a word opens the range ("from", "entre"), or its end states the year: two days that are
// merely listed need not follow each other.
bool is_ordered(const TimeGrammar& grammar, const TimeGrammar::Marked& marked,
                const FoundTime& first, const FoundTime& second);

// The year of a range's beginning that states none: its end's, or the one before. 0 if the end
// states none either.
int year_of_beginning(const TimeCaptures& first, const TimeCaptures& last,
                      const TimeContext& context);

// Moves one end by a week, a month or a year where the range would end before it begins: each was
// taken from where it lies nearest to publication. An end that is past, or that states its year, is
// right, and the beginning came before it. Values that are no plain days or months, and ends that
// say which is meant ("next Monday"), stay.
void put_in_order(const TimeCaptures& first, const TimeCaptures& last, const TimeContext& context,
                  TimeValue& beginning, TimeValue& end);

}  // namespace sourcier
