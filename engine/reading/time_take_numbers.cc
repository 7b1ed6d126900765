// Time take, numbers: what the elements of time patterns that are numbers take from the words.
#include <algorithm>
#include <cmath>

#include "engine/reading/time_classes.h"
#include "engine/reading/time_grammar.h"
#include "engine/reading/time_shapes.h"

namespace sourcier {
namespace {

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2199;
// A number that nothing but its size shows to be a year.
constexpr int kFirstRecentYear = 1900;
constexpr int kLastRecentYear = 2060;
constexpr double kLargestCount = 1e9;

bool take_clock(const std::optional<ClockTime>& clock, TimeCaptures& captures) {
  if (!clock) return false;
  captures.hour = clock->hour;
  captures.minute = clock->minute;
  captures.second = clock->second;
  return true;
}

bool take_clock(std::string_view form, TimeCaptures& captures) {
  return take_clock(clock_in_digits(form), captures);
}

// A new count behind a count and its unit: both are kept as a larger length.
void keep_length(TimeCaptures& captures) {
  if (!captures.count || captures.unit.empty() ||
      captures.larger_count == TimeCaptures::kMostLengths) {
    return;
  }
  captures.larger[captures.larger_count++] = {*captures.count, captures.unit};
}

}  // namespace

bool TimeGrammar::is_decade_ending(std::string_view ending) const {
  const auto id = types_.find("decade-ending");
  for (std::size_t row = words_.find_folded(ending); row != Table::kNone; row = words_.next(row)) {
    if (id != types_.end() && row_types_[row] == id->second) return true;
  }
  return false;
}

// Shapes of one word of digits or numerals.
bool TimeGrammar::take_shape(const Words& words, std::uint8_t type, State& state) const {
  const std::string_view form = words.form(state.at);
  TimeCaptures& captures = state.captures;
  switch (type) {
    case kClock:
      return words.begins_with_digit(state.at) && take_clock(form, captures);
    case kPackedClock:
      return take_clock(packed_clock(form), captures);
    case kPointClock:
      return take_clock(point_clock(form), captures);
    case kDigits:
      captures.digits = form;
      return words.begins_with_digit(state.at) && is_date_in_digits(form);
    case kMonthDigits:
      captures.digits = form;
      return words.begins_with_digit(state.at) && is_month_in_digits(form);
    case kShortDigits:
    case kClearDigits:
      captures.digits = form;
      return words.begins_with_digit(state.at) &&
             is_short_date(form, day_first_, type == kClearDigits);
    case kYear:
    case kRecentYear: {
      const bool recent = type == kRecentYear;
      captures.year = form.size() == 4 && all_digits(form) ? whole_number(form).value_or(0) : 0;
      return captures.year >= (recent ? kFirstRecentYear : kFirstYear) &&
             captures.year <= (recent ? kLastRecentYear : kLastYear);
    }
    case kShortYear:
      captures.year = whole_number(form).value_or(0);
      return form.size() == 2 && all_digits(form);
    case kTens:
    case kDecade: {
      // "1990s", "1990er": the ending is a row of the language.
      const std::size_t digits = std::min(form.find_first_not_of("0123456789"), form.size());
      const std::string_view ending =
          words[state.at].substr(std::min(digits, words[state.at].size()));
      captures.year = whole_number(form.substr(0, digits)).value_or(0);
      const bool plural = !ending.empty() && is_decade_ending(ending);
      return plural == (type == kDecade) && plural == !ending.empty() &&
             all_digits(form.substr(0, digits)) && form[digits - 1] == '0' &&
             (digits == 2 || digits == 4);
    }
    default: {
      std::string_view letters = words[state.at];
      letters = letters.substr(0, letters.find_last_of("ivx") + 1);
      captures.ordinal = roman_value(letters);
      return captures.ordinal > 0 && form.front() < 'a';
    }
  }
}

// A number of one or more words, as what the element asks for.
bool TimeGrammar::take_count(const Number& number, std::string_view form, std::uint8_t type,
                             TimeCaptures& captures) const {
  const double value = number.value;
  if (value < 0) return false;
  const bool ordinal = number.form == NumberForm::kOrdinal;
  const bool whole = value == std::floor(value) && value < kLargestCount;
  const bool brief = number.in_digits ? form.size() <= 2 : number.end - number.begin <= 3;
  switch (type) {
    case kDay:
    case kDayOrdinal:
    case kDayCardinal:
    case kDayBehind: {
      if (type == kDayCardinal && ordinal) return false;
      if (type == kDayOrdinal && !ordinal) return false;
      const int day = whole ? static_cast<int>(value) : 0;
      if (type != kDayBehind) captures.day = day;
      return day >= 1 && day <= 31 && (brief || ordinal) && number.form != NumberForm::kArticle &&
             number.form != NumberForm::kAbout;
    }
    case kHour:
      captures.hour = whole ? static_cast<int>(value) : -1;
      return whole && value >= 0 && value <= 24 && brief && !ordinal &&
             number.form != NumberForm::kArticle && number.form != NumberForm::kAbout;
    case kMinute:
      captures.minute = whole ? static_cast<int>(value) : -1;
      return whole && value >= 0 && value <= 59 && brief;
    case kOrdinal:
      captures.ordinal = ordinal && value <= 100 ? static_cast<int>(value) : 0;
      return captures.ordinal > 0;
    default:
      if (type == kFraction && (value <= 0 || value >= 1)) return false;
      keep_length(captures);
      captures.count = number.form == NumberForm::kSome ? -1 : value;
      return !ordinal;
  }
}

// "two thousand and fourteen", "nineteen seventy two".
bool TimeGrammar::take_year_in_words(const Marked& marked, State& state) const {
  const Words& words = marked.words();
  const Number* first = marked.number(state.at);
  if (!first || first->form != NumberForm::kCardinal) return false;
  double year = first->value;
  std::size_t end = first->end;
  if (year == 19 || year == 20) {
    const Number* second = marked.number(end);
    constexpr double kLeast = 10;
    if (!second || !words.together(state.at, second->begin) || second->in_digits ||
        second->value < kLeast || second->value >= 100) {
      return false;
    }
    year = year * 100 + second->value;
    end = second->end;
  }
  if (end < state.at + 2 || year != std::floor(year) || year < kFirstRecentYear ||
      year > kLastRecentYear) {
    return false;
  }
  state.captures.year = static_cast<int>(year);
  state.at = end;
  return true;
}

bool TimeGrammar::take_number(const Marked& marked, const Element& element, State& state) const {
  const Words& words = marked.words();
  if (element.type == kYear && !words.begins_with_digit(state.at)) {
    return take_year_in_words(marked, state);
  }
  if (!counts(element.type)) {
    if (state.at >= words.size() || !take_shape(words, element.type, state)) return false;
    ++state.at;
    return true;
  }
  const Number* number = marked.number(state.at);
  if (!number || !take_count(*number, words.form(state.at), element.type, state.captures)) {
    return false;
  }
  state.at = number->end;
  return true;
}

}  // namespace sourcier
