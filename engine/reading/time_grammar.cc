#include "engine/reading/time_grammar.h"

#include <algorithm>

#include "engine/reading/time_classes.h"

namespace sourcier {
namespace {

constexpr std::pair<std::string_view, TimeRule> kRules[] = {
    {"date", TimeRule::kDate},
    {"deictic", TimeRule::kDeictic},
    {"narrative", TimeRule::kNarrative},
    {"shift", TimeRule::kShift},
    {"ago", TimeRule::kAgo},
    {"ahead", TimeRule::kAhead},
    {"duration", TimeRule::kDuration},
    {"set", TimeRule::kSet},
    {"clock", TimeRule::kClock},
    {"part", TimeRule::kPart},
    {"season", TimeRule::kSeason},
    {"decade", TimeRule::kDecade},
    {"century", TimeRule::kCentury},
    {"quarter", TimeRule::kQuarter},
    {"weekend", TimeRule::kWeekend},
    {"holiday", TimeRule::kHoliday},
    {"reference", TimeRule::kReference},
    {"digits", TimeRule::kDigits},
    {"skip", TimeRule::kSkip},
    {"some-duration", TimeRule::kSomeDuration},
    {"generic", TimeRule::kGeneric},
    {"present", TimeRule::kPresent},
    {"half", TimeRule::kHalf},
    {"nth", TimeRule::kNth},
    {"from-ahead", TimeRule::kFromAhead},
    {"from-ago", TimeRule::kFromAgo},
    {"later", TimeRule::kLater},
    {"earlier", TimeRule::kEarlier},
    {"week-of", TimeRule::kWeekOf},
    {"week-number", TimeRule::kWeekNumber},
    {"beside", TimeRule::kBeside},
    {"date-then", TimeRule::kDateThen},
    {"clock-then", TimeRule::kClockThen},
};

}  // namespace

TimeGrammar::TimeGrammar(const Language& language)
    : words_(language.table("time_words")),
      holidays_(language.table("holidays")),
      months_(language.table("months")),
      weekdays_(language.table("weekdays")),
      capitals_(language.table("capital_times")),
      numbers_(language) {
  for (const std::string_view name : kTimeClassNames) type_id(name);
  for (const Table& table :
       {words_, holidays_, months_, weekdays_, language.table("number_words")}) {
    add_shapes(table);
  }
  day_first_ = !language.is_set("date_order", "mdy");
  next_is_of_next_week_ = language.is_set("next_weekday", "next_week");
  row_types_.reserve(words_.rows());
  for (std::size_t row = 0; row < words_.rows(); ++row) {
    row_types_.push_back(type_id(words_.cell(row, 1)));
  }
  const Table patterns = language.table("time_patterns");
  for (std::size_t row = 0; row < patterns.rows(); ++row) {
    compile(patterns.cell(row, 0), patterns.cell(row, 1));
  }
}

std::uint8_t TimeGrammar::type_id(std::string_view name) {
  const auto found = types_.find(name);
  if (found != types_.end()) return found->second;
  const auto id = static_cast<std::uint8_t>(type_names_.size());
  types_.emplace(std::string(name), id);
  type_names_.emplace_back(name);
  by_type_.emplace_back();
  return id;
}

TimeGrammar::Element TimeGrammar::parse_element(std::string_view text) {
  Element element;
  if (text.ends_with('?')) {
    element.optional = true;
    text.remove_suffix(1);
  }
  if (text.starts_with('(') && text.ends_with(')')) {
    element.context = true;
    text = text.substr(1, text.size() - 2);
  }
  if (text.starts_with('\'') && text.ends_with('\'') && text.size() >= 2) {
    element.shape = Shape::kWord;
    element.words = text.substr(1, text.size() - 2);
    return element;
  }
  element.type = type_id(text);
  const bool number = element.type >= kFirstNumber && element.type <= kLastNumber;
  element.shape = number ? Shape::kNumber : Shape::kClass;
  return element;
}

void TimeGrammar::compile(std::string_view pattern, std::string_view rule) {
  Pattern compiled;
  for (const auto& [name, value] : kRules) {
    if (name == rule) compiled.rule = value;
  }
  while (!pattern.empty()) {
    const std::size_t space = std::min(pattern.find(' '), pattern.size());
    if (space > 0) compiled.elements.push_back(parse_element(pattern.substr(0, space)));
    pattern.remove_prefix(std::min(space + 1, pattern.size()));
  }
  patterns_.push_back(std::move(compiled));
  index_pattern(patterns_.size() - 1);
}

// Under every element that may come first: those up to the first that must be there.
void TimeGrammar::index_pattern(std::size_t pattern) {
  const std::vector<Element>& elements = patterns_[pattern].elements;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (elements[i].shape == Shape::kNumber) by_number_.push_back(opening(pattern, i));
    if (elements[i].shape == Shape::kClass) {
      by_type_[elements[i].type].push_back(opening(pattern, i));
    }
    if (!elements[i].optional) return;
  }
}

// What may come behind `element` in the pattern.
TimeGrammar::Opening TimeGrammar::opening(std::size_t pattern, std::size_t element) const {
  const std::vector<Element>& elements = patterns_[pattern].elements;
  Opening opening{static_cast<std::uint16_t>(pattern), elements[element].type, false, {}};
  for (std::size_t i = element + 1; i < elements.size(); ++i) {
    const Element& next = elements[i];
    const bool is_stop = next.type == kStop || next.type == kEnd;
    if (next.shape == Shape::kWord || is_stop) break;
    opening.next.set(next.shape == Shape::kNumber ? std::uint8_t{kFirstNumber} : next.type);
    if (!next.optional) return opening;
  }
  opening.open = true;
  return opening;
}

// What the word may be to an element: its classes, and kFirstNumber for any number.
TimeGrammar::Types TimeGrammar::types_at(const Marked& marked, std::size_t first,
                                         std::size_t at) const {
  Types types;
  if (!marked.words().together(first, at)) return types;
  for (const Meaning& meaning : marked.meanings(at)) types.set(meaning.type);
  if (marked.may_begin_number(at)) types.set(kFirstNumber);
  return types;
}

bool TimeGrammar::is(const Marked& marked, std::size_t index, std::string_view type) const {
  const auto id = types_.find(type);
  if (id == types_.end()) return false;
  for (const Meaning& meaning : marked.meanings(index)) {
    if (meaning.type == id->second) return true;
  }
  return false;
}

// The end of a sentence stops an expression as a mark does.
bool TimeGrammar::is_at_stop(const Marked& marked, const Element& element,
                             const State& state) const {
  return (element.type == kStop || element.type == kEnd) && element.context &&
         state.at > state.first && !marked.words().together(state.first, state.at);
}

// Recursion goes no deeper than the pattern has elements. Where false, the state is used up: only
// what may be missing is tried on a copy.
bool TimeGrammar::match_from(const Marked& marked, const Pattern& pattern, std::size_t element,
                             State& state) const {
  for (; element < pattern.elements.size(); ++element) {
    const Element& next = pattern.elements[element];
    if (is_at_stop(marked, next, state)) continue;
    const bool possible = marked.words().together(state.first, state.at);
    if (!next.optional) {
      if (!possible || !take(marked, next, state)) return false;
      continue;
    }
    if (!possible || !may_be(marked, next, state.at)) continue;
    State taken = state;
    if (take(marked, next, taken) && match_from(marked, pattern, element + 1, taken)) {
      state = taken;
      return true;
    }
  }
  // A comma that a missing year was to follow stays outside.
  if (state.end > state.begin + 1 && marked.words()[state.end - 1] == ",") --state.end;
  return true;
}

// A cheap look before an element is tried in full.
bool TimeGrammar::may_be(const Marked& marked, const Element& element, std::size_t at) const {
  if (element.shape == Shape::kWord) return true;
  if (at >= marked.words().size()) return false;
  if (element.shape == Shape::kNumber) return marked.may_begin_number(at);
  for (const Meaning& meaning : marked.meanings(at)) {
    if (meaning.type == element.type) return true;
  }
  return false;
}

void TimeGrammar::attempt(const Marked& marked, const Opening& opening, std::size_t index,
                          std::size_t limit, Best& best) const {
  State state{index, index, index, 0, {}};
  const Pattern& pattern = patterns_[opening.pattern];
  if (!match_from(marked, pattern, 0, state) || state.end > limit) return;
  // Of equally long ones that which more context speaks for.
  const std::size_t end = best.match.end;
  if (state.end < end || (state.end == end && state.at <= best.seen)) return;
  best = {{state.begin, state.end, pattern.rule, state.captures, opening.pattern}, state.at};
}

std::optional<TimeMatch> TimeGrammar::match(const Marked& marked, std::size_t index,
                                            std::size_t limit) const {
  Best best;
  for (const Meaning& meaning : marked.meanings(index)) {
    const Types next = types_at(marked, index, index + meaning.length);
    for (const Opening& opening : by_type_[meaning.type]) {
      if (opening.open || (opening.next & next).any()) {
        attempt(marked, opening, index, limit, best);
      }
    }
  }
  if (marked.may_begin_number(index)) {
    const Number* number = marked.number(index);
    const Types behind = number ? types_at(marked, index, number->end) : Types();
    const Types next = types_at(marked, index, index + 1);
    for (const Opening& opening : by_number_) {
      const bool counted = counts(opening.type);
      if (counted && !number) continue;
      // A year may be two words.
      if (opening.open || opening.type == kYear ||
          (opening.next & (counted ? behind : next)).any()) {
        attempt(marked, opening, index, limit, best);
      }
    }
  }
  if (best.match.end == 0) return std::nullopt;
  return best.match;
}

}  // namespace sourcier
