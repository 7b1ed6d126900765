#include "engine/reading/time_ranges.h"

#include "engine/reading/time_dates.h"

namespace sourcier {
namespace {

enum class Step : std::uint8_t { kNone, kWeek, kMonth, kYear };

// What the parts that an end leaves out repeat by.
Step step_of(const TimeCaptures& c) {
  if (c.offset) return Step::kNone;
  if (c.month != 0) return Step::kYear;
  if (c.weekday != 0 && c.day == 0) return Step::kWeek;
  return c.day != 0 && c.weekday == 0 ? Step::kMonth : Step::kNone;
}

// The date one step away; a day that is not there ("31 November") gives no value.
TimeValue moved(Date date, Step step, int direction) {
  if (step == Step::kWeek) return value_of_day(add_days(date, std::int64_t{7} * direction), {});
  const int day = date.day;
  date = add_months(date, direction * (step == Step::kMonth ? 1 : 12));
  if (day > days_in_month(date.year, date.month)) return {};
  return value_of_day({date.year, date.month, day}, {});
}

bool is_one_word(const TimeGrammar::Marked& marked, const FoundTime& first,
                 const FoundTime& second) {
  return first.match.end == second.match.begin &&
         marked.words().token(first.match.end - 1) == marked.words().token(second.match.begin);
}

}  // namespace

bool is_range(const TimeGrammar& grammar, const TimeGrammar::Marked& marked, const FoundTime& first,
              const FoundTime& second) {
  return first.match.rule == TimeRule::kDate && second.match.rule == TimeRule::kDate &&
         is_beside(first, second) &&
         (grammar.is(marked, first.match.end, "to") || is_one_word(marked, first, second));
}

bool is_ordered(const TimeGrammar& grammar, const TimeGrammar::Marked& marked,
                const FoundTime& first, const FoundTime& second) {
  const std::size_t begin = first.match.begin;
  return is_one_word(marked, first, second) || second.match.captures.year != 0 ||
         (marked.words().together(begin - 1, begin) && grammar.is(marked, begin - 1, "opener"));
}

int year_of_beginning(const TimeCaptures& first, const TimeCaptures& last,
                      const TimeContext& context) {
  if (first.year != 0 || first.month == 0 || last.month == 0 || last.year == 0) return 0;
  const int year = last.year < 100 ? full_year(last.year, context) : last.year;
  return first.month > last.month ? year - 1 : year;
}

void put_in_order(const TimeCaptures& first, const TimeCaptures& last, const TimeContext& context,
                  TimeValue& beginning, TimeValue& end) {
  const Step first_step = step_of(first);
  const Step last_step = step_of(last);
  const auto first_date = parse_date(beginning.value);
  const auto last_date = parse_date(end.value);
  if (!first_date || !last_date || first_date->month == 0 || last_date->month == 0 ||
      beginning.value.size() != end.value.size() || end.value >= beginning.value) {
    return;
  }
  if (first_step == Step::kNone || last_step == Step::kNone) return;
  if (first_step != last_step && last_step != Step::kMonth) return;
  const bool is_past = context.published && *last_date < *context.published;
  if (last.year != 0 || (is_past && first_step == last_step)) {
    const TimeValue right = moved(*first_date, first_step, -1);
    if (!right.value.empty())
      beginning = {beginning.type, right.value, beginning.modifier, right.day};
    return;
  }
  Date from = *last_date;
  if (first_step != last_step) {  // "from April 27 to the third": the first such day behind it
    from.year = first_date->year;
    from.month = first_date->month;
  }
  const bool moves = first_step == last_step || last_date->day <= first_date->day;
  const TimeValue right = moves ? moved(from, last_step, 1) : value_of_day(from, {});
  if (!right.value.empty()) end = {end.type, right.value, end.modifier, right.day};
}

}  // namespace sourcier
