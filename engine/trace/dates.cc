#include "engine/trace/dates.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "engine/base/date.h"
#include "engine/reading/tense.h"
#include "engine/reading/words.h"

namespace sourcier {
namespace {

// News of an event is written on its day or within this many days.
constexpr std::int64_t kFreshDays = 2;
// A weekday by its bare name lies less than a week back.
constexpr std::int64_t kWeek = 7;
// The beginning of an article: a day named here is that of its news.
constexpr std::size_t kLeadSentences = 4;
constexpr std::string_view kBareWeekday = "XXXX-WXX-";

// The rows of a language of the reports; those of the first one for all others.
constexpr std::string_view kFallback = "ui/en";
constexpr std::string_view kReason = "inferred.";
constexpr std::string_view kOfMonth = ".month";

class UiWords {
 public:
  explicit UiWords(const ViewedDocument& document)
      : table_(document.language->pack().table("ui/" + document.language->tag())) {
    if (table_.find("date.day") == Table::kNone) {
      table_ = document.language->pack().table(kFallback);
    }
  }

  std::string row(const std::string& key) const {
    const std::size_t found = table_.find(key);
    return found == Table::kNone ? "" : std::string(table_.cell(found, 1));
  }

  // As readers write it, of the precision known.
  std::string date(const Date& date) const {
    if (date.month == 0) return iso(date);
    std::string text = row(date.is_day() ? "date.day" : "date.month");
    const std::string number = std::to_string(date.day);
    fill(text, "{day}", date.day == 1 ? filled(row("date.first_day"), "{day}", number) : number);
    fill(text, "{month}", row("month." + std::to_string(date.month)));
    fill(text, "{year}", std::to_string(date.year));
    return text;
  }

  static std::string filled(std::string text, std::string_view place, std::string_view value) {
    fill(text, place, value);
    return text;
  }

 private:
  static void fill(std::string& text, std::string_view place, std::string_view value) {
    const std::size_t at = text.find(place);
    if (at != std::string::npos) text.replace(at, place.size(), value);
  }

  Table table_;
};

// The reason in the language of the article, for its readers.
std::string reason_of(const ViewedDocument& document, DateCause cause, const Date& date) {
  const std::string_view key = name_of(cause);
  const UiWords words(document);
  std::string text =
      date.is_day() ? ""
                    : words.row(std::string(kReason) + std::string(key) + std::string(kOfMonth));
  if (text.empty()) text = words.row(std::string(kReason) + std::string(key));
  return UiWords::filled(std::move(text), "{date}", words.date(date));
}

std::optional<Date> stated_date(const TimeExpression& time) {
  if (time.type != TimeType::kDate && time.type != TimeType::kTime) return std::nullopt;
  return parse_date(time.value);
}

struct Anchor {
  std::int64_t day = 0;
  DateCause cause = DateCause::kNone;
};

class Dater {
 public:
  explicit Dater(const TraceView& view) : view_(view) {
    for (std::size_t d = 0; d < view.documents.size(); ++d) {
      const ViewedDocument& document = view.documents[d];
      if (document.published && !document.event.empty()) {
        const auto [at, is_new] =
            first_published_.emplace(document.event, document.published->last);
        if (!is_new) at->second = std::min(at->second, document.published->last);
      }
    }
  }

  std::optional<InferredDate> date(const ViewedDocument& document) const {
    if (document.published) return std::nullopt;
    const std::optional<Anchor> anchor = anchor_of(document);
    if (!anchor) return after_latest(document);

    std::int64_t earliest = anchor->day;
    DateCause cause = anchor->cause;
    for (const TimeExpression& time : document.reading().times) {
      const auto date = stated_date(time);
      if (!date || !date->is_day()) continue;
      const std::int64_t day = day_number(*date);
      if (day > earliest && day <= anchor->day + kFreshDays) earliest = day;
    }
    std::int64_t latest = earliest + kFreshDays;
    if (const auto told = latest_weekday(document, anchor->day)) {
      const bool is_exact = told->is_reported && told->ahead <= kFreshDays;
      const bool is_later = anchor->day + told->ahead > earliest;
      if (is_exact || is_later) {
        earliest = anchor->day + told->ahead;
        latest = is_exact ? earliest : earliest + kFreshDays;
        cause = DateCause::kWeekday;
      }
    }
    return between(document, earliest, latest, cause, date_of(anchor->day));
  }

 private:
  static bool in_lead(const ViewedDocument& document, Span span) {
    const std::vector<Span>& sentences = document.reading().sentences;
    return sentences.size() <= kLeadSentences || span.begin < sentences[kLeadSentences].begin;
  }

  std::optional<Anchor> anchor_of(const ViewedDocument& document) const {
    const auto event = view_.events.find(document.event);
    if (event != view_.events.end() && event->second->date_basis == "stated") {
      const auto date = parse_date(event->second->date);
      if (date && date->is_day()) return Anchor{day_number(*date), DateCause::kEvent};
    }
    for (const TimeExpression& time : document.reading().times) {
      const auto date = stated_date(time);
      if (date && date->is_day() && in_lead(document, time.span)) {
        return Anchor{day_number(*date), DateCause::kOwn};
      }
    }
    const auto sibling = first_published_.find(document.event);
    if (!document.event.empty() && sibling != first_published_.end()) {
      return Anchor{sibling->second, DateCause::kSiblings};
    }
    return std::nullopt;
  }

  // The weekday that a time names and nothing else, whether or not its reading kept it; 0 if none.
  static int bare_weekday(const ViewedDocument& document, const TimeExpression& time) {
    if (time.value.starts_with(kBareWeekday) && time.value.size() > kBareWeekday.size()) {
      const char digit = time.value[kBareWeekday.size()];
      return digit >= '1' && digit <= '7' ? digit - '0' : 0;
    }
    if (!time.value.empty()) return 0;
    const Table weekdays = document.language->table("weekdays");
    const std::size_t row = weekdays.find(document.text(time.span));
    return row == Table::kNone ? 0 : weekdays.cell(row, 1).front() - '0';
  }

  struct ToldWeekday {
    std::int64_t ahead = 0;  // Days from the event's on.
    bool is_reported = false;
  };

  // Of the bare weekdays that the beginning names as past the one that comes last from `day` on,
  // those of reports first: "what collapsed on Monday was unsafe, the union said on Wednesday".
  static std::optional<ToldWeekday> latest_weekday(const ViewedDocument& document,
                                                   std::int64_t day) {
    const Reading& reading = document.reading();
    const Words words(document.article().text, reading.sentences, reading.tokens);
    const TenseMarks tense(*document.language);
    std::optional<ToldWeekday> latest;
    for (const TimeExpression& time : reading.times) {
      const int named = in_lead(document, time.span) ? bare_weekday(document, time) : 0;
      if (named == 0 || is_future(words, tense, time.span)) continue;
      const std::int64_t ahead = (named - weekday(date_of(day)) + kWeek) % kWeek;
      const Span sentence = sentence_at(document, time.span.begin);
      // Beside whoever reports: "collapsed on Monday, they said" was said later, perhaps.
      const bool is_reported =
          std::ranges::any_of(reading.attributions, [&](const Attribution& attribution) {
            return sentence.contains(attribution.cue) && !attribution.content.contains(time.span);
          });
      // What comes behind the day of a report is still to come.
      const bool is_later =
          !latest || (is_reported == latest->is_reported ? ahead > latest->ahead : is_reported);
      if (is_later) latest = ToldWeekday{ahead, is_reported};
    }
    return latest;
  }

  static bool is_future(const Words& words, const TenseMarks& tense, Span span) {
    std::size_t begin = 0;
    while (begin < words.size() && words.span(begin).end <= span.begin) ++begin;
    std::size_t end = begin;
    while (end < words.size() && words.span(end).begin < span.end) ++end;
    return tense.is_future(words, begin, end);
  }

  // Only a bound: of the days that it speaks of, some may still be to come.
  std::optional<InferredDate> after_latest(const ViewedDocument& document) const {
    std::optional<Date> latest;
    for (const TimeExpression& time : document.reading().times) {
      const auto date = stated_date(time);
      if (date && date->month != 0 &&
          (!latest || day_range(*date).first > day_range(*latest).first)) {
        latest = date;
      }
    }
    if (!latest) return std::nullopt;
    InferredDate inferred;
    inferred.interval = interval_of(document, iso(*latest), "", DateCause::kLater, *latest);
    return inferred;
  }

  static std::optional<InferredDate> between(const ViewedDocument& document, std::int64_t earliest,
                                             std::int64_t latest, DateCause cause,
                                             const Date& about) {
    const Date first = date_of(earliest);
    const Date last = date_of(latest);
    Date common;
    if (first.year == last.year) common.year = first.year;
    if (common.year != 0 && first.month == last.month) common.month = first.month;
    if (common.month != 0 && first.day == last.day) common.day = first.day;
    return InferredDate{interval_of(document, iso(first), iso(last), cause, about), iso(common)};
  }

  const TraceView& view_;
  std::map<std::string_view, std::int64_t> first_published_;  // Of each event.
};

}  // namespace

std::vector<std::optional<InferredDate>> infer_dates(const TraceView& view) {
  const Dater dater(view);
  std::vector<std::optional<InferredDate>> dates;
  dates.reserve(view.documents.size());
  for (const ViewedDocument& document : view.documents) dates.push_back(dater.date(document));
  return dates;
}

DateInterval interval_of(const ViewedDocument& document, std::string earliest, std::string latest,
                         DateCause cause, const Date& about) {
  return {std::move(earliest), std::move(latest), reason_of(document, cause, about), cause,
          iso(about)};
}

std::string_view name_of(DateCause cause) {
  switch (cause) {
    case DateCause::kNone:
      return "";
    case DateCause::kEvent:
      return "event";
    case DateCause::kOwn:
      return "own";
    case DateCause::kSiblings:
      return "siblings";
    case DateCause::kWeekday:
      return "weekday";
    case DateCause::kLater:
      return "later";
    case DateCause::kYear:
      return "year";
  }
  return "";
}

}  // namespace sourcier
