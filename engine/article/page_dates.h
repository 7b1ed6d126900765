// The dates of a page: what states them, in the order in which it is believed.
#pragma once

#include <string>
#include <vector>

#include "engine/article/metadata.h"

namespace sourcier {

struct DateStatement {
  std::string value;  // ISO 8601
  DateBasis basis = DateBasis::kNone;
  int weight = 0;  // How much it is believed where others say another day.
  // The same numbers with day and month the other way round, where that is a day too; else "".
  std::string other_order;
};

// Which of the statements is the publication's (date_votes.cc). Not for an empty list.
DateStatement chosen_date(std::vector<DateStatement> all);

// Whether the statements leave no doubt: nothing that is shown need be read.
bool are_sure(const std::vector<DateStatement>& all);

// What the page's data states of its publication, the most exact first. Cheap: nothing that is
// shown is read but <time> elements.
std::vector<DateStatement> stated_dates(const PageView& page, const Body& body);

// In which order the page writes bare numbers: month first on English pages that are not British
// or the like.
DayOrder day_order_of(const PageView& page);

// The dates that lines of the page show beside the article.
struct VisibleDates : Dates {
  bool is_mention = false;  // Nothing says that `published` is the article's day.
};
VisibleDates visible_dates(const PageView& page, const Body& body, std::string_view title);

// A date in the data of the page's scripts; "" for none. The last resort.
std::string scripted_date(const PageView& page);

}  // namespace sourcier
