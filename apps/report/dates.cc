#include "apps/report/dates.h"

#include "apps/report/clean.h"
#include "engine/base/date.h"
#include "engine/trace/dates.h"

namespace sourcier::report {
namespace {

std::string day_text(const Labels& labels, int day) {
  const std::string number = std::to_string(day);
  return day == 1 ? labels.fill("date.first_day", {{"day", number}}) : number;
}

bool is_day(std::string_view iso) {
  const std::optional<Date> date = parse_date(iso);
  return date && date->is_day();
}

}  // namespace

std::string date_text(const Labels& labels, std::string_view iso, DateForm form) {
  if (iso.empty()) return std::string(labels.text("date.undated"));
  const std::optional<Date> date = parse_date(iso);
  if (!date) return clean(iso);
  const std::string year = std::to_string(date->year);
  if (date->month == 0) return year;
  const std::string key =
      (form == DateForm::kLong ? "month." : "month.short.") + std::to_string(date->month);
  const std::string_view month = labels.text(key);
  if (!date->is_day()) return labels.fill("date.month", {{"month", month}, {"year", year}});
  const std::string day = day_text(labels, date->day);
  return labels.fill(form == DateForm::kBrief ? "date.day_only" : "date.day",
                     {{"day", day}, {"month", month}, {"year", year}});
}

std::string range_text(const Labels& labels, std::string_view first, std::string_view last) {
  if (first.empty() && last.empty()) return {};
  const std::string to = date_text(labels, last, DateForm::kLong);
  if (first == last) return to;
  const std::optional<Date> a = parse_date(first);
  const std::optional<Date> b = parse_date(last);
  std::string from = date_text(labels, first, DateForm::kLong);
  if (a && b && a->is_day() && b->is_day() && a->year == b->year) {
    const std::string_view month = labels.text("month." + std::to_string(a->month));
    const std::string day = day_text(labels, a->day);
    from =
        a->month == b->month ? day : labels.fill("date.day_only", {{"day", day}, {"month", month}});
  }
  return labels.fill("date.range", {{"from", from}, {"to", to}});
}

std::string interval_text(const Labels& labels, const DateInterval& interval, DateForm form) {
  const std::string from = date_text(labels, interval.earliest, form);
  const std::string to = date_text(labels, interval.latest, form);
  if (interval.earliest.empty() && interval.latest.empty()) {
    return std::string(labels.text("date.undated"));
  }
  // "après le 3 mars", but "après mars 2031".
  const auto key = [](std::string_view name, std::string_view date) {
    return std::string(name).append(is_day(date) ? "" : ".month");
  };
  if (interval.latest.empty())
    return labels.fill(key("date.after", interval.earliest), {{"date", from}});
  if (interval.earliest.empty())
    return labels.fill(key("date.before", interval.latest), {{"date", to}});
  if (interval.earliest == interval.latest) return from;
  if (is_day(interval.earliest) != is_day(interval.latest))
    return labels.fill("date.range", {{"from", from}, {"to", to}});
  return labels.fill(key("date.between", interval.earliest), {{"from", from}, {"to", to}});
}

std::string cause_text(const Labels& labels, const DateInterval& interval) {
  if (interval.cause == DateCause::kNone) return clean(interval.reason);
  std::string key = "inferred." + std::string(name_of(interval.cause));
  const std::string of_month = key + ".month";  // Where a language words it otherwise.
  if (!is_day(interval.about) && labels.text(of_month) != of_month) key = of_month;
  return labels.fill(key, {{"date", date_text(labels, interval.about, DateForm::kLong)}});
}

}  // namespace sourcier::report
