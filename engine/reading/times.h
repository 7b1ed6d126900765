// Times: dates, clock times, durations and repetitions, with their TIMEX3 value.
//
// What words mean is in languages/<tag>/months.tsv, weekdays.tsv, holidays.tsv and
// time_words.tsv; how they combine is in languages/<tag>/time_patterns.tsv.
#pragma once

#include <span>
#include <vector>

#include "engine/reading/language.h"
#include "engine/reading/reading.h"
#include "engine/reading/words.h"

namespace sourcier {

// The time expressions of the article, whose words `words` are, in order, disjoint. Values are
// resolved against the date of publication as news mean them: a bare weekday is the nearest past
// one unless the tense says otherwise. Without that date a relative expression has the value ""
// unless the text gives its anchor. Linear time. A holiday inside a longer one of `names`, which
// are in order, is part of a person's name ("Noël Le Graët"), and what stands in the title of a
// work is part of that ("« La Nuit des loups »").
std::vector<TimeExpression> find_times(const Article& article, const Words& words,
                                       const Language& language,
                                       std::span<const Mention> names = {});

}  // namespace sourcier
