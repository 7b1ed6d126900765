#include "engine/reading/times.h"

#include <algorithm>
#include <optional>

#include "engine/reading/tense.h"
#include "engine/reading/time_company.h"
#include "engine/reading/time_grammar.h"
#include "engine/reading/time_ranges.h"
#include "engine/reading/time_shapes.h"
#include "engine/reading/time_values.h"
#include "engine/text/unicode.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

// Expressions of a sentence that are looked back at for a year; keeps a long sentence linear.
constexpr std::size_t kYearReach = 16;
// A clock time takes the day of an expression at most this many words away in its sentence.
constexpr std::size_t kClockReach = 12;

// The seconds of the day of "2025-03-12T16:12:00+01:00"; nothing where it has no clock.
std::optional<int> clock_of(std::string_view published) {
  const std::size_t mark = published.find('T');
  if (mark == std::string_view::npos || published.size() < mark + 6) return std::nullopt;
  const auto hour = whole_number(published.substr(mark + 1, 2));
  const auto minute = whole_number(published.substr(mark + 4, 2));
  if (!hour || !minute || *hour < 0 || *minute < 0) return std::nullopt;
  return *hour * 3600 + *minute * 60;
}

bool is_quote(char32_t mark) {
  return mark == U'"' || mark == U'«' || mark == U'»' || (mark >= U'“' && mark <= U'„');
}

// The title of a work: quotation marks stand round it, perhaps with French spaces.
bool is_quoted(std::string_view text, Span span) {
  std::size_t begin = span.begin;
  while (begin > 0 && is_space(code_point_before(text, begin).value))
    begin -= code_point_before(text, begin).size;
  std::size_t end = span.end;
  while (end < text.size() && is_space(code_point_at(text, end).value))
    end += code_point_at(text, end).size;
  return begin > 0 && end < text.size() && is_quote(code_point_before(text, begin).value) &&
         is_quote(code_point_at(text, end).value);
}

// Finds first and gives values after, for a value may depend on what the whole text states.
class Finder {
 public:
  Finder(const Article& article, const Words& words, const Language& language,
         std::span<const Mention> names)
      : text_(article.text),
        words_(words),
        names_(names),
        grammar_(language.made<TimeGrammar>()),
        marked_(grammar_.mark(words)),
        tense_(language) {
    context_.holidays = &holidays_;
    context_.next_is_of_next_week = grammar_.next_is_of_next_week();
    const auto published = parse_date(article.published);
    if (published && published->is_day()) {
      context_.published = published;
      context_.clock = clock_of(article.published);
    }
  }

  std::vector<TimeExpression> run();

 private:
  void find();
  void keep(const TimeMatch& match);
  bool is_in_name(const TimeMatch& match) const;
  bool is_bare() const;
  std::string_view part_beside(std::size_t index) const;
  int year_beside(std::size_t index) const;
  void fit_ranges();
  void fit_end(std::size_t index, const TimeContext& context, TimeValue& end);
  void collect_years();
  bool is_of_dateline(const FoundTime& found) const;
  void take_today();
  TimeContext context_of(std::size_t index);
  std::optional<Date> day_beside(std::size_t index) const;
  void resolve(std::size_t index);

  std::string_view text_;
  const Words& words_;
  std::span<const Mention> names_;
  const TimeGrammar& grammar_;
  const TimeGrammar::Marked marked_;
  const TenseMarks tense_;
  HolidayYears holidays_;
  TimeContext context_;
  std::vector<FoundTime> found_;
  std::vector<TimeValue> values_;  // Of the found expressions, as far as they are resolved.
};

void Finder::find() {
  for (std::size_t at = 0; at < words_.size();) {
    std::optional<TimeMatch> match = grammar_.match(marked_, at);
    if (match && match->begin > at) {
      // Behind words of context a longer expression may begin: "en [mai 1988]".
      const std::optional<TimeMatch> inner = grammar_.match(marked_, match->begin);
      const bool surer = inner && wants_company({*match, 0}) && !wants_company({*inner, 0});
      // The context may be an expression itself: "[Thursday] 8 h".
      const std::optional<TimeMatch> context = grammar_.match(marked_, at, match->begin);
      if (context) keep(*context);
      if (inner && (inner->end > match->end || surer)) match = inner;
    }
    if (!match) {
      ++at;
      continue;
    }
    keep(*match);
    at = match->end;
  }
}

void Finder::keep(const TimeMatch& match) {
  if (match.rule == TimeRule::kSkip || is_in_name(match)) return;
  found_.push_back({match, words_.sentence(match.begin)});
}

bool Finder::is_in_name(const TimeMatch& match) const {
  const Span span{words_.span(match.begin).begin, words_.span(match.end - 1).end};
  const auto name = std::ranges::lower_bound(
      names_, span.end, {}, [](const Mention& mention) { return mention.span.end; });
  if (name == names_.end() || !name->span.contains(span) || name->span.size() == span.size()) {
    return false;
  }
  if (name->type == EntityType::kPerson) return match.rule == TimeRule::kHoliday;
  return name->type == EntityType::kOther && is_quoted(text_, name->span);
}

// A text that is nothing but times is no report: what comes next is meant.
bool Finder::is_bare() const {
  if (found_.empty() || words_.size() > kClockReach) return false;
  std::size_t found = 0;
  for (std::size_t at = 0; at < words_.size(); ++at) {
    while (found < found_.size() && found_[found].match.end <= at) ++found;
    const bool inside = found < found_.size() && found_[found].match.begin <= at;
    if (!inside && marked_.meanings(at).empty()) return false;
  }
  return true;
}

void Finder::collect_years() {
  for (const FoundTime& found : found_) {
    const int year = found.match.captures.year;
    if (year >= 1000) context_.years.push_back(year);
    if (found.match.rule == TimeRule::kDigits) {
      const TimeValue value =
          time_value(found.match.rule, found.match.captures, context_, grammar_.day_first());
      if (value.day) context_.years.push_back(value.day->year);
    }
  }
  std::ranges::sort(context_.years);
  const auto repeated = std::ranges::unique(context_.years);
  context_.years.erase(repeated.begin(), repeated.end());
}

// "BRESTAC (Port), 21 nov 2031 (AFP) -": before the bracket and the dash that open a dispatch.
bool Finder::is_of_dateline(const FoundTime& found) const {
  constexpr std::uint32_t kLongestDateline = 80;  // Bytes to the day,
  constexpr std::uint32_t kLongestAgency = 30;    // and behind it.
  const std::uint32_t end = words_.span(found.match.end - 1).end;
  if (end > kLongestDateline) return false;
  const std::string_view behind = text_.substr(end, kLongestAgency);
  const std::size_t close = behind.find(')');
  if (close == std::string_view::npos || behind.find('(') > close) return false;
  const std::string_view after = trim(behind.substr(close + 1));
  return after.starts_with('-') || after.starts_with("\u2013") || after.starts_with("\u2014");
}

// "ce jeudi 13 février 2031", in an article that bears no date: the day on which it is told, from
// which "mercredi" and "demain" are counted.
void Finder::take_today() {
  if (context_.published) return;
  for (const FoundTime& found : found_) {
    const TimeCaptures& c = found.match.captures;
    if (found.match.rule != TimeRule::kDate || c.day == 0 || c.month == 0) continue;
    const bool is_today = c.offset == 0 && c.weekday != 0;
    if (!is_today && !(c.year != 0 && is_of_dateline(found))) continue;
    const auto day = time_value(found.match.rule, c, context_, grammar_.day_first()).day;
    if (!day || (c.weekday != 0 && weekday(*day) != c.weekday)) continue;
    context_.published = day;
    return;
  }
}

// The day of the nearest expression in the sentence that has one: the one before first.
std::optional<Date> Finder::day_beside(std::size_t index) const {
  const FoundTime& self = found_[index];
  for (std::size_t i = index; i-- > 0 && found_[i].sentence == self.sentence;) {
    if (self.match.begin - found_[i].match.end > kClockReach) break;
    if (values_[i].day) return values_[i].day;
  }
  // "between 9:30 and 11:00 on Thursday": over other clock times.
  for (std::size_t i = index + 1; i < found_.size() && i <= index + kClockReach; ++i) {
    if (found_[i].sentence != self.sentence) break;
    if (found_[i].match.begin - found_[i - 1].match.end > kClockReach / 4) break;
    const TimeMatch& next = found_[i].match;
    if (is_clock(found_[i])) continue;
    return time_value(next.rule, next.captures, context_, grammar_.day_first()).day;
  }
  return std::nullopt;
}

// The part of the day that an expression of the same group names: "tonight from 7 to 7:30".
std::string_view Finder::part_beside(std::size_t index) const {
  constexpr std::size_t kGroupReach = 3;
  for (std::size_t i = index; i > 0 && index - i < kGroupReach; --i) {
    if (!is_beside(found_[i - 1], found_[i])) break;
    if (!found_[i - 1].match.captures.part.empty()) return found_[i - 1].match.captures.part;
  }
  for (std::size_t i = index + 1; i < found_.size() && i - index <= kGroupReach; ++i) {
    if (!is_beside(found_[i - 1], found_[i])) break;
    if (!found_[i].match.captures.part.empty()) return found_[i].match.captures.part;
  }
  return {};
}

// "from May to October 2020": what a range's end tells of its beginning, before values are given.
void Finder::fit_ranges() {
  for (std::size_t i = 1; i < found_.size(); ++i) {
    if (!is_range(grammar_, marked_, found_[i - 1], found_[i])) continue;
    TimeCaptures& first = found_[i - 1].match.captures;
    const int year = year_of_beginning(first, found_[i].match.captures, context_);
    if (year != 0) first.year = year;
  }
}

// "next year's first quarter", "l'an dernier en mars": the year that the expression right before
// names by its distance; 0 if it names none.
int Finder::year_beside(std::size_t index) const {
  if (index == 0 || !is_beside(found_[index - 1], found_[index])) return 0;
  const TimeMatch& before = found_[index - 1].match;
  if (before.rule != TimeRule::kShift || before.captures.unit != "Y" || !context_.published) {
    return 0;
  }
  return context_.published->year + before.captures.offset.value_or(0);
}

TimeContext Finder::context_of(std::size_t index) {
  const FoundTime& self = found_[index];
  context_.future = context_.bare || tense_.is_future(words_, self.match.begin, self.match.end);
  context_.sentence_year = year_beside(index);
  const std::size_t first = index - std::min(index, kYearReach);
  for (std::size_t i = index; i-- > first && found_[i].sentence == self.sentence;) {
    const TimeMatch& before = found_[i].match;
    if (before.rule == TimeRule::kDate && before.captures.year != 0 &&
        context_.sentence_year == 0) {
      context_.sentence_year = before.captures.year < 100
                                   ? full_year(before.captures.year, context_)
                                   : before.captures.year;
      break;
    }
  }
  TimeContext context = context_;
  if (is_clock(self)) {
    const auto day = day_beside(index);
    if (day) context.anchor = day;
    context.part = part_beside(index);
  }
  return context;
}

// A range ends behind its beginning.
void Finder::fit_end(std::size_t index, const TimeContext& context, TimeValue& end) {
  const FoundTime& first = found_[index - 1];
  const FoundTime& last = found_[index];
  if (is_range(grammar_, marked_, first, last) && is_ordered(grammar_, marked_, first, last)) {
    put_in_order(first.match.captures, last.match.captures, context, values_[index - 1], end);
  }
}

void Finder::resolve(std::size_t index) {
  const TimeMatch& match = found_[index].match;
  const TimeContext context = context_of(index);
  TimeValue& value =
      values_.emplace_back(time_value(match.rule, match.captures, context, grammar_.day_first()));
  if (value.modifier.empty() && match.begin > 0 && words_.together(match.begin - 1, match.begin) &&
      grammar_.is(marked_, match.begin - 1, "around")) {
    value.modifier = "APPROX";
  }
  if (index > 0) fit_end(index, context, value);
  if (value.day) context_.anchor = value.day;
}

std::vector<TimeExpression> Finder::run() {
  find();
  found_ = in_company(found_);
  context_.bare = is_bare();
  collect_years();
  take_today();
  fit_ranges();
  values_.reserve(found_.size());
  for (std::size_t i = 0; i < found_.size(); ++i) resolve(i);
  std::vector<TimeExpression> times;
  times.reserve(found_.size());
  for (std::size_t i = 0; i < found_.size(); ++i) {
    const TimeMatch& match = found_[i].match;
    TimeExpression& time = times.emplace_back();
    time.span = {words_.span(match.begin).begin, words_.span(match.end - 1).end};
    time.type = values_[i].type;
    time.value = std::move(values_[i].value);
    time.modifier = std::move(values_[i].modifier);
  }
  return times;
}

}  // namespace

std::vector<TimeExpression> find_times(const Article& article, const Words& words,
                                       const Language& language, std::span<const Mention> names) {
  return Finder(article, words, language, names).run();
}

}  // namespace sourcier
