#include "engine/reading/time_grammar.h"

#include <algorithm>

#include "engine/reading/time_classes.h"
#include "engine/reading/time_shapes.h"
#include "engine/text/unicode.h"

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
    {"week-of", TimeRule::kWeekOf},
    {"week-number", TimeRule::kWeekNumber},
    {"beside", TimeRule::kBeside},
    {"date-then", TimeRule::kDateThen},
    {"clock-then", TimeRule::kClockThen},
};

// Words of a phrase in time_words.tsv: "fête des mères".
constexpr std::size_t kLongestPhrase = 3;

// "XIXe": capitals that count, an ordinal ending aside.
bool is_roman(const Words& words, std::size_t index) {
  const char first = words.form(index).empty() ? '\0' : words.form(index).front();
  return first == 'I' || first == 'V' || first == 'X';
}

bool begins_upper(std::string_view form) {
  return !form.empty() && form.front() >= 'A' && form.front() <= 'Z';
}

}  // namespace

TimeGrammar::TimeGrammar(const Language& language)
    : words_(language.table("time_words")),
      months_(language.table("months")),
      weekdays_(language.table("weekdays")),
      capitals_(language.table("capital_times")),
      numbers_(language) {
  for (const std::string_view name : kTimeClassNames) type_id(name);
  for (const Table& table : {words_, months_, weekdays_, language.table("number_words")}) {
    add_shapes(table);
  }
  const Table settings = language.table("settings");
  const std::size_t order = settings.find("date_order");
  day_first_ = order == Table::kNone || settings.cell(order, 1) != "mdy";
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
  for (const Element& element : patterns_[pattern].elements) {
    const auto id = static_cast<std::uint16_t>(pattern);
    if (element.shape == Shape::kNumber) {
      if (by_number_.empty() || by_number_.back() != id) by_number_.push_back(id);
    } else if (element.shape == Shape::kClass) {
      by_type_[element.type].push_back(id);
    }
    if (!element.optional) return;
  }
}

std::size_t TimeGrammar::shape(std::string_view word) {
  const auto byte = [](char c) { return static_cast<std::size_t>(static_cast<unsigned char>(c)); };
  return (word.size() * 577 + byte(word.front()) * 31 + byte(word.back())) % kShapes;
}

void TimeGrammar::add_shapes(const Table& table) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string key = fold(table.cell(row, 0));
    if (!key.empty()) shapes_.set(shape(key));
    // Marks fold to nothing and keep their own form (Words does the same).
    if (key.empty() && !table.cell(row, 0).empty()) shapes_.set(shape(table.cell(row, 0)));
  }
}

void TimeGrammar::add_words(std::size_t row, std::uint8_t length,
                            std::vector<Meaning>& found) const {
  for (; row != Table::kNone; row = words_.next(row)) {
    found.push_back({row_types_[row], length, words_.cell(row, 2)});
  }
}

void TimeGrammar::mark_word(const Words& words, std::size_t index,
                            std::vector<Meaning>& found) const {
  const std::string_view word = words[index];
  const std::size_t row = words_.find_folded(word);
  add_words(row, 1, found);
  bool opens_pair = false;
  for (std::size_t one = row; one != Table::kNone; one = words_.next(one)) {
    opens_pair = opens_pair || row_types_[one] == kPair;
  }
  if (opens_pair && words.together(index, index + 1)) {
    std::string phrase(word);
    for (std::size_t length = 2; length <= kLongestPhrase; ++length) {
      if (!words.together(index, index + length - 1)) break;
      phrase += ' ';
      phrase += words[index + length - 1];
      add_words(words_.find_folded(phrase), static_cast<std::uint8_t>(length), found);
    }
  }
  const auto add = [&](const Table& table, std::uint8_t type) {
    const std::size_t named = table.find_folded(word);
    if (named != Table::kNone) found.push_back({type, 1, table.cell(named, 1)});
  };
  if (word.size() > 1 &&
      (capitals_.find_folded(word) == Table::kNone || begins_upper(words.form(index)))) {
    add(months_, kMonth);
    add(weekdays_, kWeekday);
  }
}

TimeGrammar::Marked TimeGrammar::mark(const Words& words) const {
  Marked marked;
  marked.words_ = &words;
  marked.begins_.reserve(words.size() + 1);
  marked.numeric_.reserve(words.size());
  marked.number_at_.reserve(words.size());
  for (std::size_t index = 0; index < words.size(); ++index) {
    marked.begins_.push_back(static_cast<std::uint32_t>(marked.meanings_.size()));
    const bool digit = words.begins_with_digit(index);
    const bool known = !digit && !words[index].empty() && shapes_.test(shape(words[index]));
    const std::optional<Number> number =
        digit || numbers_.may_begin(words, index) ? numbers_.at(words, index) : std::nullopt;
    marked.number_at_.push_back(number ? static_cast<std::uint32_t>(marked.numbers_.size())
                                       : Marked::kNoNumber);
    if (number) marked.numbers_.push_back(*number);
    marked.numeric_.push_back(digit || number || is_roman(words, index));
    if (known) mark_word(words, index, marked.meanings_);
  }
  marked.begins_.push_back(static_cast<std::uint32_t>(marked.meanings_.size()));
  return marked;
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

// Recursion goes no deeper than the pattern has elements.
bool TimeGrammar::match_from(const Marked& marked, const Pattern& pattern, std::size_t element,
                             State& state) const {
  if (element == pattern.elements.size()) {
    // A comma that a missing year was to follow stays outside.
    if (state.end > state.begin + 1 && marked.words()[state.end - 1] == ",") --state.end;
    return true;
  }
  const Element& next = pattern.elements[element];
  if (is_at_stop(marked, next, state)) return match_from(marked, pattern, element + 1, state);
  if (marked.words().together(state.first, state.at)) {
    State taken = state;
    if (take(marked, next, taken) && match_from(marked, pattern, element + 1, taken)) {
      state = taken;
      return true;
    }
  }
  return next.optional && match_from(marked, pattern, element + 1, state);
}

// A cheap look before a pattern is tried in full: whether an element that must be there can be.
bool TimeGrammar::may_follow(const Marked& marked, const Element& element, std::size_t at) const {
  if (element.optional || element.shape == Shape::kWord) return true;
  if (at >= marked.words().size()) return false;
  if (element.shape == Shape::kNumber) return marked.may_begin_number(at);
  for (const Meaning& meaning : marked.meanings(at)) {
    if (meaning.type == element.type) return true;
  }
  return false;
}

std::optional<TimeMatch> TimeGrammar::match(const Marked& marked, std::size_t index) const {
  TimeMatch best;
  std::size_t seen = 0;  // Where the best one's context ends.
  const auto attempt = [&](std::span<const std::uint16_t> ids, const Meaning& first) {
    for (const std::uint16_t id : ids) {
      const std::vector<Element>& elements = patterns_[id].elements;
      if (first.length != 0 && elements.size() > 1 && elements[0].type == first.type &&
          elements[1].type != kStop && elements[1].type != kEnd &&
          !may_follow(marked, elements[1], index + first.length)) {
        continue;
      }
      State state{index, index, index, 0, {}};
      if (!match_from(marked, patterns_[id], 0, state)) continue;
      // Of equally long ones that which more context speaks for.
      if (state.end < best.end || (state.end == best.end && state.at <= seen)) continue;
      seen = state.at;
      best = {state.begin, state.end, patterns_[id].rule, state.captures, id};
    }
  };
  for (const Meaning& meaning : marked.meanings(index)) attempt(by_type_[meaning.type], meaning);
  if (marked.may_begin_number(index)) attempt(by_number_, Meaning{0, 0, {}});
  if (best.end == 0) return std::nullopt;
  return best;
}

}  // namespace sourcier
