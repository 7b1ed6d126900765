// The plot of a figure: its values over time, a bar from low to high where they are ranges, a
// hollow point where they are planned or about. Places across are shares of the width.
#include <algorithm>
#include <set>

#include "apps/report/dates.h"
#include "apps/report/figures.h"
#include "apps/report/html_page.h"
#include "apps/report/phrases.h"
#include "engine/base/date.h"

namespace sourcier::report {
namespace {

constexpr double kLeft = 12;     // Per cent of the width, of the first day,
constexpr double kRight = 88;    // and of the last one.
constexpr double kTop = 16;      // Pixels, of the highest value,
constexpr double kBottom = 104;  // of the lowest one,
constexpr int kBase = 116;       // and of the axis.
constexpr int kHeight = 140;

struct Point {
  const ValueView* view = nullptr;
  std::int64_t day = 0;
  double low = 0;
  double high = 0;
};

std::vector<Point> points_of(const FigureView& view) {
  std::vector<Point> points;
  for (const ValueView& row : view.values) {
    const FigureValue& value = *row.values.front();
    const std::optional<Date> date = parse_date(value.as_of);
    if (!date || !date->is_day() || (!value.low && !value.high)) continue;
    const double low = value.low ? *value.low : *value.high;
    const double high = value.high ? *value.high : *value.low;
    points.push_back({&row, day_number(*date), low, high});
  }
  return points;
}

class Frame {
 public:
  explicit Frame(const std::vector<Point>& points) {
    first = last = points.front().day;
    low = points.front().low;
    high = points.front().high;
    for (const Point& point : points) {
      first = std::min(first, point.day);
      last = std::max(last, point.day);
      low = std::min(low, point.low);
      high = std::max(high, point.high);
    }
  }
  std::string x(std::int64_t day) const {
    const double at =
        first == last ? 0.5 : static_cast<double>(day - first) / static_cast<double>(last - first);
    return svg_number(kLeft + (kRight - kLeft) * at) + "%";
  }
  double y(double value) const {
    return high > low ? kBottom - (kBottom - kTop) * (value - low) / (high - low)
                      : (kTop + kBottom) / 2;
  }

  std::int64_t first = 0;
  std::int64_t last = 0;
  double low = 0;
  double high = 0;
};

void put_point(HtmlPage& page, const Point& point, const Frame& frame, const std::string& unit) {
  const FigureValue& value = *point.view->values.front();
  const std::string x = frame.x(point.day);
  const std::string top = svg_number(frame.y(point.high));
  const std::string bottom = svg_number(frame.y(point.low));
  page.raw("<g><title>").text(value_text(page.labels, value, unit)).text(kDot);
  page.text(value.according_to.empty() ? page.labels.text("figure.unsourced")
                                       : std::string_view(value.according_to));
  page.text(kDot).text(date_text(page.labels, value.as_of, DateForm::kLong)).raw("</title>");
  if (point.low != point.high) {
    page.raw("<line class=\"range\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"" + top + "\" y2=\"" +
             bottom + "\"/>");
  }
  const bool firm = value.status == QuantityStatus::kReported && !value.approximate;
  page.raw(firm ? "<circle class=\"dot\"" : "<circle class=\"dot copy\"");
  page.raw(" r=\"4.5\" cx=\"" + x + "\" cy=\"" +
           svg_number((frame.y(point.low) + frame.y(point.high)) / 2) + "\"/></g>");
}

void put_label(HtmlPage& page, const std::string& x, double y, const char* anchor,
               std::string_view words) {
  page.raw("<text text-anchor=\"")
      .raw(anchor)
      .raw("\" x=\"" + x + "\" y=\"" + svg_number(y) + "\">");
  page.text(words).raw("</text>");
}

}  // namespace

void put_plot(HtmlPage& page, const FigureView& view) {
  const std::vector<Point> points = points_of(view);
  std::set<double> values;
  std::set<std::int64_t> days;
  for (const Point& point : points) {
    values.insert(point.high);
    days.insert(point.day);
  }
  if (values.size() < 2 || days.size() < 2) return;  // One day or one value is no course.
  const Frame frame(points);
  page.raw("<figure class=\"plot\"><svg role=\"img\" width=\"100%\" height=\"" +
           std::to_string(kHeight) + "\" aria-label=\"");
  page.label("html.plot")
      .raw("\"><line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"" + std::to_string(kBase) +
           "\" y2=\"" + std::to_string(kBase) + "\"/>");
  put_label(page, "0", frame.y(frame.high) + 4, "start", page.labels.number(frame.high));
  if (frame.low < frame.high) {
    put_label(page, "0", frame.y(frame.low) + 4, "start", page.labels.number(frame.low));
  }
  const auto day = [&](std::int64_t number) {
    return date_text(page.labels, iso(date_of(number)), DateForm::kShort);
  };
  put_label(page, frame.x(frame.first), kBase + 18, "middle", day(frame.first));
  if (frame.first != frame.last) {
    put_label(page, frame.x(frame.last), kBase + 18, "middle", day(frame.last));
  }
  for (const Point& point : points) put_point(page, point, frame, view.figure->unit);
  page.raw("</svg></figure>");
}

}  // namespace sourcier::report
