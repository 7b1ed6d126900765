// Times: dates, clock times, durations and repetitions, with their TIMEX3 value.
//
// What words mean is in languages/<tag>/months.tsv, weekdays.tsv, holidays.tsv and
// time_words.tsv; how they combine is in languages/<tag>/time_patterns.tsv.
#pragma once

#include <span>
#include <vector>

#include "engine/reading/language.h"
#include "engine/reading/reading.h"

namespace sourcier {

// The time expressions of the article in order, disjoint. Values are resolved against the date of
// publication as news mean them: a bare weekday is the nearest past one unless the tense says
// otherwise. Without that date a relative expression has the value "" unless the text gives its
// anchor. Linear time.
std::vector<TimeExpression> find_times(const Article& article, std::span<const Span> sentences,
                                       std::span<const Token> tokens, const Language& language);

// Takes out the times that are part of a person's name: "[Noël] Le Graët".
void drop_times_in_names(std::vector<TimeExpression>& times, std::span<const Mention> mentions);

}  // namespace sourcier
