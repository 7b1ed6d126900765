#include "engine/reading/times.h"

#include <algorithm>
#include <optional>

#include "engine/reading/tense.h"
#include "engine/reading/time_grammar.h"
#include "engine/reading/time_values.h"
#include "engine/reading/words.h"

namespace sourcier {
namespace {

// Expressions of a sentence that are looked back at for a year; keeps a long sentence linear.
constexpr std::size_t kYearReach = 16;
// A clock time takes the day of an expression at most this many words away in its sentence.
constexpr std::size_t kClockReach = 12;

struct Found {
  TimeMatch match;
  std::uint32_t sentence = 0;
};

bool is_clock(const Found& found) {
  return found.match.rule == TimeRule::kClock || found.match.rule == TimeRule::kPart;
}

// Finds first and gives values after, for a value may depend on what the whole text states.
class Finder {
 public:
  Finder(const Article& article, const Words& words, const Language& language)
      : words_(words),
        grammar_(language.made<TimeGrammar>()),
        marked_(grammar_.mark(words)),
        tense_(language) {
    const auto published = parse_date(article.published);
    if (published && published->is_day()) context_.published = published;
  }

  std::vector<TimeExpression> run();

 private:
  void find();
  void collect_years();
  TimeContext context_of(std::size_t index);
  std::optional<Date> day_beside(std::size_t index) const;
  void resolve(std::size_t index);

  const Words& words_;
  const TimeGrammar& grammar_;
  const TimeGrammar::Marked marked_;
  const TenseMarks tense_;
  TimeContext context_;
  std::vector<Found> found_;
  std::vector<std::optional<Date>> days_;  // Of each found expression, once it has a value.
  std::vector<TimeExpression> times_;
};

void Finder::find() {
  for (std::size_t at = 0; at < words_.size();) {
    std::optional<TimeMatch> match = grammar_.match(marked_, at);
    // Behind words of context a longer expression may begin: "en [mai 1988]".
    if (match && match->begin > at) {
      const std::optional<TimeMatch> inner = grammar_.match(marked_, match->begin);
      if (inner && inner->end > match->end) match = inner;
    }
    if (!match) {
      ++at;
      continue;
    }
    if (match->rule != TimeRule::kSkip) found_.push_back({*match, words_.sentence(match->begin)});
    at = match->end;
  }
}

void Finder::collect_years() {
  for (const Found& found : found_) {
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

// The day of the nearest expression in the sentence that has one: the one before first.
std::optional<Date> Finder::day_beside(std::size_t index) const {
  const Found& self = found_[index];
  for (std::size_t i = index; i-- > 0 && found_[i].sentence == self.sentence;) {
    if (self.match.begin - found_[i].match.end > kClockReach) break;
    if (days_[i]) return days_[i];
  }
  if (index + 1 < found_.size() && found_[index + 1].sentence == self.sentence &&
      found_[index + 1].match.begin - self.match.end <= kClockReach / 4 &&
      !is_clock(found_[index + 1])) {
    const TimeMatch& next = found_[index + 1].match;
    return time_value(next.rule, next.captures, context_, grammar_.day_first()).day;
  }
  return std::nullopt;
}

TimeContext Finder::context_of(std::size_t index) {
  const Found& self = found_[index];
  context_.future = tense_.is_future(words_, self.match.begin, self.match.end);
  context_.sentence_year = 0;
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
  }
  return context;
}

void Finder::resolve(std::size_t index) {
  const TimeMatch& match = found_[index].match;
  const TimeValue value =
      time_value(match.rule, match.captures, context_of(index), grammar_.day_first());
  TimeExpression& time = times_.emplace_back();
  time.span = {words_.span(match.begin).begin, words_.span(match.end - 1).end};
  time.type = value.type;
  time.value = value.value;
  time.modifier = value.modifier;
  if (time.modifier.empty() && match.begin > 0 && words_.together(match.begin - 1, match.begin) &&
      grammar_.is(marked_, match.begin - 1, "around")) {
    time.modifier = "APPROX";
  }
  days_.push_back(value.day);
  if (value.day) context_.anchor = value.day;
}

std::vector<TimeExpression> Finder::run() {
  find();
  collect_years();
  for (std::size_t i = 0; i < found_.size(); ++i) resolve(i);
  return std::move(times_);
}

}  // namespace

std::vector<TimeExpression> find_times(const Article& article, std::span<const Span> sentences,
                                       std::span<const Token> tokens, const Language& language) {
  const Words words(article.text, sentences, tokens);
  return Finder(article, words, language).run();
}

}  // namespace sourcier
