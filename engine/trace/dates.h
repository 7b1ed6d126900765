// Dates: when an undated article was published, from what it says and from its neighbours.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/trace/dossier.h"
#include "engine/trace/view.h"

namespace sourcier {

struct InferredDate {
  DateInterval interval;
  std::string published;  // Of the precision on which both ends agree; "" if they do not.
};

// For each document of the view nothing if it is dated or nothing can be told. An article tells of
// its event within days; it is as late as the last of the bare weekdays that its beginning names as
// past, counted from the event on. The event's day is stated by an article, or lies just before its
// dated articles. Without an event's day an article is only known to be later than the latest day
// it speaks of.
std::vector<std::optional<InferredDate>> infer_dates(const TraceView& view);

// The interval with its cause and, for readers in the language of the article, the reason: row
// "inferred.<cause>" of data/ui with its {date} filled in.
DateInterval interval_of(const ViewedDocument& document, std::string earliest, std::string latest,
                         DateCause cause, const Date& about);

// "event", "siblings": the row's key, and the name outside. "" for none.
std::string_view name_of(DateCause cause);

}  // namespace sourcier
