#include "apps/report/figures.h"

#include "apps/report/clean.h"
#include "apps/report/dates.h"

namespace sourcier::report {

std::string value_text(const Labels& labels, const FigureValue& value, const std::string& unit) {
  std::string out;
  std::string_view around;
  if (value.low && value.high) {
    out = labels.number(*value.low);
    if (*value.low != *value.high) {
      const std::string high = labels.number(*value.high);
      out = labels.fill("figure.range", {{"low", out}, {"high", high}});
    }
  } else if (value.low || value.high) {
    out = labels.number(value.low ? *value.low : *value.high);
    around = value.low ? "figure.atleast" : "figure.atmost";
  } else {
    return std::string(labels.text("figure.unknown"));
  }
  if (!unit.empty()) out = labels.fill("figure.unit", {{"value", out}, {"unit", clean(unit)}});
  if (!around.empty()) return labels.fill(around, {{"value", out}});
  return value.approximate ? labels.fill("figure.about", {{"value", out}}) : out;
}

std::string value_note(const Labels& labels, const ValueView& view, const std::string& unit) {
  std::string note;
  const FigureValue& value = *view.values.front();
  if (value.status == QuantityStatus::kPlanned) note = labels.text("figure.planned");
  if (value.status == QuantityStatus::kEstimated) note = labels.text("figure.estimated");
  if (view.was == nullptr) return note;
  if (!note.empty()) note += labels.text("list.comma");
  const std::string before = value_text(labels, *view.was, unit);
  if (view.was->as_of.empty()) return note + labels.fill("figure.was", {{"value", before}});
  const std::string date = date_text(labels, view.was->as_of, DateForm::kBrief);
  return note + labels.fill("figure.was_on", {{"value", before}, {"date", date}});
}

}  // namespace sourcier::report
