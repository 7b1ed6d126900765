// Time take: what one element of a time pattern takes from the words, and captures; numbers are in
// time_take_numbers.cc.
#include <algorithm>

#include "engine/reading/time_classes.h"
#include "engine/reading/time_grammar.h"
#include "engine/reading/time_shapes.h"

namespace sourcier {
namespace {

// Where a class keeps its value; nothing for classes that only have their place.
std::string_view* text_slot(std::uint8_t type, TimeCaptures& captures) {
  switch (type) {
    case kPart:
      return &captures.part;
    case kSeason:
      return &captures.season;
    case kHoliday:
      return &captures.holiday;
    case kWeekend:
      return &captures.weekend;
    case kModifier:
    case kQuantifier:
      return &captures.modifier;
    case kReference:
    case kFutureNoun:
      return &captures.reference;
    case kPeriod:
      return &captures.period;
    case kMeridiem:
      return &captures.meridiem;
    case kZone:
      return &captures.zone;
    default:
      return nullptr;
  }
}

// "du [19] au 23 juillet": what stands behind as context adds to what was captured, and changes
// nothing of it.
void keep_captured(const TimeCaptures& captured, TimeCaptures& now) {
  if (captured.day != 0) now.day = captured.day;
  if (captured.month != 0) now.month = captured.month;
  if (captured.year != 0) now.year = captured.year;
  if (captured.count) {
    now.count = captured.count;
    now.larger_count = captured.larger_count;
  }
  // "du 1er au mercredi 10 juillet": the weekday is the other day's.
  if (captured.weekday != 0 || captured.day != 0) now.weekday = captured.weekday;
  if (captured.hour >= 0) {
    now.hour = captured.hour;
    now.minute = captured.minute;
    now.second = captured.second;
  }
}

}  // namespace

// A case for each type. NOLINTNEXTLINE(readability-function-size)
bool TimeGrammar::capture(std::uint8_t type, std::string_view value, TimeCaptures& captures) const {
  switch (type) {
    case kMonth:
      captures.month = whole_number(value).value_or(0);
      return captures.month != 0;
    case kWeekday:
    case kWeekdays:
      captures.weekday = whole_number(value).value_or(0);
      return captures.weekday != 0;
    case kLast:
    case kNext:
    case kThis:
    case kDeictic:
    case kNarrative:
    case kNarrativeDay:
      captures.offset = whole_number(value);
      return captures.offset.has_value();
    case kTonight:
      captures.part = value;
      captures.offset = 0;
      return true;
    case kClockWord: {
      const std::optional<ClockTime> clock = clock_in_digits(value);
      if (!clock) return false;
      captures.hour = clock->hour;
      if (captures.minute_sign == 0) captures.minute = clock->minute;  // else "15 past noon"
      captures.second = clock->second;
      return true;
    }
    case kCount:
      captures.count = -1;
      return true;
    case kUnitFrame:
    case kUnitAhead:
      captures.unit = value;
      return true;
    case kUnit:
    case kUnitPlural:
    case kLongUnit:
      // "first day of next month", "two years and three months": the unit before is kept.
      captures.first_unit = captures.unit;
      captures.unit = value;
      return true;
    case kMinutesPast:
      captures.minute_shift = whole_number(value).value_or(0);
      return true;
    case kPast:
    case kPastTo:
      captures.minute_sign = whole_number(value).value_or(1);
      return true;
    case kTimesOver:
      captures.count.reset();  // "three times a day" counts no days.
      return true;
    case kDouble:
      captures.count = 2;
      return true;
    case kWeekdayPart:
      captures.weekday = whole_number(value.substr(0, 1)).value_or(0);
      captures.part = value.substr(std::min<std::size_t>(1, value.size()));
      return captures.weekday != 0;
    case kHalfMore:
      captures.count = captures.count.value_or(1) + 0.5;
      return true;
    case kDecadeName:
      captures.year = whole_number(value).value_or(0);
      return captures.year != 0;
    case kOrdinalWord:
    case kHalfWord:
      captures.ordinal = whole_number(value).value_or(0);
      return true;
    default:
      if (std::string_view* slot = text_slot(type, captures)) *slot = value;
      return true;
  }
}

bool TimeGrammar::take_element(const Marked& marked, const Element& element, State& state) const {
  if (element.shape == Shape::kNumber) return take_number(marked, element, state);
  if (element.shape == Shape::kWord) {
    const std::string_view word = marked.words()[state.at];
    std::string_view rest = element.words;
    while (!rest.empty()) {
      const std::size_t bar = std::min(rest.find('|'), rest.size());
      if (rest.substr(0, bar) == word) {
        ++state.at;
        return true;
      }
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
    return false;
  }
  for (const Meaning& meaning : marked.meanings(state.at)) {
    if (meaning.type != element.type) continue;
    if (!capture(element.type, meaning.value, state.captures)) continue;
    state.at += meaning.length;
    return true;
  }
  return false;
}

bool TimeGrammar::take(const Marked& marked, const Element& element, State& state) const {
  const std::size_t before = state.at;
  if (element.context) {
    if (state.end == 0) return take_element(marked, element, state);
    const TimeCaptures captured = state.captures;
    if (!take_element(marked, element, state)) return false;
    keep_captured(captured, state.captures);
    return true;
  }
  if (!take_element(marked, element, state)) return false;
  if (state.end == 0) state.begin = before;
  state.end = state.at;
  return true;
}

}  // namespace sourcier
